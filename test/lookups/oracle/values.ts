import { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'mongodb';

/** What is not there, where a null is. */
export const MISSING = Symbol('missing');

export function isNull(value: unknown): boolean {
  return value === null || value === MISSING;
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** An embedded document, as the driver would store it. */
export function isDocument(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Object]'
    ? !('_bsontype' in value)
    : false;
}

/** The value under a key of its own; what is no document has none. */
export function under(value: unknown, key: string): unknown {
  return isDocument(value) && Object.hasOwn(value, key) ? value[key] : MISSING;
}

const NUMBERS = [Decimal128, Double, Int32, Long];

/** The kinds of values in the order in which MongoDB sorts them; only values of one kind are compared by a lookup. */
const KINDS = [
  'missing',
  'null',
  'number',
  'text',
  'document',
  'list',
  'binary',
  'objectId',
  'boolean',
  'date',
  'timestamp',
];

export function kindOf(value: unknown): string {
  if (value === MISSING) return 'missing';
  if (value === null) return 'null';
  // A kind of `Long` to the driver.
  if (value instanceof Timestamp) return 'timestamp';
  if (typeof value === 'number' || NUMBERS.some((type) => value instanceof type)) return 'number';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  if (isList(value)) return 'list';
  if (value instanceof Date) return 'date';
  if (value instanceof Binary) return 'binary';
  if (value instanceof ObjectId) return 'objectId';
  if (isDocument(value)) return 'document';
  throw new TypeError('The oracle does not know this type of value.');
}

export function equals(a: unknown, b: unknown): boolean {
  return order(a, b) === 0;
}

/** Less than 0, 0 or more than 0, as MongoDB sorts values of whatever types. */
export function order(a: unknown, b: unknown): number {
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return KINDS.indexOf(kind) - KINDS.indexOf(kindOf(b));
  if (kind === 'number') return orderNumbers(Number(String(a)), Number(String(b)));
  if (kind === 'text') return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
  if (kind === 'boolean' || kind === 'date') return Number(a) - Number(b);
  if (a instanceof Binary && b instanceof Binary) return orderBinaries(a, b);
  if (isList(a) && isList(b)) return orderLists(a, b);
  if (isDocument(a) && isDocument(b)) return orderDocuments(Object.entries(a), Object.entries(b));
  return kind === 'objectId' || kind === 'timestamp' ? compareText(bytes(a), bytes(b)) : 0;
}

/** What is not a number comes before all numbers. */
function orderNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a === b ? 0 : a - b;
}

/** The shorter first, then by the subtype, then byte by byte. */
function orderBinaries(a: Binary, b: Binary): number {
  return a.length() - b.length() || a.sub_type - b.sub_type || Buffer.compare(a.value(), b.value());
}

function orderLists(a: readonly unknown[], b: readonly unknown[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const found = order(a[at], b[at]);
    if (found !== 0) return found;
  }
  return a.length - b.length;
}

type Entries = readonly (readonly [key: string, value: unknown])[];

/** Key by key in their order: the kinds of the values, then the keys, then the values. */
function orderDocuments(a: Entries, b: Entries): number {
  for (const [at, [key, value]] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    const kinds = KINDS.indexOf(kindOf(value)) - KINDS.indexOf(kindOf(other[1]));
    const found = kinds || compareText(key, other[0]) || order(value, other[1]);
    if (found !== 0) return found;
  }
  return a.length - b.length;
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function bytes(value: unknown): string {
  return value instanceof Timestamp ? value.toString(16).padStart(16, '0') : String(value);
}
