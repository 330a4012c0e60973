import type { FieldFamily } from '../../fields/index.js';
import type { ExpressionDoc } from '../doc.js';
import { single } from './accumulations.js';
import { type AggregateDefinition, defineAggregate } from './define-aggregate.js';

const ORDERED = ['text', 'number', 'boolean', 'date', 'objectId', 'uuid'] as const satisfies readonly FieldFamily[];

/** The least or the greatest value. */
export function defineExtreme(name: string, doc: ExpressionDoc, operator: '$min' | '$max'): AggregateDefinition {
  return defineAggregate({
    name,
    doc,
    skipsNulls: true,
    takes: ORDERED,
    output: (field) => field,
    ofNothing: null,
    group: (value) => single({ [operator]: value }),
    groupLists: (values) => single({ [operator]: { [operator]: values } }),
    list: (values) => ({ [operator]: values }),
  });
}
