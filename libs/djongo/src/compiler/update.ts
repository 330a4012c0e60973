import type { Document } from '../bson.js';
import { describeType, FieldError, NotSupportedError } from '../errors/index.js';
import { isExpression } from '../expressions/index.js';
import { dictionaryEntries, isPlain } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';
import type { UpdateStatement } from './commands.js';
import { computedUpdate } from './computed-update.js';
import type { ConditionOf } from './element-condition.js';
import { ElementFilters } from './element-filters.js';
import { mergeConditions } from './merge-conditions.js';
import { type Change, updateChanges } from './update-changes.js';
import { documentScope } from './update-scope.js';

/** Each doubles the number of statements. */
const MAX_ARRAYS = 3;

/**
 * The statements of `update({ n_comments: 1, blog__name: 'x' })`, as a rule one:
 * `{ q: …, u: { $set: { n_comments: 1, 'blog.name': 'x' } } }`. Operators such as `Inc(1)` stand beside values:
 * `{ $set: { … }, $inc: { n_comments: 1 } }`. Where a value is computed (`F('n_comments').add(1)`), it is a pipeline.
 *
 * Of the elements of an array nothing can be changed in a document that has no array there: the server would end the whole
 * update with an error. Those documents have a statement of their own, for what else there is to do, if only to be counted.
 */
export function compileUpdate(
  meta: ModelMeta,
  values: unknown,
  conditionOf: ConditionOf,
): (filter: Document) => readonly Pick<UpdateStatement, 'q' | 'u' | 'arrayFilters'>[] {
  const entries = entriesOf(meta, values);
  const scope = documentScope(meta, new ElementFilters(), conditionOf);
  if (entries.some(([, value]) => isExpression(value))) {
    const u = computedUpdate(scope, entries);
    return (q) => [{ q, u }];
  }
  const keys = updateChanges(scope, entries);
  const arrays = keys.filter(({ ofElements }) => ofElements).map(({ path }) => path);
  if (arrays.length > MAX_ARRAYS) {
    throw new NotSupportedError(`${meta.name}: update() changes the elements of ${MAX_ARRAYS} arrays at most at once.`);
  }
  const choices = subsetsOf(arrays).map((present) => {
    const kept = keys.filter(({ path, ofElements }) => !ofElements || present.includes(path));
    const arrayFilters = kept.flatMap((key) => key.arrayFilters);
    return {
      where: arrays.map((array) => isArray(array, present.includes(array))),
      u: updateDocument([...kept.flatMap(({ changes }) => changes), ...nextVersion(meta)]),
      ...(arrayFilters.length > 0 && { arrayFilters }),
    };
  });
  return (filter) => choices.map(({ where, ...rest }) => ({ q: mergeConditions([filter, ...where]), ...rest }));
}

function entriesOf(meta: ModelMeta, values: unknown): readonly (readonly [string, unknown])[] {
  if (!isPlain(values)) {
    throw new FieldError(
      `${meta.name}: update() takes an object of fields, not a value of type ${describeType(values)}.`,
    );
  }
  const entries = dictionaryEntries(`${meta.name}: update()`, values);
  if (entries.length === 0) throw new FieldError(`${meta.name}: update() needs at least one field.`);
  return entries;
}

/** All choices from a list, the whole of it first: `[a, b]`, `[a]`, `[b]`, `[]`. */
function subsetsOf(names: readonly string[]): readonly (readonly string[])[] {
  const [first, ...rest] = names;
  if (first === undefined) return [[]];
  const others = subsetsOf(rest);
  return [...others.map((other) => [first, ...other]), ...others];
}

function isArray(path: string, isThere: boolean): Document {
  return { [path]: isThere ? { $type: 'array' } : { $not: { $type: 'array' } } };
}

/** What is changed has another version. */
function nextVersion({ versionField }: ModelMeta): readonly Change[] {
  return versionField === undefined ? [] : [{ operator: '$inc', column: versionField.column, operand: 1 }];
}

/** `{ $set: { headline: 'x' }, $inc: { n: 1 } }` */
function updateDocument(changes: readonly Change[]): Document {
  // Without operators it would replace the document; so it changes nothing.
  if (changes.length === 0) return { $set: {} };
  const update: Record<string, Document> = {};
  for (const { operator, column, operand } of changes) (update[operator] ??= {})[column] = operand;
  return update;
}
