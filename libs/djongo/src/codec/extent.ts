/** Depth and size of a value on its way to the server. */
export interface Extent {
  /** Objects and arrays within each other, the value itself included; 0 for a scalar. */
  depth: number;
  /** An upper bound: each UTF-16 unit of a text counts as three bytes. */
  bytes: number;
}

/** More than a number, a date or an ObjectId takes with its type and length. */
const SCALAR_BYTES = 24;

/** Measures an encoded value, in one walk and without copies. */
export function extentOf(value: unknown): Extent {
  const extent = { depth: 0, bytes: 0 };
  add(extent, value, 1);
  return extent;
}

/** `level` is that of the value, if it is an object or an array. */
function add(extent: Extent, value: unknown, level: number): void {
  extent.bytes += SCALAR_BYTES;
  if (typeof value === 'string') extent.bytes += 3 * value.length;
  if (typeof value !== 'object' || value === null || value instanceof Date) return;
  if ('_bsontype' in value) {
    // Of the driver's own values only those that hold bytes have no fixed size.
    extent.bytes += 'length' in value && typeof value.length === 'function' ? Number(value.length()) : 0;
    return;
  }
  extent.depth = Math.max(extent.depth, level);
  if (value instanceof Map) for (const [key, item] of value) addEntry(extent, String(key), item, level);
  else for (const key of Object.keys(value)) addEntry(extent, key, Reflect.get(value, key), level);
}

function addEntry(extent: Extent, key: string, item: unknown, level: number): void {
  extent.bytes += 3 * key.length;
  add(extent, item, level + 1);
}
