import type { Document } from '../bson.js';
import type { Field } from '../fields/index.js';
import { declarationOptions } from './declaration-options.js';
import { DeclaredSearchIndex, type SearchedField } from './declared-search-index.js';

/** Options of `SearchIndex`. */
export interface SearchIndexOptions {
  /** Fields that can be searched, paths with `__`; every field unless given. */
  readonly fields?: readonly string[];
  /** `'default'` unless given. */
  readonly name?: string;
  /** How texts are cut into words: `'lucene.english'`. */
  readonly analyzer?: string;
  /** The same for what is searched for; `analyzer` unless given. */
  readonly searchAnalyzer?: string;
}

/** Atlas's names for the families of fields. */
const SEARCH_TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  objectId: 'objectId',
  container: 'document',
  json: 'document',
  geometry: 'geo',
};

/**
 * An index of Atlas Search, for `$search`. A server without it takes no such index: `sync` then warns and goes on.
 *
 * @throws ImproperlyConfigured for an option that it has not, or a value that the option does not take
 * @example
 * @Meta({ indexes: [new SearchIndex({ fields: ['headline'] })] })
 * // { createSearchIndexes: 'entry', indexes: [{ name: 'default', definition: { mappings: { dynamic: false, … } } }] }
 */
export class SearchIndex extends DeclaredSearchIndex<SearchIndexOptions> {
  override readonly type = 'search';

  constructor(options: SearchIndexOptions = {}) {
    super(declarationOptions('SearchIndex', options, ['fields', 'name', 'analyzer', 'searchAnalyzer']));
  }

  override get name(): string {
    return this.options.name ?? 'default';
  }

  override paths(): readonly string[] {
    return this.options.fields ?? [];
  }

  override definition(fields: readonly SearchedField[]): Document {
    const { analyzer, searchAnalyzer } = this.options;
    const mapped: Document = {};
    for (const { column, field } of fields) mapInto(mapped, column.split('.'), field);
    return {
      mappings: fields.length === 0 ? { dynamic: true } : { dynamic: false, fields: mapped },
      ...(analyzer !== undefined && { analyzer }),
      ...(searchAnalyzer !== undefined && { searchAnalyzer }),
    };
  }
}

/** `['blog', 'name']` → `{ blog: { type: 'document', fields: { name: { type: 'string' } } } }` */
function mapInto(mapped: Document, [head = '', ...rest]: readonly string[], field: Field): void {
  if (rest.length === 0) {
    const { family } = field.item ?? field;
    const type = SEARCH_TYPES[family] ?? 'string';
    mapped[head] = { type, ...(type === 'document' && { dynamic: true }) };
    return;
  }
  mapped[head] ??= { type: 'document', fields: {} };
  mapped[head].fields ??= {};
  mapInto(mapped[head].fields, rest, field);
}
