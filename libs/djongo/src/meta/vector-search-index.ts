import type { Document } from '../bson.js';
import { ImproperlyConfigured } from '../errors/index.js';
import { declarationOptions, type SIMILARITIES } from './declaration-options.js';
import { DeclaredSearchIndex, type SearchedField } from './declared-search-index.js';

/** Options of `VectorSearchIndex`. */
export interface VectorSearchIndexOptions {
  /** Fields of vectors, and others to narrow the search by; paths with `__`. */
  readonly fields: readonly string[];
  readonly name: string;
  /** `'cosine'` unless given. */
  readonly similarity?: (typeof SIMILARITIES)[number];
  /** Length of the vectors; the `size` of the field unless given. */
  readonly numDimensions?: number;
}

/**
 * An index of vectors, for `$vectorSearch`. A server without it takes no such index: `sync` then warns and goes on.
 *
 * @throws ImproperlyConfigured for an option that it has not, or a value that the option does not take
 * @example
 * @Meta({ indexes: [new VectorSearchIndex({ name: 'near', fields: ['embedding', 'kind'], numDimensions: 3 })] })
 * // fields: [{ type: 'vector', path: 'embedding', numDimensions: 3, similarity: 'cosine' }, { type: 'filter', path: 'kind' }]
 */
export class VectorSearchIndex extends DeclaredSearchIndex<VectorSearchIndexOptions> {
  override readonly type = 'vectorSearch';

  constructor(options: VectorSearchIndexOptions) {
    const required = ['fields', 'name'] as const;
    super(declarationOptions('VectorSearchIndex', options, [...required, 'similarity', 'numDimensions'], required));
  }

  override paths(): readonly string[] {
    return this.options.fields;
  }

  override definition(fields: readonly SearchedField[]): Document {
    const { similarity = 'cosine', numDimensions, name } = this.options;
    const parts = fields.map(({ column, field }) => {
      if (field.kind !== 'VectorField' && field.item?.family !== 'number') return { type: 'filter', path: column };
      const length = numDimensions ?? Reflect.get(field.options, 'size');
      if (typeof length !== 'number') {
        throw new ImproperlyConfigured(`VectorSearchIndex '${name}' needs 'numDimensions', the length of its vectors.`);
      }
      return { type: 'vector', path: column, numDimensions: length, similarity };
    });
    if (parts.every(({ type }) => type === 'filter')) {
      throw new ImproperlyConfigured(`VectorSearchIndex '${name}' names no field of vectors.`);
    }
    return { fields: parts };
  }
}
