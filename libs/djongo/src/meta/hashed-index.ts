import type { Field } from '../fields/index.js';
import { declarationOptions } from './declaration-options.js';
import { COMMON_INDEX_OPTIONS, DeclaredIndex, type IndexKey, type IndexOptions, onlyField } from './declared-index.js';

/** Options of `HashedIndex`. */
export interface HashedIndexOptions extends Omit<IndexOptions, 'collation'> {
  /** One field. */
  readonly fields: readonly [string] | readonly string[];
}

/**
 * An index of hashes, which serves equality only and spreads evenly over shards.
 *
 * @throws ImproperlyConfigured for an option that it has not, or a value that the option does not take
 * @example
 * @Meta({ indexes: [new HashedIndex({ fields: ['email'] })] }) // { key: { email: 'hashed' }, name: 'email_hashed' }
 */
export class HashedIndex extends DeclaredIndex<HashedIndexOptions> {
  constructor(options: HashedIndexOptions) {
    const common = COMMON_INDEX_OPTIONS.filter((name) => name !== 'collation');
    super(declarationOptions('HashedIndex', options, ['fields', ...common], ['fields']));
    onlyField('HashedIndex', options.fields);
  }

  override keys(): readonly IndexKey[] {
    return this.options.fields.map((path) => ({ path, type: 'hashed' }));
  }

  override refuses(field: Field): string | undefined {
    return field.family === 'array' ? 'the server hashes no arrays' : undefined;
  }
}
