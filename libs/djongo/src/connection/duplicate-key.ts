import { property, type Refusal } from './error-properties.js';

/** Which unique index refused a write, and over which paths it runs. */
export interface DuplicateKey {
  readonly index: string | undefined;
  readonly paths: readonly string[];
}

/**
 * Reads a duplicate key error.
 *
 * The server reports the index's pattern, but the driver drops it from bulk writes; then `pathsOf` may know the index,
 * the default name of an index tells its paths, and the message lists them as a last resort.
 */
export function duplicateKey(
  refusal: Refusal,
  pathsOf: (index: string) => readonly string[] | undefined = () => undefined,
): DuplicateKey {
  // The name precedes the value in the message, so no stored value can forge it.
  const index = / index: (.+?)(?: collation: .*?)? dup key: /.exec(refusal.message)?.[1];
  const pattern = property(refusal, 'keyPattern');
  if (typeof pattern === 'object' && pattern !== null) return { index, paths: Object.keys(pattern) };
  const known = index === undefined ? undefined : (pathsOf(index) ?? pathsOfName(index));
  return { index, paths: known ?? pathsOfMessage(refusal.message) };
}

/** `a_1_b.c_-1` → `a`, `b.c`; nothing for a name somebody chose. */
function pathsOfName(index: string): string[] | undefined {
  if (index === '_id_') return ['_id'];
  if (!/^(?:.+?_(?:1|-1|hashed)(?:_|$))+$/.test(index)) return undefined;
  return [...index.matchAll(/(.+?)_(?:1|-1|hashed)(?:_|$)/g)].map((match) => match[1] ?? '');
}

/** `dup key: { a: "x", b.c: 1 }` → `a`, `b.c`. */
function pathsOfMessage(message: string): string[] {
  const dump = / dup key: \{ (.*) \}$/s.exec(message)?.[1] ?? '';
  const first = /^([\w.]+): /.exec(dump)?.[1];
  if (first === undefined) return [];
  // The server does not escape quotes in values: only where there are none is what follows a comma surely a path.
  if (/["']/.test(dump)) return [first];
  return [first, ...[...dump.matchAll(/, ([\w.]+): /g)].map((match) => match[1] ?? '')];
}
