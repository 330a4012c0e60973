import type { ContainerShape, FieldShape, ScalarKind, Shape } from './shape.js';

/** A short way to write shapes down: `container({ name: 'text', books: list(container({ … })) })`. */
export function container(
  fields: Readonly<Record<string, Shape | ScalarKind | readonly [string, Shape | ScalarKind]>>,
): ContainerShape {
  return {
    kind: 'container',
    fields: Object.entries(fields).map(([name, given]): FieldShape => {
      const [column, shape] = isPair(given) ? given : [name, given];
      return { name, column, shape: shapeOf(shape) };
    }),
  };
}

export function list(item: Shape | ScalarKind): Shape {
  return { kind: 'array', item: shapeOf(item) };
}

export const json: Shape = { kind: 'json' };

function shapeOf(given: Shape | ScalarKind): Shape {
  return typeof given === 'string' ? { kind: given } : given;
}

function isPair(given: unknown): given is readonly [string, Shape | ScalarKind] {
  return Array.isArray(given);
}
