import fc from 'fast-check';
import type { ContainerShape, FieldShape, ScalarKind, ScalarShape, Shape } from '../oracle/shape.js';

const KINDS = ['text', 'integer', 'float', 'decimal', 'boolean', 'date', 'datetime', 'objectId'] as const satisfies readonly ScalarKind[]; // prettier-ignore

/** Documents lie in documents so many levels deep. */
const DEEPEST = 3;

const scalar: fc.Arbitrary<ScalarShape> = fc.constantFrom(...KINDS).map((kind) => ({ kind }));
const text: fc.Arbitrary<Shape> = fc.constant({ kind: 'text' });
const json: fc.Arbitrary<Shape> = fc.constant({ kind: 'json' });
const arrayOf = (items: fc.Arbitrary<Shape>): fc.Arbitrary<Shape> => items.map((item) => ({ kind: 'array', item }));

/** A shape of any family that has room `depth` levels deep. */
function anyShape(depth: number): fc.Arbitrary<Shape> {
  return fc.oneof(
    { arbitrary: scalar, weight: 5 },
    { arbitrary: arrayOf(scalar), weight: 2 },
    { arbitrary: arrayOf(arrayOf(scalar)), weight: 1 },
    { arbitrary: fc.oneof(json, arrayOf(json)), weight: 2 },
    ...(depth < DEEPEST
      ? [
          { arbitrary: containerShape(depth + 1), weight: 2 },
          { arbitrary: arrayOf(containerShape(depth + 1)), weight: 3 },
          { arbitrary: arrayOf(arrayOf(containerShape(depth + 1))), weight: 1 },
        ]
      : []),
  );
}

/** An embedded document with a text and a few other fields. */
function containerShape(depth: number): fc.Arbitrary<ContainerShape> {
  return fc
    .tuple(text, fc.array(anyShape(depth), { minLength: 1, maxLength: 3 }))
    .chain(([first, rest]) => withNames([first, ...rest]));
}

/** A model: each family of fields, and some more. */
export const modelShape: fc.Arbitrary<ContainerShape> = fc
  .tuple(
    scalar,
    containerShape(1),
    arrayOf(containerShape(1)),
    arrayOf(scalar),
    arrayOf(arrayOf(fc.oneof(scalar, json, containerShape(2)))),
    json,
    arrayOf(json),
    anyShape(0),
  )
  .chain((shapes) => fc.shuffledSubarray(shapes, { minLength: 5 }).chain(withNames))
  .map(({ kind, fields }) => ({
    kind,
    fields: [{ name: 'id', column: '_id', shape: { kind: 'integer' } }, ...fields],
  }));

/** Names that say what a field is; some are those of lookups and parts of dates. Some columns differ from the names. */
function withNames(shapes: readonly Shape[]): fc.Arbitrary<ContainerShape> {
  return fc.array(fc.nat(3), { minLength: shapes.length, maxLength: shapes.length }).map((dice) => ({
    kind: 'container',
    fields: shapes.map((shape, i): FieldShape => {
      const isSecond = shapes.slice(0, i).filter((other) => nameOf(other) === nameOf(shape)).length;
      const name = `${nameOf(shape)}${isSecond === 0 ? '' : isSecond + 1}`;
      return { name, column: dice[i] === 0 ? `c_${name}` : name, shape };
    }),
  }));
}

function nameOf(shape: Shape): string {
  if (shape.kind === 'array') return `${nameOf(shape.item)}s`;
  return shape.kind === 'container' ? 'doc' : shape.kind;
}
