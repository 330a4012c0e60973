import type { Expression } from '../lookups/index.js';

/** An array, empty where there is none. */
export function listExpr(value: Expression): Expression {
  return { $cond: [{ $isArray: [value] }, value, []] };
}

/** The items of arrays in an array, `levels` deep, in one array; what is no array is left out. */
export function flatExpr(value: Expression, levels: number): Expression {
  if (levels <= 1) return listExpr(value);
  const inner = { $concatArrays: ['$$value', listExpr('$$this')] };
  return flatExpr({ $reduce: { input: listExpr(value), initialValue: [], in: inner } }, levels - 1);
}

/** The items that are neither null nor missing. */
export function presentExpr(list: Expression): Expression {
  return { $filter: { input: list, as: 'v', cond: { $gt: ['$$v', null] } } };
}

/** Each item once, in no order. */
export function setExpr(list: Expression): Expression {
  return { $setUnion: [list, []] };
}
