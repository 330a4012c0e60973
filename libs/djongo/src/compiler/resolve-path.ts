import { clip, FieldError, perhaps } from '../errors/index.js';
import type { Field } from '../fields/index.js';
import { chain, compoundOf, isLookupName, lookupsOf, type Transform, transformsOf } from '../lookups/index.js';
import { childFields, nextStep, type PathStep, walkPath } from '../meta/index.js';
import { isJsonKey, stepIntoJson } from './json-step.js';
import type { ResolvedPath } from './resolved.js';
import type { Scope } from './scope.js';
import { hasSlice, sliceStep } from './slices.js';

/** More than any model needs, and few enough that the server takes the path. */
const MAX_KEY = 1_000;
const MAX_STEPS = 100;

/**
 * Splits `blog__name__startswith` into the path of fields and the lookup. Every name is looked up in the model: what is
 * not declared there throws `FieldError`, so no operator of the server can arrive through a key.
 */
export function resolvePath(scope: Scope, key: string): ResolvedPath {
  if (key.length > MAX_KEY) throw new FieldError(`${scope.name}: '${clip(key)}' is longer than ${MAX_KEY} characters.`);
  const names = key.split('__');
  const start = scope.start(names);
  if (start === undefined) throw unknownField(scope, names[0] ?? '');
  const head = names.slice(0, start.length).join('__');
  const tail = names.slice(start.length);
  const first = start.step;
  if (tail.length > MAX_STEPS) throw new FieldError(`${scope.name}: '${clip(key)}' has more than ${MAX_STEPS} steps.`);
  const steps: PathStep[] = [first];
  let { field } = first;
  for (const [at, name] of tail.entries()) {
    const isLast = at === tail.length - 1;
    const step =
      nextStep(field, name) ??
      sliceStep(`${scope.name}.${key}`, steps.at(-1) ?? first, name) ??
      jsonStep(field, name, isLast);
    if (step !== undefined) {
      steps.push(step);
      field = step.field;
    } else if (isLast && hasLookup(field, name)) {
      return { steps, field, lookup: name, hasLookup: true };
    } else if (transformsOf(field).has(name)) {
      return transformed(`${scope.name}.${[head, ...tail.slice(0, at)].join('__')}`, steps, field, tail.slice(at));
    } else {
      throw unknownName(`${scope.name}.${[head, ...tail.slice(0, at)].join('__')}`, field, name);
    }
  }
  return { steps, field, lookup: 'exact', hasLookup: hasSlice(steps) };
}

/** What stands after a field and begins with a transform: `year`, `year__gte`. */
function transformed(owner: string, steps: readonly PathStep[], field: Field, names: readonly string[]): ResolvedPath {
  let transform: Transform | undefined;
  let output = field;
  for (const [at, name] of names.entries()) {
    const next = transformsOf(output).get(name);
    if (next !== undefined) {
      transform = transform === undefined ? next : chain(transform, next);
      ({ output } = next);
    } else if (transform !== undefined && at === names.length - 1 && hasLookup(output, name)) {
      return { steps, field, transform, lookup: name, hasLookup: true };
    } else {
      throw unknownName([owner, ...names.slice(0, at)].join('__'), output, name);
    }
  }
  return { steps, field, ...(transform && { transform }), lookup: 'exact', hasLookup: true };
}

/** The path of a key that may have no lookup: of an order, of `values`, of an update. */
export function resolveFieldPath(scope: Scope, key: string): ResolvedPath {
  const path = resolvePath(scope, key);
  if (path.hasLookup) throw new FieldError(`${scope.name}: '${clip(key)}' is a lookup; a field is needed here.`);
  return path;
}

/** The path of an expression: a field, or what a transform makes of one. */
export function resolveValuePath(scope: Scope, key: string): ResolvedPath {
  const path = resolvePath(scope, key);
  if (path.lookup === 'exact' && !key.endsWith('__exact')) return path;
  throw new FieldError(`${scope.name}: '${clip(key)}' is a lookup; a field is needed here.`);
}

/** Any key of a JSON value is a step, unless the name is a lookup and the last of the path. A number may be an index. */
function jsonStep(field: Field, name: string, isLast: boolean): PathStep | undefined {
  const json = field.item ?? field;
  if (json.family !== 'json' || !isJsonKey(name) || (isLast && hasLookup(field, name))) return undefined;
  return stepIntoJson(json, name);
}

/** An array has its own lookups and those of its elements; a container any, which then apply to each of its leaves. */
function hasLookup(field: Field, name: string): boolean {
  if (field.family === 'container') return isLookupName(name);
  if (lookupsOf(field.family).has(name) || compoundOf(field.family, name) !== undefined) return true;
  return field.item !== undefined && hasLookup(field.item, name);
}

function unknownField(scope: Scope, name: string): FieldError {
  const dotted = name.replaceAll('.', '__');
  const known = dotted !== name && walkPath(scope.meta, dotted) !== undefined ? [dotted] : scope.names();
  const place = scope.place === undefined ? '' : ` ${scope.place}`;
  const near = name === '' ? '' : perhaps(name, known);
  return new FieldError(`${scope.name} has no field '${clip(name)}'${place}${near}.`);
}

function unknownName(owner: string, field: Field, name: string): FieldError {
  const lookups = [...lookupsOf(field.family).keys(), ...(field.item ? lookupsOf(field.item.family).keys() : [])];
  const fields = [...childFields(field).keys()];
  const transforms = transformsOf(field).keys();
  const place = `${clip(owner)} (${field.kind})`;
  if (isLookupName(name)) return new FieldError(`${place} has no lookup '${name}'.`);
  const what = fields.length > 0 ? 'field or lookup' : 'lookup';
  const near = perhaps(name, new Set([...fields, ...lookups, ...transforms]));
  const json =
    (field.item ?? field).family === 'json' ? "; a key of JSON in a path has no '$' in front, no '.' and no NUL" : '';
  return new FieldError(`${place} has no ${what} '${clip(name)}'${near}${json}.`);
}
