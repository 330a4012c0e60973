import type { Field } from './field.js';

/** Key of a class's own declarations. A symbol on the class itself: nothing is kept in a global table. */
const FIELDS = Symbol('djongo.fields');

/** Records a field on a class; the decorators call it. */
export function declareField(target: object, name: string, field: Field): void {
  const own = ownFields(target) ?? new Map<string, Field>();
  own.set(name, bind(field, name));
  collected.delete(target);
  Object.defineProperty(target, FIELDS, { value: own, configurable: true });
}

/** The fields of a class in order of declaration, those of its bases first; a subclass may declare one anew. */
export function declaredFields(target: object): ReadonlyMap<string, Field> {
  const known = collected.get(target) ?? collect(target);
  collected.set(target, known);
  return known;
}

/** Collected once a class, since queries ask at every step of a path. */
const collected = new WeakMap<object, ReadonlyMap<string, Field>>();

function collect(target: object): ReadonlyMap<string, Field> {
  const base: unknown = Object.getPrototypeOf(target);
  const inherited = typeof base === 'function' ? declaredFields(base) : [];
  return new Map([...inherited, ...(ownFields(target) ?? [])]);
}

function ownFields(target: object): Map<string, Field> | undefined {
  const own: unknown = Object.getOwnPropertyDescriptor(target, FIELDS)?.value;
  return own instanceof Map ? own : undefined;
}

/** The field under a property's name; a primary key is always stored as `_id`. */
export function bind(field: Field, name: string): Field {
  const column = field.options.primaryKey || name === '_id' ? '_id' : (field.options.dbColumn ?? name);
  return Object.freeze({ ...field, name, column });
}
