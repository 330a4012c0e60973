import { clip, FieldError } from '../errors/index.js';
import { askSpan, lookupsOf, type Transform } from '../lookups/index.js';
import { stepTo } from '../meta/index.js';
import { COERCIONS } from './coerce-value.js';
import { resolveTest } from './resolve-test.js';
import { anyOf, NOTHING, type Resolved, type ResolvedPath, type ResolvedTest } from './resolved.js';

/** Resolves a lookup on what a transform makes: `pub_date__year__gte`. Of an array, one element is enough. */
export function resolveTransform(key: string, path: ResolvedPath, transform: Transform, value: unknown): Resolved {
  const { steps, field, lookup: name } = insideArrays(path);
  const isNullness = value === null && (name === 'exact' || name === 'ne');
  // There is a part of every date, so this is about the date.
  if (isNullness || name === 'isnull') return resolveTest(key, { steps, field, lookup: name, hasLookup: true }, value);
  const { output, span } = transform;
  const lookup = lookupsOf(output.family).get(name);
  if (lookup === undefined) throw new FieldError(`${clip(key)} (${output.kind}) has no lookup '${name}'.`);
  const made = COERCIONS[lookup.rhs](value, { key, field: output });
  const test: ResolvedTest = { kind: 'test', steps, lookup, value: made };
  if (lookup.name === 'in' && Array.isArray(made) && made.length === 0) return NOTHING;
  const asked = span && askSpan(span, lookup, made);
  return asked === undefined ? { ...test, transform } : anyOf(asked.map((one) => ({ ...test, ...one })));
}

/** The path to the elements of the array at its end, of arrays in arrays the innermost. */
function insideArrays(path: ResolvedPath): ResolvedPath {
  const { item } = path.field;
  if (item === undefined) return path;
  return insideArrays({ ...path, steps: [...path.steps, stepTo('', item)], field: item });
}
