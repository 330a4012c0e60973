import { FieldError, perhaps } from '../errors/index.js';
import type { Field } from '../fields/index.js';
import { isLookupName, lookupsOf } from '../lookups/index.js';
import { childFields, firstStep, type ModelMeta, nextStep, type PathStep } from '../meta/index.js';
import type { ResolvedPath } from './resolved.js';

/**
 * Splits `blog__name__startswith` into the path of fields and the lookup. Every name is looked up in the model: what is
 * not declared there throws `FieldError`, so no operator of the server can arrive through a key.
 */
export function resolvePath(meta: ModelMeta, key: string): ResolvedPath {
  const [head = '', ...tail] = key.split('__');
  const first = firstStep(meta, head);
  if (first === undefined) throw unknownField(meta.name, head, ['pk', ...meta.fields.keys()]);
  const steps: PathStep[] = [first];
  let { field } = first;
  for (const [at, name] of tail.entries()) {
    const isLast = at === tail.length - 1;
    const step = nextStep(field, name) ?? jsonStep(field, name, isLast);
    if (step !== undefined) {
      steps.push(step);
      field = step.field;
    } else if (isLast && hasLookup(field, name)) {
      return { steps, field, lookup: name };
    } else {
      throw unknownName(`${meta.name}.${[head, ...tail.slice(0, at)].join('__')}`, field, name);
    }
  }
  return { steps, field, lookup: 'exact' };
}

/** The path of a key that may have no lookup: of an order, of `values`, of an update. */
export function resolveFieldPath(meta: ModelMeta, key: string): ResolvedPath {
  const path = resolvePath(meta, key);
  if (path.lookup !== 'exact' || key.endsWith('__exact')) {
    throw new FieldError(`${meta.name}: '${key}' is a lookup; a field is needed here.`);
  }
  return path;
}

/** Any key of a JSON value is a step, unless the name is a lookup and the last of the path. */
function jsonStep(field: Field, name: string, isLast: boolean): PathStep | undefined {
  if (field.family !== 'json' || (isLast && hasLookup(field, name))) return undefined;
  if (name === '' || name.startsWith('$') || /[.\0]/.test(name) || !name.isWellFormed()) return undefined;
  return { column: name, field: { ...field, name, column: name }, isIndex: false };
}

/** An array has its own lookups and those of its elements; a container any, which then apply to each of its leaves. */
function hasLookup(field: Field, name: string): boolean {
  if (field.family === 'container') return isLookupName(name);
  return lookupsOf(field.family).has(name) || (field.item !== undefined && hasLookup(field.item, name));
}

function unknownField(owner: string, name: string, known: Iterable<string>): FieldError {
  return new FieldError(`${owner} has no field '${clip(name)}'${perhaps(name, known)}.`);
}

function unknownName(owner: string, field: Field, name: string): FieldError {
  const lookups = [...lookupsOf(field.family).keys(), ...(field.item ? lookupsOf(field.item.family).keys() : [])];
  const fields = [...childFields(field).keys()];
  if (isLookupName(name)) return new FieldError(`${owner} (${field.kind}) has no lookup '${name}'.`);
  const what = fields.length > 0 ? 'field or lookup' : 'lookup';
  return new FieldError(`${owner} has no ${what} '${clip(name)}'${perhaps(name, [...fields, ...lookups])}.`);
}

/** Keys may come from outside and be as long as a request. */
function clip(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
