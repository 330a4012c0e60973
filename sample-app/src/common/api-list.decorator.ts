import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { type FilterParameter, type ListParameters, MAX_LIMIT, MAX_OFFSET } from './list-parameters.js';

/** Documents the query parameters of a list. Examples stand in the descriptions, so that "Try it out" starts without filters. */
export function ApiList<M extends object>({ filters, ordering }: ListParameters<M>): MethodDecorator {
  const orders = ordering.map((name) => `\`${name}\``).join(', ');
  return applyDecorators(
    ...Object.entries(filters).map(([name, filter]) => filterQuery(name, filter)),
    ApiQuery({ name: 'ordering', required: false, type: 'string', description: `By ${orders}; \`-\` for descending.` }),
    ApiQuery({
      name: 'limit',
      required: false,
      schema: { type: 'integer', minimum: 0, maximum: MAX_LIMIT },
    }),
    ApiQuery({ name: 'offset', required: false, schema: { type: 'integer', minimum: 0, maximum: MAX_OFFSET } }),
  );
}

function filterQuery(name: string, { type, example }: FilterParameter): MethodDecorator {
  const schema = type === 'date-time' ? { type: 'string' as const, format: type } : { type };
  return ApiQuery({ name, required: false, schema, description: `Such as \`${example}\`.` });
}
