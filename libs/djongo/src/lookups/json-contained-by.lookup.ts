import { isPlain } from '../fields/index.js';
import { defineLookup, type Expression } from './define-lookup.js';
import { literal } from './literal.js';

/** `data__contained_by={ a: 1, b: { c: 2 } }` → `{ $expr: … }`: only an expression can ask for every key there is. */
export const jsonContainedBy = defineLookup<'shallow'>({
  name: 'contained_by',
  doc: {
    says: 'an object each of whose leaves is equal here, an array each of whose items is here, or the same value',
    example: { extra__contained_by: { theme: 'dark', columns: 2 } },
  },
  families: ['json'],
  rhs: 'shallow',
  wholeArray: true,
  path: () => undefined,
  expr: (lhs, value) => isContained(lhs, value, 0),
});

function isContained(lhs: Expression, value: unknown, level: number): Expression {
  if (Array.isArray(value)) return { $cond: [{ $isArray: [lhs] }, { $setIsSubset: [lhs, literal(value)] }, false] };
  const entries = entriesOf(value);
  if (entries === undefined) return { $eq: [lhs, literal(value)] };
  const pair = `k${level}`;
  const isIn = entries.map(([key, item]) => ({
    $and: [{ $eq: [`$$${pair}.k`, literal(key)] }, isContained(`$$${pair}.v`, item, level + 1)],
  }));
  const pairs = { $map: { input: { $objectToArray: lhs }, as: pair, in: { $or: isIn } } };
  return { $cond: [{ $eq: [{ $type: lhs }, 'object'] }, { $allElementsTrue: [pairs] }, false] };
}

/** The keys and values of an object, or of the `Map` as which JSON with the driver's own key is encoded. */
function entriesOf(value: unknown): [string, unknown][] | undefined {
  if (value instanceof Map) return [...value].map(([key, item]: [unknown, unknown]) => [String(key), item]);
  return isPlain(value) ? Object.entries(value) : undefined;
}
