import type { FieldFamily } from '../fields/index.js';
import type { Expression, Lookup } from './define-lookup.js';

/** How a value is compared with one that is computed. Null and missing never match, on either side. */
type Comparison = (lhs: Expression, rhs: Expression, family: FieldFamily) => Expression;

/** The lookups that take a computed value: `n__gt: F('m')`. `ne` is the negation of `exact`. */
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  exact: (lhs, rhs) => ({ $and: [isPresent(lhs), { $eq: [lhs, rhs] }] }),
  gt: ordered('$gt'),
  gte: ordered('$gte'),
  lt: ordered('$lt'),
  lte: ordered('$lte'),
  contains: text((lhs, rhs) => ({ $gte: [{ $indexOfCP: [lhs, rhs] }, 0] })),
  startswith: text(startsWith),
  endswith: text(endsWith),
  iexact: text(ignoringCase((lhs, rhs) => ({ $eq: [lhs, rhs] }))),
  icontains: text(ignoringCase((lhs, rhs) => ({ $gte: [{ $indexOfCP: [lhs, rhs] }, 0] }))),
  istartswith: text(ignoringCase(startsWith)),
  iendswith: text(ignoringCase(endsWith)),
};

/** A lookup whose right side is computed, as one that needs no value any more; undefined for those that take none. */
export function computedLookup(name: string, rhs: Expression, family: FieldFamily): Lookup | undefined {
  if (name === 'ne') {
    const exact = computedLookup('exact', rhs, family);
    if (exact === undefined) return undefined;
    return bound('ne', (lhs) => ({ $not: [exact.expr(lhs, undefined)] }), exact);
  }
  const compare = Object.hasOwn(COMPARISONS, name) ? COMPARISONS[name] : undefined;
  return compare && bound(name, (lhs) => compare(lhs, rhs, family));
}

/** `range` of two values, of which at least one is computed. */
export function computedRange(from: Expression, to: Expression, family: FieldFamily): Lookup {
  const [least, most] = [ordered('$gte'), ordered('$lte')];
  return bound('range', (lhs) => ({ $and: [least(lhs, from, family), most(lhs, to, family)] }));
}

/** `in` a list that is computed, or has items that are; nulls in it match nothing. */
export function computedIn(list: Expression): Lookup {
  return bound('in', (lhs) => ({ $and: [isPresent(lhs), { $in: [lhs, list] }] }));
}

/** `in` the values of another query, where the server was told to join those rows that have this one's. */
export function joinedIn(rows: Expression): Lookup {
  return bound('in', () => ({ $ne: [rows, []] }));
}

function bound(name: string, expr: (lhs: Expression) => Expression, opposite?: Lookup): Lookup {
  return Object.freeze<Lookup>({
    name,
    families: 'all',
    rhs: 'field',
    path: () => undefined,
    expr,
    ...(opposite && { opposite: () => ({ lookup: opposite, value: undefined }) }),
  });
}

/** Values of one kind only: the operators of expressions compare across kinds, as conditions on paths do not. */
function ordered(operator: string): Comparison {
  return (lhs, rhs, family) => ({ $and: [...sameKind(lhs, rhs, family), { [operator]: [lhs, rhs] }] });
}

function sameKind(lhs: Expression, rhs: Expression, family: FieldFamily): readonly Expression[] {
  if (family === 'number') return [{ $isNumber: lhs }, { $isNumber: rhs }];
  return [isPresent(lhs), { $eq: [{ $type: lhs }, { $type: rhs }] }];
}

function text(compare: (lhs: Expression, rhs: Expression) => Expression): Comparison {
  return (lhs, rhs) => ({ $cond: [{ $and: [isText(lhs), isText(rhs)] }, compare(lhs, rhs), false] });
}

function ignoringCase(compare: (lhs: Expression, rhs: Expression) => Expression): typeof compare {
  return (lhs, rhs) => compare({ $toLower: lhs }, { $toLower: rhs });
}

function startsWith(lhs: Expression, rhs: Expression): Expression {
  return { $eq: [{ $indexOfCP: [lhs, rhs] }, 0] };
}

function endsWith(lhs: Expression, rhs: Expression): Expression {
  const length = { $strLenCP: rhs };
  const start = { $max: [0, { $subtract: [{ $strLenCP: lhs }, length] }] };
  return { $eq: [{ $substrCP: [lhs, start, length] }, rhs] };
}

function isText(value: Expression): Expression {
  return { $eq: [{ $type: value }, 'string'] };
}

/** Missing and null come before everything else. */
function isPresent(value: Expression): Expression {
  return { $gt: [value, null] };
}
