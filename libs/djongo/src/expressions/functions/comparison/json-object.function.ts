import { describeType, FieldError } from '../../../errors/index.js';
import { dictionaryEntries, isPlain, type JsonValue } from '../../../fields/index.js';
import { defineFunction } from '../../define-function.js';
import type { Expression } from '../../expression.js';
import { OUTPUT } from '../../outputs.js';
import type { Argument, NeedsOf } from '../../typed.js';
import { call } from '../call.js';

export const jsonObject = defineFunction({
  name: 'JSONObject',
  doc: {
    args: '{ key: value, … }',
    says: 'an object of values; null where one is missing',
    example: "JSONObject({ title: 'headline', blog: 'blog__name' })",
  },
  takes: [],
  more: 'any',
  output: OUTPUT.json,
  // By itself the object would be read as one of paths to set; what is missing would be missing in it.
  expr: (args, { keys }) => ({
    $mergeObjects: [
      Object.fromEntries(args.map((arg, at) => [(keys as readonly string[])[at], { $ifNull: [arg, null] }])),
    ],
  }),
});

/** What can be a key, and neither a path nor an operator. */
const KEY = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * An object of values under keys of one's own. It has the lookups of JSON.
 *
 * @throws FieldError for keys that are no names
 * @example
 * entries.annotate({ head: JSONObject({ title: 'headline', blog: 'blog__name' }) })
 * // { $mergeObjects: [{ title: { $ifNull: ['$headline', null] }, blog: { $ifNull: ['$blog.name', null] } }] }
 */
export function JSONObject<const F extends Readonly<Record<string, Argument>>>(
  values: F,
): Expression<NeedsOf<F[keyof F]>, Record<string, JsonValue>> {
  if (!isPlain(values)) {
    throw new FieldError(`JSONObject() takes an object of values, not a value of type ${describeType(values)}.`);
  }
  const entries = dictionaryEntries('JSONObject()', values);
  const keys = entries.map(([key]) => key);
  if (keys.some((key) => !KEY.test(key) || key === '__proto__')) {
    throw new FieldError('JSONObject(): a key has letters, digits and underscores, and begins with no digit.');
  }
  return call(
    jsonObject,
    entries.map(([, value]) => value),
    { keys: Object.freeze(keys) },
  );
}
