import type { Document } from '../bson.js';
import { declarationOptions } from './declaration-options.js';
import { COMMON_INDEX_OPTIONS, DeclaredIndex, type IndexKey, type IndexOptions } from './declared-index.js';

/** Options of `TextIndex`. */
export interface TextIndexOptions extends Omit<IndexOptions, 'collation'> {
  /** Fields whose words are found, paths with `__`. */
  readonly fields: readonly string[];
  /** How much a match in a field counts, 1 unless given: `{ headline: 10 }`. */
  readonly weights?: Readonly<Record<string, number>>;
  /** Language whose stop words and stems apply; `'english'` unless given. */
  readonly defaultLanguage?: string;
  /** Key of a document that names its own language; `'language'` unless given. */
  readonly languageOverride?: string;
}

/**
 * An index of words, for text search. A collection has at most one.
 *
 * @throws ImproperlyConfigured for an option that it has not, or a value that the option does not take
 * @example
 * @Meta({ indexes: [new TextIndex({ fields: ['headline', 'blog__tagline'], weights: { headline: 10 } })] })
 * // { key: { headline: 'text', 'blog.tagline': 'text' }, weights: { headline: 10 }, … }
 */
export class TextIndex extends DeclaredIndex<TextIndexOptions> {
  constructor(options: TextIndexOptions) {
    // The server has no text index under a collation.
    const common = COMMON_INDEX_OPTIONS.filter((name) => name !== 'collation');
    const own = ['fields', 'weights', 'defaultLanguage', 'languageOverride'] as const;
    super(declarationOptions('TextIndex', options, [...own, ...common], ['fields']));
  }

  override keys(): readonly IndexKey[] {
    return this.options.fields.map((path) => ({ path, type: 'text' }));
  }

  override settings(): Document {
    const { defaultLanguage, languageOverride } = this.options;
    return {
      ...(defaultLanguage !== undefined && { default_language: defaultLanguage }),
      ...(languageOverride !== undefined && { language_override: languageOverride }),
    };
  }

  override byField(): Readonly<Record<string, Readonly<Record<string, number>>>> {
    const { weights } = this.options;
    return weights === undefined ? {} : { weights };
  }
}
