import { ImproperlyConfigured } from '../errors/index.js';
import { declarationOptions } from './declaration-options.js';
import { COMMON_INDEX_OPTIONS, DeclaredIndex, type IndexKey, type IndexOptions } from './declared-index.js';

/** Options of `WildcardIndex`. */
export interface WildcardIndexOptions extends Omit<IndexOptions, 'sparse'> {
  /** What every key under is indexed of: one field or several, paths with `__`; the whole document unless given. */
  readonly fields?: readonly string[];
  /** For the whole document: the fields that are indexed (1), or those that are not (0). */
  readonly wildcardProjection?: Readonly<Record<string, 0 | 1>>;
}

/**
 * An index of every key under a field, for documents whose keys are not known beforehand.
 *
 * @throws ImproperlyConfigured for an option that it has not, or a value that the option does not take
 * @example
 * @Meta({ indexes: [new WildcardIndex({ fields: ['extra'] })] }) // { key: { 'extra.$**': 1 }, name: 'extra.$**_1' }
 */
export class WildcardIndex extends DeclaredIndex<WildcardIndexOptions> {
  constructor(options: WildcardIndexOptions = {}) {
    // It is sparse by its nature.
    const common = COMMON_INDEX_OPTIONS.filter((name) => name !== 'sparse');
    super(declarationOptions('WildcardIndex', options, ['fields', 'wildcardProjection', ...common]));
    if (this.options.fields !== undefined && this.options.wildcardProjection !== undefined) {
      throw new ImproperlyConfigured("WildcardIndex takes 'fields' or 'wildcardProjection', not both.");
    }
  }

  override keys(): readonly IndexKey[] {
    const { fields = [] } = this.options;
    const [only = ''] = fields;
    return [{ path: fields.length === 1 ? only : '', type: 1, isWildcard: true }];
  }

  override byField(): Readonly<Record<string, Readonly<Record<string, number>>>> {
    const { fields = [], wildcardProjection } = this.options;
    if (fields.length > 1) return { wildcardProjection: Object.fromEntries(fields.map((path) => [path, 1])) };
    return wildcardProjection === undefined ? {} : { wildcardProjection };
  }
}
