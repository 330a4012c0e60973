import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto.js';

const DESCRIPTIONS = {
  400: 'A value breaks a rule, or is not expected here.',
  404: 'There is no such document.',
  503: 'The database cannot be reached at the moment.',
} as const;

/** Documents the errors that `DjongoExceptionFilter` answers with: those given, and 503. */
export function ApiProblems(...statuses: (400 | 404)[]): MethodDecorator {
  const content = { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } };
  const responses = [...statuses, 503 as const].map((status) =>
    ApiResponse({ status, description: DESCRIPTIONS[status], content }),
  );
  return applyDecorators(ApiExtraModels(ProblemDto), ...responses);
}
