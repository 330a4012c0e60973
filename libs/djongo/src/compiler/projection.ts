import type { Document } from '../bson.js';
import type { PathStep } from '../meta/index.js';
import { resolveFieldPath } from './resolve-path.js';
import type { Scope } from './scope.js';

/** What `values('headline', 'blog__name')` needs of a document: `{ _id: 0, headline: 1, 'blog.name': 1 }`. */
export function compileProjection(scope: Scope, fields: readonly string[]): Document {
  const columns = fields.map((field) => projectedColumn(resolveFieldPath(scope, field).steps));
  // The server refuses a path beside one that it is part of; the longer one comes with the shorter.
  const needed = columns.filter((column) => !columns.some((other) => column.startsWith(`${other}.`)));
  const projection: Document = needed.includes('_id') ? {} : { _id: 0 };
  for (const column of needed) projection[column] = 1;
  return projection;
}

/**
 * A projection knows no indexes: of `authors__0__name` it brings the names of all authors, and of JSON, where a number may be
 * a key as well, all that is under the number.
 */
function projectedColumn(steps: readonly PathStep[]): string {
  const number = steps.findIndex((step, at) => step.isIndex && steps[at - 1]?.field.family === 'json');
  const asked = number === -1 ? steps : steps.slice(0, number);
  return asked
    .filter((step) => !step.isIndex)
    .map((step) => step.column)
    .join('.');
}
