import { FieldError } from '../../../errors/index.js';
import type { FieldFamily } from '../../../fields/index.js';
import { defineFunction, type FunctionDefinition } from '../../define-function.js';
import type { ExpressionDoc } from '../../doc.js';
import { commonOf } from '../../outputs.js';

const ORDERED = ['text', 'number', 'boolean', 'date', 'objectId', 'uuid'] as const satisfies readonly FieldFamily[];

/** The greatest or the least of several values of one kind. Nulls are passed over, as PostgreSQL does. */
export function defineExtreme(name: string, doc: ExpressionDoc, operator: '$max' | '$min'): FunctionDefinition {
  return defineFunction({
    name,
    doc,
    takes: [ORDERED, ORDERED],
    more: ORDERED,
    output: (fields) => {
      const families = new Set(fields.map(({ family }) => family).filter((family) => family !== 'json'));
      if (families.size > 1)
        throw new FieldError(`${name}() takes values of one kind, not ${[...families].join(' and ')}.`);
      return commonOf(fields);
    },
    expr: (args) => ({ [operator]: args }),
  });
}
