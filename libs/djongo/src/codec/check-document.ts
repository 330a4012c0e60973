import { BSON, type Document } from 'mongodb';
import { ValidationError, type ValidationIssue } from '../errors/index.js';
import { type Field, isPlain, MAX_DEPTH } from '../fields/index.js';
import { declaredPath, type ModelMeta } from '../meta/index.js';
import { extentOf } from './extent.js';

/** What a server takes as one document: 16 MiB, in every version. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Refuses a document that the server would not take, before it is sent. Throws `ValidationError`.
 *
 * One quick walk gives the depth and an upper bound on the size; only a document whose bound is too large is measured.
 */
export function checkDocument(fields: readonly Field[], document: Readonly<Record<string, unknown>>): void {
  const issues: ValidationIssue[] = [];
  let bytes = 0;
  for (const { name, column } of fields) {
    const extent = extentOf(document[column]);
    if (extent.depth > MAX_DEPTH) issues.push(tooDeep(name));
    bytes += 3 * column.length + extent.bytes;
  }
  if (issues.length > 0) throw ValidationError.of(issues);
  if (bytes > MAX_BYTES) checkSize(BSON.calculateObjectSize(document));
}

/**
 * The same of the changes of an update, such as `{ $set: { 'data.a': … } }`: what is stored at a path lies as deep as the
 * path is long. What a document grows to by them only the server sees.
 */
export function checkUpdate(meta: ModelMeta, update: Document): void {
  const issues: ValidationIssue[] = [];
  let bytes = 0;
  for (const [operator, changes] of Object.entries(update)) {
    for (const [column, value] of Object.entries<unknown>(changes)) {
      const extent = extentOf(value);
      const depth = column.split('.').length - 1 + levelsOf(operator, value, extent.depth);
      if (depth > MAX_DEPTH) issues.push(tooDeep(declaredPath(meta, column.replaceAll(/\.\$\[\w*\]/g, ''))));
      bytes += 3 * column.length + extent.bytes;
    }
  }
  if (issues.length > 0) throw ValidationError.of(issues);
  if (bytes > MAX_BYTES) checkSize(BSON.calculateObjectSize(update));
}

/** How deep a value is where an operator puts it; 0 where it stores none. */
function levelsOf(operator: string, value: unknown, depth: number): number {
  if (operator === '$set') return depth;
  if (operator !== '$push' && operator !== '$addToSet') return 0;
  // `{ $each: […] }` is the array without its key; an item by itself lies in the array.
  return isPlain(value) && '$each' in value ? depth - 1 : depth + 1;
}

function tooDeep(path: string): ValidationIssue {
  const params = { max: MAX_DEPTH };
  return { path, message: `Value is nested deeper than ${MAX_DEPTH} levels.`, code: 'too_deep', params };
}

function checkSize(size: number): void {
  if (size <= MAX_BYTES) return;
  throw new ValidationError('The document has %(size)d bytes; the server takes at most %(max)d.', {
    code: 'too_large',
    params: { size, max: MAX_BYTES },
  });
}
