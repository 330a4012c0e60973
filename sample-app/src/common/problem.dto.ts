import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** An error as RFC 9457 has it. */
export class ProblemDto {
  @ApiProperty({ example: 'about:blank' }) type!: string;
  @ApiProperty({ example: 'Bad Request' }) title!: string;
  @ApiProperty({ example: 400 }) status!: number;
  @ApiProperty({ example: 'Some values are not valid.' }) detail!: string;
  @ApiProperty({ example: 'invalid' }) code!: string;
  @ApiPropertyOptional({
    description: 'Messages by the path of the value.',
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    example: { 'authors.0.email': ['Enter a valid email address.'] },
  })
  errors?: Record<string, string[]>;
}
