import { type Field, isPlain } from '../fields/index.js';
import { childFields } from '../meta/index.js';

/** The declared keys that a stored document lacks, to any depth: `['tagline', 'authors.2.email']`. */
export function missingPaths(fields: Iterable<Field>, document: Record<string, unknown>): string[] {
  return [...fields].flatMap((field) =>
    Object.hasOwn(document, field.column) ? within(field.column, field, document[field.column]) : [field.column],
  );
}

function within(path: string, field: Field, value: unknown): string[] {
  const { item } = field;
  if (item !== undefined && Array.isArray(value))
    return value.flatMap((entry, at) => within(`${path}.${at}`, item, entry));
  // A container that was left blank is stored as an empty document.
  if (field.family !== 'container' || !isPlain(value) || Object.keys(value).length === 0) return [];
  return missingPaths(childFields(field).values(), value).map((inner) => `${path}.${inner}`);
}
