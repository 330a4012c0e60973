import type { Condition } from '../expressions/index.js';
import { declarationOptions } from './declaration-options.js';

/** Options of `UniqueConstraint`. */
export interface UniqueConstraintOptions {
  /** No two documents may have the same values of these; paths with `__`. */
  readonly fields: readonly string[];
  /** Only among the documents that meet it: `Q({ deleted: false })`. */
  readonly condition?: Condition;
  /** Name of the index; the server's own unless given. */
  readonly name?: string;
}

/**
 * Fields whose values must differ between documents, all of them or those that meet a condition: a unique index.
 *
 * @throws ImproperlyConfigured for an option that it has not, or a value that the option does not take
 * @example
 * @Meta({ constraints: [new UniqueConstraint({ fields: ['slug'], condition: Q({ draft: false }), name: 'slug' })] })
 * // { key: { slug: 1 }, name: 'slug', unique: true, partialFilterExpression: { draft: false } }
 */
export class UniqueConstraint {
  readonly options: Readonly<UniqueConstraintOptions>;

  constructor(options: UniqueConstraintOptions) {
    this.options = declarationOptions('UniqueConstraint', options, ['fields', 'condition', 'name'], ['fields']);
  }
}
