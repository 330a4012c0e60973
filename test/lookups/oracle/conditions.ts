import { ARRAY_LOOKUPS, isWhole } from './arrays.js';
import { isContained, leavesOf } from './json.js';
import { stored } from './operand.js';
import { elementsOf, follow, type Key, parseKey, type Path } from './paths.js';
import { askPart, askScalar } from './scalars.js';
import type { ArrayShape, ContainerShape } from './shape.js';
import { all, any, NEVER, not, startAfter, test, type Test, type Tree } from './tree.js';
import { isDocument, isList, isNull, MISSING } from './values.js';

/** What an entry of a dictionary asks. */
export function understand(model: ContainerShape, key: string, value: unknown): Tree {
  // `in` takes whatever can be iterated.
  return ask(parseKey(model, key), value instanceof Set ? [...value] : value);
}

function ask(key: Key, value: unknown): Tree {
  const { shape } = key;
  if (key.parts.length > 0) return askDate(key, value);
  const isOfContainers = shape.kind === 'container' || (shape.kind === 'array' && shape.item.kind === 'container');
  if (isOfContainers && isDocument(value)) {
    return key.lookup === 'ne' ? not(askDictionary({ ...key, lookup: 'exact' }, value)) : askDictionary(key, value);
  }
  if (isOfContainers && isList(value) && ['in', 'contains', 'all', 'overlap'].includes(key.lookup)) {
    return askSeveral(key, value);
  }
  return askLeaf(key, value);
}

/** One condition on each leaf, with the lookup applied there. */
function askDictionary(key: Key, dictionary: Readonly<Record<string, unknown>>): Tree {
  return all(
    Object.entries(dictionary).map(([name, value]) => {
      const path = name.split('.').reduce<Path>((at, part) => next(at, part), key);
      return ask({ ...path, parts: [], lookup: key.lookup }, value);
    }),
  );
}

/** Any of the dictionaries, or each of them met by an element of its own. */
function askSeveral(key: Key, dictionaries: readonly unknown[]): Tree {
  const each = dictionaries.map((dictionary) => ask({ ...key, lookup: 'exact' }, dictionary));
  if (key.lookup === 'in' || key.lookup === 'overlap') return any(each);
  if (each.length === 0) return test(key, isList, { asWhole: true });
  return all(each.map((of) => ({ kind: 'own', steps: key.steps, of: startAfter(key.steps.length + 1, of) })));
}

function askLeaf(key: Key, value: unknown): Tree {
  const { shape, lookup, steps } = key;
  if (lookup === 'isnull') return askNull(key, value === true || value === 'true' || value === '1');
  if (value === null && (lookup === 'exact' || lookup === 'ne')) {
    return isInsideJson(key)
      ? test(key, (found) => found === null, { isNegative: lookup === 'ne' })
      : askNull(key, lookup === 'exact');
  }
  if (shape.kind === 'array') return askArray(key, shape, value);
  if (shape.kind === 'json') return askJson(key, value);
  return askValue(key, value, { isPlain: isPlain({ steps, shape }, lookup) });
}

function askValue(key: Key, value: unknown, how: Partial<Test>): Tree {
  if (key.lookup === 'in' && isList(value) && value.every((one) => one === null)) return NEVER;
  const asks = askScalar(key.shape, key.lookup, value);
  if (asks === undefined) throw new Error(`The oracle does not know the lookup '${key.lookup}'.`);
  return test(key, asks, { ...how, isNegative: key.lookup === 'ne' });
}

/** Null or missing; of a key in JSON, missing only. */
function askNull(key: Key, isTrue: boolean): Tree {
  if (isInsideJson(key)) return test(key, (found) => found !== MISSING, { isNegative: isTrue, asWhole: true });
  return test(key, isNull, {
    isNegative: !isTrue,
    isNullness: true,
    asWhole: key.shape.kind === 'array' || key.shape.kind === 'json',
  });
}

function askArray(key: Key, shape: ArrayShape, value: unknown): Tree {
  const { lookup, steps } = key;
  if (lookup === 'len') return test(key, (found) => isList(found) && found.length === Number(value), { asWhole: true });
  const lookups = ARRAY_LOOKUPS[lookup];
  if (lookups !== undefined && isList(value)) {
    const asked = value.map((item) => stored(shape.item, item));
    if (lookup === 'overlap' && asked.length === 0) return NEVER;
    return test(key, (found) => lookups(found, asked), { asWhole: true });
  }
  if ((lookup === 'exact' || lookup === 'ne') && isWholeArray(shape, value)) {
    const asked = stored(shape, value);
    return test(key, (found) => isWhole(shape, found, asked), { asWhole: true, isNegative: lookup === 'ne' });
  }
  return askLeaf({ ...key, ...elementsOf(steps, shape.item) }, value);
}

/** Of an array of arrays, a list without lists in it is one of its elements. */
function isWholeArray({ item }: ArrayShape, value: unknown): boolean {
  return isList(value) && (item.kind !== 'array' || value.length === 0 || value.some(isList));
}

function askJson(key: Key, value: unknown): Tree {
  const { lookup } = key;
  const has = (name: unknown): Tree => askNull(next(key, String(name)), false);
  switch (lookup) {
    case 'has_key':
      return has(value);
    case 'has_keys':
      return all(isList(value) ? value.map(has) : []);
    case 'has_any_keys':
      return any(isList(value) ? value.map(has) : []);
    case 'contained_by':
      return test(key, (found) => isContained(found, value), { asWhole: true });
    case 'range': {
      const [from, to] = isList(value) ? value : [];
      return all([askValue({ ...key, lookup: 'gte' }, from, {}), askValue({ ...key, lookup: 'lte' }, to, {})]);
    }
    case 'contains':
      if (typeof value === 'object') return askContains(key, value);
  }
  return askValue(key, value, {});
}

/** Every leaf given is equal there; an array there has every item given. */
function askContains(key: Key, value: unknown): Tree {
  return all(
    leavesOf(value).map((leaf) => {
      const at = leaf.keys.reduce<Key>(next, key);
      if (!leaf.isItem) return askLeaf({ ...at, lookup: 'exact' }, leaf.value);
      return test(at, (found) => ARRAY_LOOKUPS['contains']?.(isList(found) ? found : null, [leaf.value]) ?? false, {
        asWhole: true,
      });
    }),
  );
}

/** A part of a date is asked of the date, and so is whether there is one. */
function askDate(key: Key, value: unknown): Tree {
  const { shape, lookup, parts } = key;
  if (shape.kind === 'array') return askDate({ ...key, ...elementsOf(key.steps, shape.item) }, value);
  const isNullness = lookup === 'isnull' || (value === null && (lookup === 'exact' || lookup === 'ne'));
  if (isNullness) return askLeaf({ ...key, parts: [] }, value);
  if (lookup === 'in' && isList(value) && value.every((one) => one === null)) return NEVER;
  return test(key, askPart(parts, lookup, value), { isNegative: lookup === 'ne' });
}

function next<P extends Path>(path: P, name: string): P {
  const found = follow(path, name);
  if (found === undefined) throw new Error(`The oracle knows nothing under '${name}'.`);
  return { ...path, ...found };
}

function isInsideJson({ steps }: Path): boolean {
  return steps.at(-1)?.to === 'key';
}

/** Whether a single comparison is asked as a plain path, which the server takes through whatever is stored. */
function isPlain({ steps }: Path, lookup: string): boolean {
  if (lookup === 'range' || steps.some(({ to }) => to === 'slice')) return false;
  return !steps.some(({ to }, at) => to === 'element' && ['index', 'element'].includes(steps[at - 1]?.to ?? ''));
}
