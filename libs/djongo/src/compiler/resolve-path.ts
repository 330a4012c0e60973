import { FieldError, perhaps } from '../errors/index.js';
import type { Field, FieldOptions } from '../fields/index.js';
import { isLookupName, lookupsOf } from '../lookups/index.js';
import { childFields, firstStep, type ModelMeta, nextStep, type PathStep, walkPath } from '../meta/index.js';
import { clip } from './clip.js';
import type { ResolvedPath } from './resolved.js';

/** More than any model needs, and few enough that the server takes the path. */
const MAX_KEY = 1_000;
const MAX_STEPS = 100;

/**
 * Splits `blog__name__startswith` into the path of fields and the lookup. Every name is looked up in the model: what is
 * not declared there throws `FieldError`, so no operator of the server can arrive through a key.
 */
export function resolvePath(meta: ModelMeta, key: string): ResolvedPath {
  if (key.length > MAX_KEY) throw new FieldError(`${meta.name}: '${clip(key)}' is longer than ${MAX_KEY} characters.`);
  const [head = '', ...tail] = key.split('__');
  const first = firstStep(meta, head);
  if (first === undefined) throw unknownField(meta, head);
  if (tail.length > MAX_STEPS) throw new FieldError(`${meta.name}: '${clip(key)}' has more than ${MAX_STEPS} steps.`);
  const steps: PathStep[] = [first];
  let { field } = first;
  for (const [at, name] of tail.entries()) {
    const isLast = at === tail.length - 1;
    const step = nextStep(field, name) ?? jsonStep(field, name, isLast);
    if (step !== undefined) {
      steps.push(step);
      field = step.field;
    } else if (isLast && hasLookup(field, name)) {
      return { steps, field, lookup: name, hasLookup: true };
    } else {
      throw unknownName(`${meta.name}.${[head, ...tail.slice(0, at)].join('__')}`, field, name);
    }
  }
  return { steps, field, lookup: 'exact', hasLookup: false };
}

/** The path of a key that may have no lookup: of an order, of `values`, of an update. */
export function resolveFieldPath(meta: ModelMeta, key: string): ResolvedPath {
  const path = resolvePath(meta, key);
  if (path.hasLookup) throw new FieldError(`${meta.name}: '${clip(key)}' is a lookup; a field is needed here.`);
  return path;
}

/** Any key of a JSON value is a step, unless the name is a lookup and the last of the path. A number may be an index. */
function jsonStep(field: Field, name: string, isLast: boolean): PathStep | undefined {
  const json = field.item ?? field;
  if (json.family !== 'json' || !isJsonKey(name) || (isLast && hasLookup(field, name))) return undefined;
  const inside: Field = { ...json, name, column: name, options: INSIDE_JSON };
  return { column: name, field: inside, isIndex: /^(0|[1-9][0-9]{0,8})$/.test(name) };
}

/** The field's own options are about the whole value; inside it null and the empty string are values like any other. */
const INSIDE_JSON: FieldOptions = Object.freeze({ null: true, blank: true });

/** Keys that the server would not read as one key of a path are never steps, though JSON may have them. */
function isJsonKey(name: string): boolean {
  return name !== '' && !name.startsWith('$') && !/[.\0]/.test(name) && name.isWellFormed();
}

/** An array has its own lookups and those of its elements; a container any, which then apply to each of its leaves. */
function hasLookup(field: Field, name: string): boolean {
  if (field.family === 'container') return isLookupName(name);
  return lookupsOf(field.family).has(name) || (field.item !== undefined && hasLookup(field.item, name));
}

function unknownField(meta: ModelMeta, name: string): FieldError {
  const dotted = name.replaceAll('.', '__');
  const known = dotted !== name && walkPath(meta, dotted) !== undefined ? [dotted] : ['pk', ...meta.fields.keys()];
  return new FieldError(`${meta.name} has no field '${clip(name)}'${name === '' ? '' : perhaps(name, known)}.`);
}

function unknownName(owner: string, field: Field, name: string): FieldError {
  const lookups = [...lookupsOf(field.family).keys(), ...(field.item ? lookupsOf(field.item.family).keys() : [])];
  const fields = [...childFields(field).keys()];
  const place = `${clip(owner)} (${field.kind})`;
  if (isLookupName(name)) return new FieldError(`${place} has no lookup '${name}'.`);
  const what = fields.length > 0 ? 'field or lookup' : 'lookup';
  const near = perhaps(name, new Set([...fields, ...lookups]));
  const json =
    (field.item ?? field).family === 'json' ? "; a key of JSON in a path has no '$' in front, no '.' and no NUL" : '';
  return new FieldError(`${place} has no ${what} '${clip(name)}'${near}${json}.`);
}
