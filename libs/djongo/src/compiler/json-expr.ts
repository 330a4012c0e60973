import type { Expression } from '../lookups/index.js';

/**
 * The values that a path of keys finds in JSON, as an expression: an array of `{ v: value }`, without `v` for what is missing,
 * and with `isItem: true` for what an index found last. As paths do on the server: a key of an array is asked of each of its
 * documents, and a number is an index besides.
 */
export function jsonValues(value: Expression, keys: readonly string[]): Expression {
  return keys.reduce<Expression>(
    (found, key) => ({
      $reduce: { input: found, initialValue: [], in: { $concatArrays: ['$$value', valuesUnder('$$this.v', key)] } },
    }),
    [{ v: value }],
  );
}

function valuesUnder(value: string, key: string): Expression {
  const documents = { $filter: { input: value, as: 'j', cond: { $eq: [{ $type: '$$j' }, 'object'] } } };
  const ofDocuments = { $map: { input: documents, as: 'j', in: { v: `$$j.${key}` } } };
  const ofArray = isIndex(key) ? { $concatArrays: [ofDocuments, itemAt(value, Number(key))] } : ofDocuments;
  return { $cond: [{ $isArray: [value] }, ofArray, [{ v: `${value}.${key}` }]] };
}

/** The item in an array of its own; none where the array is too short. */
function itemAt(array: string, index: number): Expression {
  return { $map: { input: { $slice: [array, index, 1] }, as: 'j', in: { v: '$$j', isItem: true } } };
}

function isIndex(key: string): boolean {
  return /^(0|[1-9][0-9]{0,8})$/.test(key);
}
