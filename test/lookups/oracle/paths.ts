import { DATE_PARTS } from './dates.js';
import { type ContainerShape, fieldOf, type Shape } from './shape.js';

/** One step from a value to what lies in it. */
export type Step =
  | { readonly to: 'field'; readonly column: string }
  /** To one item of an array, by its index. */
  | { readonly to: 'index'; readonly index: number; readonly item: Shape }
  /** To a part of an array. */
  | { readonly to: 'slice'; readonly from: number; readonly end: number }
  /** To each element of an array. */
  | { readonly to: 'element' }
  /** To what is under a key in JSON. */
  | { readonly to: 'key'; readonly key: string };

export interface Path {
  readonly steps: readonly Step[];
  /** What the model says of the value at the end. */
  readonly shape: Shape;
}

/** The key of a condition, taken apart. */
export interface Key extends Path {
  /** Parts of the date at the end of the path, one of the other. */
  readonly parts: readonly string[];
  readonly lookup: string;
}

const INDEX = /^[0-9]+$/;
const SLICE = /^([0-9]+)_([0-9]+)$/;
const JSON_LOOKUPS = new Set(
  `exact ne in isnull gt gte lt lte range iexact contains icontains startswith istartswith endswith iendswith regex iregex
   contained_by has_key has_keys has_any_keys`.split(/\s+/),
);
const ARRAY_ONLY = new Set(['len', 'all', 'overlap']);

/** `blog__name__startswith` → the way to the name, and the lookup. */
export function parseKey(model: ContainerShape, key: string): Key {
  const names = key.split('__');
  let path: Path = { steps: [], shape: model };
  let read = 0;
  for (const name of names) {
    const isLookup = read === names.length - 1 && (JSON_LOOKUPS.has(name) || isArrayLookup(path.shape, name));
    const next = follow(path, name, isLookup);
    if (next === undefined) break;
    path = next;
    read += 1;
  }
  const rest = names.slice(read);
  const parts = rest.filter((name) => Object.hasOwn(DATE_PARTS, name));
  const [lookup = 'exact', ...unknown] = rest.slice(parts.length);
  if (unknown.length > 0) throw new Error(`The oracle cannot read the key '${key}'.`);
  return { ...path, parts, lookup };
}

/** One name further; undefined where it is none of a field, an index, a slice or a key. */
export function follow(path: Path, name: string, isLookup = false): Path | undefined {
  const { steps, shape } = path;
  switch (shape.kind) {
    case 'container': {
      const field = fieldOf(shape, name === 'pk' ? 'id' : name);
      return field && { steps: [...steps, { to: 'field', column: field.column }], shape: field.shape };
    }
    case 'array':
      return followArray(path, shape.item, name, isLookup);
    case 'json':
      return isLookup ? undefined : { steps: [...steps, { to: 'key', key: name }], shape };
    default:
      return undefined;
  }
}

function followArray({ steps, shape }: Path, item: Shape, name: string, isLookup: boolean): Path | undefined {
  if (INDEX.test(name)) return { steps: [...steps, { to: 'index', index: Number(name), item }], shape: item };
  const [, from, end] = SLICE.exec(name) ?? [];
  if (from !== undefined && end !== undefined) {
    return { steps: [...steps, { to: 'slice', from: Number(from), end: Number(end) }], shape };
  }
  // The elements of an array in an array need their index.
  return item.kind === 'array' ? undefined : follow(elementsOf(steps, item), name, isLookup);
}

/** The path on to the elements of an array. */
export function elementsOf(steps: readonly Step[], item: Shape): Path {
  return { steps: [...steps, { to: 'element' }], shape: item };
}

function isArrayLookup(shape: Shape, name: string): boolean {
  return shape.kind === 'array' && ARRAY_ONLY.has(name);
}
