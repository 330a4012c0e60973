/** Whether a value is an object literal (or one without prototype), the only kind of object that JSON makes. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // `Object.prototype` of whatever realm: a worker's, a sandbox's, a test runner's.
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/**
 * Whether a value is an object whose own properties are its data: a literal, or an instance of a class such as a DTO.
 * Arrays, dates, maps, errors, boxed primitives and the driver's own values are none.
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || '_bsontype' in value) return false;
  return isPlain(value) || Object.prototype.toString.call(value) === '[object Object]';
}
