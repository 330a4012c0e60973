import type { Document } from '../bson.js';
import { ImproperlyConfigured } from '../errors/index.js';
import { declarationOptions, type SIMILARITIES } from './declaration-options.js';
import { DeclaredSearchIndex, type SearchedField } from './declared-search-index.js';

/** Options of `VectorSearchIndex`. */
export interface VectorSearchIndexOptions {
  /** Fields of vectors, and others to narrow the search by; paths with `__`. */
  readonly fields: readonly string[];
  /** `'vector_index'` unless given. */
  readonly name?: string;
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
    const known = ['fields', 'name', 'similarity', 'numDimensions'] as const;
    super(declarationOptions('VectorSearchIndex', options, known, ['fields']));
  }

  override get name(): string {
    return this.options.name ?? 'vector_index';
  }

  override paths(): readonly string[] {
    return this.options.fields;
  }

  override definition(fields: readonly SearchedField[]): Document {
    const { similarity = 'cosine', numDimensions } = this.options;
    const parts = fields.map(({ column, field }) => {
      if (field.kind !== 'VectorField' && field.item?.family !== 'number') return { type: 'filter', path: column };
      const length = numDimensions ?? Reflect.get(field.options, 'size');
      if (typeof length !== 'number') {
        throw new ImproperlyConfigured(
          `VectorSearchIndex '${this.name}' needs 'numDimensions', the length of its vectors.`,
        );
      }
      return { type: 'vector', path: column, numDimensions: length, similarity };
    });
    if (parts.every(({ type }) => type === 'filter')) {
      throw new ImproperlyConfigured(`VectorSearchIndex '${this.name}' names no field of vectors.`);
    }
    return { fields: parts };
  }
}
