import { ImproperlyConfigured } from '../errors/index.js';

export interface CompoundIndexOptions {
  /** Fields in order, `-` for descending, paths with `__`: `['headline', '-pub_date', 'blog__name']`. */
  readonly fields: readonly string[];
  /** Name in the database; the server's own (`headline_1_pub_date_-1`) unless given. */
  readonly name?: string;
  readonly unique?: boolean;
  readonly sparse?: boolean;
}

/**
 * An index over one or more fields, declared in `Meta.indexes`.
 *
 * @example
 * @Meta({ indexes: [new CompoundIndex({ fields: ['headline', '-pub_date'] })] })
 */
export class CompoundIndex {
  readonly options: CompoundIndexOptions;

  constructor(options: CompoundIndexOptions) {
    if (options.fields.length === 0) throw new ImproperlyConfigured("CompoundIndex: 'fields' may not be empty.");
    this.options = Object.freeze({ ...options, fields: Object.freeze([...options.fields]) });
  }
}
