import type { AggregateNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import { type Accumulation, type CompiledArgument, single } from '../expressions/index.js';
import type { Expression } from '../lookups/index.js';
import { aggregateInput, type AggregateInput } from './aggregate-input.js';
import { cond } from './cond.js';
import { computedColumns, sortDocument, type SortKey, sortKeys } from './sort-keys.js';
import type { Scope } from './scope.js';

/** An aggregate of the documents of a group. */
export interface GroupAggregate {
  /** What has to be set on the documents before they are grouped. */
  readonly computed: Document;
  readonly accumulation: Accumulation;
  readonly field: CompiledArgument['field'];
}

/** `column` begins the names of the columns that have to be set. */
export function aggregateInGroup(scope: Scope, node: AggregateNode, column: string): GroupAggregate {
  const input = aggregateInput(scope, node);
  const { output } = input.definition;
  const field = typeof output === 'function' ? output(input.field) : output;
  const keys = sortKeys(scope, node.orderBy, `${column}__o`);
  const { accumulation, computed = {} } = accumulate(input, node, keys, column);
  return { computed: { ...computedColumns(keys), ...computed }, accumulation, field };
}

interface Accumulated {
  readonly accumulation: Accumulation;
  readonly computed?: Document;
}

function accumulate(input: AggregateInput, node: AggregateNode, keys: readonly SortKey[], column: string): Accumulated {
  const { definition, value, isList, condition } = input;
  if (node.of === '*') return { accumulation: single({ $sum: condition === undefined ? 1 : cond(condition, 1, 0) }) };
  if (definition.ordered !== undefined && !isList && !node.distinct) {
    return ordered(definition.ordered, input, keys, column);
  }
  if (!node.distinct && isList && definition.groupLists !== undefined) {
    return { accumulation: definition.groupLists(cond(condition, value, []), node) };
  }
  if (!node.distinct && !isList && definition.group !== undefined) {
    return { accumulation: definition.group(cond(condition, value, null), node) };
  }
  return { accumulation: collected(input, node, keys) };
}

/** The values are brought together in an array, of which the aggregate is made then. */
function collected(input: AggregateInput, node: AggregateNode, keys: readonly SortKey[]): Accumulation {
  const { definition, value, isList, condition } = input;
  const list = (values: Expression): Expression => definition.list(values, node);
  if (isList) {
    const join = node.distinct ? '$setUnion' : '$concatArrays';
    return {
      accumulators: { values: { $push: cond(condition, value, []) } },
      result: ({ values }) =>
        list({ $reduce: { input: values, initialValue: [], in: { [join]: ['$$value', '$$this'] } } }),
    };
  }
  const kept = definition.keepsNulls ? { $ifNull: [value, null] } : { $ifNull: [value, '$$REMOVE'] };
  const counted = cond(condition, kept, '$$REMOVE');
  if (node.distinct || keys.length === 0) {
    return {
      accumulators: { values: { [node.distinct ? '$addToSet' : '$push']: counted } },
      result: ({ values }) => list(values),
    };
  }
  const keyed = Object.fromEntries(keys.map(({ column }, at) => [`k${at}`, { $ifNull: [`$${column}`, null] }]));
  const sortBy = Object.fromEntries(keys.map(({ direction }, at) => [`k${at}`, direction]));
  return {
    accumulators: { values: { $push: cond(condition, { v: kept, ...keyed }, '$$REMOVE') } },
    result: ({ values }) => list({ $map: { input: { $sortArray: { input: values, sortBy } }, as: 's', in: '$$s.v' } }),
  };
}

/** The first by an order. What does not count comes after everything else, and is null. */
function ordered(
  operator: '$top' | '$bottom',
  { value, condition }: AggregateInput,
  keys: readonly SortKey[],
  column: string,
): Accumulated {
  const output = { $ifNull: [cond(condition, value, null), null] };
  const isFirst = operator === '$top';
  if (keys.length === 0 && condition === undefined) {
    return { accumulation: single({ [isFirst ? '$first' : '$last']: output }) };
  }
  if (condition === undefined) return { accumulation: single({ [operator]: { sortBy: sortDocument(keys), output } }) };
  const counts = `${column}__counts`;
  const sortBy = { [counts]: isFirst ? -1 : 1, ...sortDocument(keys) };
  return {
    computed: { [counts]: cond(condition, 1, 0) },
    accumulation: single({ [operator]: { sortBy, output } }),
  };
}
