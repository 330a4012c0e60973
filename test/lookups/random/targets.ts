import type { ContainerShape, Shape } from '../oracle/shape.js';

/** Something in a model that a condition can be about. */
export interface Target {
  /** The key without a lookup: `blog__name`. */
  readonly key: string;
  readonly shape: Shape;
}

const KEYS = ['a', 'b', '0', '1', 'len', 'year', 'a__b', 'a__0', '0__a', '1__1', 'b__a__b'];

/** Everything that can be named in a model, by the field at which it begins, what is near first. */
export function targetsOf(model: ContainerShape): readonly (readonly Target[])[] {
  return model.fields.map(({ name, shape }) => {
    const targets = within(name === 'id' ? 'pk' : name, shape, 2);
    return [...targets].sort((a, b) => a.key.split('__').length - b.key.split('__').length);
  });
}

/** `turns` is how many more arrays may be entered otherwise than by all their elements. */
function within(key: string, shape: Shape, turns: number): readonly Target[] {
  const itself: Target = { key, shape };
  if (shape.kind === 'container') return [itself, ...fields(key, shape, turns)];
  if (shape.kind === 'json') return [itself, ...keys(key)];
  if (shape.kind !== 'array') return [itself];
  const { item } = shape;
  const indexes = turns > 0 ? [0, 1].flatMap((index) => within(`${key}__${index}`, item, turns - 1)) : [];
  const slices = turns > 0 ? ['0_1', '1_2', '1_3'].flatMap((slice) => sliced(`${key}__${slice}`, shape, item)) : [];
  return [itself, ...elements(key, item, turns), ...indexes, ...slices];
}

function sliced(key: string, shape: Shape, item: Shape): readonly Target[] {
  return [{ key, shape }, ...elements(key, item, 0), ...within(`${key}__0`, item, 0)];
}

function elements(key: string, item: Shape, turns: number): readonly Target[] {
  if (item.kind === 'container') return fields(key, item, turns);
  return item.kind === 'json'
    ? keys(key).filter((target) => !/__[0-9]/.test(target.key.slice(key.length, key.length + 3)))
    : [];
}

function fields(key: string, container: ContainerShape, turns: number): readonly Target[] {
  return container.fields.flatMap(({ name, shape }) => within(`${key}__${name}`, shape, turns));
}

function keys(key: string): readonly Target[] {
  return KEYS.map((name) => ({ key: `${key}__${name}`, shape: { kind: 'json' } }));
}
