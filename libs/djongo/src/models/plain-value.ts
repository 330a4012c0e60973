import { ObjectId } from '../bson.js';
import { declaredFields, type Field } from '../fields/index.js';

/** A plain object of an instance's fields under their declared names, embedded documents as plain objects. */
export function plainObject(
  fields: Iterable<Field>,
  instance: object,
  leaf: (value: unknown) => unknown,
): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const field of fields) {
    const value: unknown = Reflect.get(instance, field.name);
    if (value !== undefined) plain[field.name] = plainValue(field, value, leaf);
  }
  return plain;
}

/** The same of a model's instance, with what a query annotated. */
export function plainInstance(
  fields: Iterable<Field>,
  annotations: readonly string[],
  instance: object,
  leaf: (value: unknown) => unknown,
): Record<string, unknown> {
  const annotated = annotations.map((name) => [name, leaf(Reflect.get(instance, name))] as const);
  return { ...plainObject(fields, instance, leaf), ...Object.fromEntries(annotated) };
}

function plainValue(field: Field, value: unknown, leaf: (value: unknown) => unknown): unknown {
  const { item, container } = field;
  if (item !== undefined && Array.isArray(value)) return value.map((entry) => plainValue(item, entry, leaf));
  if (field.family === 'container' && container !== undefined && typeof value === 'object' && value !== null) {
    return plainObject(declaredFields(container).values(), value, leaf);
  }
  return leaf(value);
}

/** A value as JSON has it: identifiers as hexadecimal digits, big integers as text, bytes in base64. */
export function jsonLeaf(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof ObjectId) return value.toHexString();
  return typeof value === 'bigint' ? String(value) : value;
}
