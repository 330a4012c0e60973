import { BSON } from 'mongodb';

/** The parts of a command that tell one query from another; the documents of an insert are none of them. */
const PARTS = [
  'filter',
  'query',
  'q',
  'pipeline',
  'updates',
  'deletes',
  'update',
  'sort',
  'projection',
  'fields',
  'key',
];
const LONGEST = 2000;
const DEEPEST = 20;

/** `{ filter: { n: { $gt: ? } }, sort: { n: ? } }`: the conditions of a command without a single value of it. */
export function commandShape(command: Readonly<Record<string, unknown>>): string {
  return cut(partsOf(command).map(([name, part]) => `${name}: ${shape(part, 0)}`));
}

/** The same with its values, as extended JSON. */
export function commandValues(command: Readonly<Record<string, unknown>>): string {
  return cut(partsOf(command).map(([name, part]) => `${name}: ${BSON.EJSON.stringify(part, { relaxed: true })}`));
}

/** A part is an object: `update: 'entry'` is the command's name. */
function partsOf(command: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(command).filter(([name, part]) => PARTS.includes(name) && typeof part === 'object');
}

function cut(parts: readonly string[]): string {
  if (parts.length === 0) return '';
  const text = parts.join(', ');
  return `{ ${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text} }`;
}

function shape(value: unknown, depth: number): string {
  if (depth > DEEPEST) return '…';
  if (Array.isArray(value)) return listShape(value, depth);
  if (!isDocument(value)) return '?';
  const entries = value instanceof Map ? [...value.entries()] : Object.entries(value);
  const keys = entries.map(([key, inner]) => `${String(key)}: ${shape(inner, depth + 1)}`);
  return keys.length === 0 ? '{}' : `{ ${keys.join(', ')} }`;
}

/** A thousand values are as good as one; stages and branches each say something. */
function listShape(list: readonly unknown[], depth: number): string {
  const shapes = list.map((item) => shape(item, depth + 1));
  const distinct = shapes.filter((item, index) => item !== '?' || index === 0);
  return `[${distinct.join(', ')}]`;
}

/** A document rather than a value that BSON keeps in an object, such as an ObjectId, a date or bytes. */
function isDocument(value: unknown): value is Readonly<Record<string, unknown>> | Map<unknown, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return !('_bsontype' in value || value instanceof Date || value instanceof RegExp || ArrayBuffer.isView(value));
}
