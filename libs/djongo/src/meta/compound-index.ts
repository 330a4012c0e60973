import { declarationOptions } from './declaration-options.js';
import { COMMON_INDEX_OPTIONS, DeclaredIndex, type IndexKey, type IndexOptions, orderedKey } from './declared-index.js';

/** Options of `CompoundIndex`. */
export interface CompoundIndexOptions extends IndexOptions {
  /** Fields in order, `-` for descending, paths with `__`: `['headline', '-pub_date', 'blog__name']`. */
  readonly fields: readonly string[];
  /** Whether no two documents may have the same values. */
  readonly unique?: boolean;
}

/**
 * An index over one or more fields, declared in `Meta.indexes`.
 *
 * @throws ImproperlyConfigured for an option that it has not, or a value that the option does not take
 * @example
 * @Meta({ indexes: [new CompoundIndex({ fields: ['headline', '-pub_date'] })] })
 * // { createIndexes: 'entry', indexes: [{ key: { headline: 1, pub_date: -1 }, name: 'headline_1_pub_date_-1' }] }
 */
export class CompoundIndex extends DeclaredIndex<CompoundIndexOptions> {
  constructor(options: CompoundIndexOptions) {
    super(declarationOptions('CompoundIndex', options, ['fields', 'unique', ...COMMON_INDEX_OPTIONS], ['fields']));
  }

  override keys(): readonly IndexKey[] {
    return this.options.fields.map(orderedKey);
  }

  override settings(): { unique?: true } {
    return this.options.unique ? { unique: true } : {};
  }
}
