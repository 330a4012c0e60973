import type { FieldName, FieldType } from './field-names.js';
import type { conditions } from '../../expressions/conditions.js';
import type { expressionType, SubqueryOf, Typed } from '../../expressions/typed.js';
import type { AnyPath, FieldPaths } from './field-path.js';
import type { Filter } from './filter.js';
import type { InvalidKey } from './invalid-key.js';
import type { InputValue } from './input.js';

/**
 * The lookup of `getOrCreate` and `updateOrCreate`: a dictionary as `filter` takes it. A condition made by `Q` is none, since
 * no object could be made of it, nor could it of expressions.
 */
export type CreationLookup<M, F> = typeof conditions extends keyof F
  ? InvalidKey<M, 'is created by a dictionary; put conditions made by Q into filter()'>
  : typeof expressionType extends keyof F
    ? InvalidKey<M, 'is created by a dictionary; put expressions into filter()'>
    : ExpressionKeys<F> extends infer Keys
      ? [Keys] extends [never]
        ? Filter<M, F>
        : { readonly [P in keyof F]: P extends Keys ? InvalidKey<M, NoExpression> : unknown }
      : never;

type NoExpression = 'is created of values, not of expressions';

type ExpressionKeys<F> = keyof { [P in keyof F as F[P] extends Typed | SubqueryOf<unknown> ? P : never]: unknown };

/**
 * The values of `getOrCreate` and `updateOrCreate` beside their lookup: those of fields, or functions that give them.
 *
 * @example
 * await Entry.objects.getOrCreate({ headline: 'h1' }, { n_comments: 1, pub_date: () => new Date() });
 */
export type Defaults<M> = {
  readonly [K in FieldName<M>]?: InputValue<FieldType<M, K>> | (() => InputValue<FieldType<M, K>>) | undefined;
};

/** Options of `bulkUpdate`, and of `bulkCreate` among others. */
export interface BulkOptions {
  /** Most objects in one command; all unless given, as far as the server takes them in one. */
  readonly batchSize?: number;
}

/** Options of `bulkCreate`. */
export interface BulkCreateOptions<M> extends BulkOptions {
  /** Skip objects that a unique index refuses; they stay new. */
  readonly ignoreConflicts?: boolean;
  /** Update the document that has the same `uniqueFields` instead of inserting another. */
  readonly updateConflicts?: boolean;
  /** The fields that are set where the document exists. */
  readonly updateFields?: readonly FieldName<M>[];
  /** The primary key, or the fields of a unique index, those of embedded documents by their paths: `['code', 'blog__name']`. */
  readonly uniqueFields?: readonly (FieldPaths<M> | AnyPath)[];
}
