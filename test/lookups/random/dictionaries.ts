import fc from 'fast-check';
import type { ContainerShape, ScalarKind, Shape } from '../oracle/shape.js';
import { givenValue } from './given.js';
import { givenScalar } from './values.js';

type Values = Readonly<Record<string, unknown>>;
type Entry = readonly [name: string, value: unknown];

const TEXT = ['startswith', 'icontains'];

/** A dictionary of some fields of a container, with values that a lookup takes at each leaf. */
export function dictionaryOf(container: ContainerShape, lookup: string): fc.Arbitrary<Values> {
  return fc
    .array(entryOf(container, lookup), { minLength: 1, maxLength: 2 })
    .map((entries): Values => Object.fromEntries(entries));
}

function entryOf({ fields }: ContainerShape, lookup: string): fc.Arbitrary<Entry> {
  return fc.oneof(...fields.flatMap(({ name, shape }) => entriesAt(name, shape, lookup)));
}

/** A dictionary in a dictionary may also be written as a path: `{ 'tagline.title': 'x' }`, `{ '2.name': 'x' }`. */
function entriesAt(name: string, shape: Shape, lookup: string): fc.Arbitrary<Entry>[] {
  const value = leafOf(shape, lookup);
  const entries = value === undefined ? [] : [value.map((item): Entry => [name, item])];
  const isList = shape.kind === 'array' && shape.item.kind === 'container';
  const container = isList ? shape.item : shape;
  if (container.kind !== 'container') return entries;
  const way = isList ? `${name}.1` : name;
  return [...entries, entryOf(container, lookup).map(([inner, item]): Entry => [`${way}.${inner}`, item])];
}

function leafOf(shape: Shape, lookup: string): fc.Arbitrary<unknown> | undefined {
  if (shape.kind === 'container') return dictionaryOf(shape, lookup);
  if (lookup === 'isnull') return fc.boolean();
  if (lookup === 'exact') return fc.option(exactOf(shape), { freq: 6 });
  if (shape.kind === 'array') return shape.item.kind === 'array' ? undefined : leafOf(shape.item, lookup);
  return shape.kind === 'json' ? undefined : scalarLeaf(shape.kind, lookup);
}

function exactOf(shape: Shape): fc.Arbitrary<unknown> {
  if (shape.kind !== 'array' || shape.item.kind === 'array') return givenValue(shape);
  const item = shape.item.kind === 'container' ? dictionaryOf(shape.item, 'exact') : givenValue(shape.item);
  return fc.oneof(item, givenValue(shape));
}

function scalarLeaf(kind: ScalarKind, lookup: string): fc.Arbitrary<unknown> | undefined {
  if (TEXT.includes(lookup) && kind !== 'text') return undefined;
  const value = givenScalar(kind);
  if (lookup === 'in') return fc.array(value, { maxLength: 2 });
  return lookup === 'range' ? fc.tuple(value, value) : value;
}
