import type { Field } from '../fields/index.js';
import { declarationOptions } from './declaration-options.js';
import {
  COMMON_INDEX_OPTIONS,
  DeclaredIndex,
  type IndexKey,
  type IndexKeyType,
  type IndexOptions,
  orderedKey,
} from './declared-index.js';

/** Options of `TwoDSphereIndex`. */
export interface TwoDSphereIndexOptions extends Omit<IndexOptions, 'collation'> {
  /** Fields of places, and others that queries ask for along with them; paths with `__`. */
  readonly fields: readonly string[];
}

/** What a value of which can never be a place. */
const SCALARS: readonly string[] = ['text', 'number', 'boolean', 'date', 'objectId'];

/**
 * An index of places on the earth: GeoJSON, or arrays of longitude and latitude.
 *
 * @throws ImproperlyConfigured for an option that it has not, or a value that the option does not take
 * @example
 * @Meta({ indexes: [new TwoDSphereIndex({ fields: ['location', 'kind'] })] }) // { key: { location: '2dsphere', kind: 1 } }
 */
export class TwoDSphereIndex extends DeclaredIndex<TwoDSphereIndexOptions> {
  constructor(options: TwoDSphereIndexOptions) {
    const common = COMMON_INDEX_OPTIONS.filter((name) => name !== 'collation');
    super(declarationOptions('TwoDSphereIndex', options, ['fields', ...common], ['fields']));
  }

  override keys(): readonly IndexKey[] {
    return this.options.fields.map((name) => {
      const { path, type } = orderedKey(name);
      const otherwise = type === -1 ? -1 : 1;
      const typeOf = (field: Field | undefined): IndexKeyType =>
        field !== undefined && SCALARS.includes(field.family) ? otherwise : '2dsphere';
      return { path, type: typeOf };
    });
  }
}
