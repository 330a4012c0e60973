import type { CollationOptions, Document } from '../bson.js';
import { ImproperlyConfigured } from '../errors/index.js';
import { declarationOptions } from './declaration-options.js';

/** Options of `CollectionConstraint`. */
export interface CollectionConstraintOptions {
  /** Whether the oldest documents give way to new ones; needs `size`. */
  readonly capped?: boolean;
  /** Bytes that a capped collection may take. */
  readonly size?: number;
  /** Documents that a capped collection may hold. */
  readonly max?: number;
  /** The rules by which texts are compared, for every query and index that has none of its own. */
  readonly collation?: CollationOptions;
  /** Measurements over time, by the names of fields. */
  readonly timeseries?: {
    readonly timeField: string;
    readonly metaField?: string;
    readonly granularity?: 'seconds' | 'minutes' | 'hours';
  };
  /** Whether documents are kept in the order of their primary keys. */
  readonly clustered?: boolean;
  /** When documents of a time series or of a clustered collection are deleted. */
  readonly expireAfterSeconds?: number;
  /** Whether change streams can show a document as it was before and after. */
  readonly changeStreamPreAndPostImages?: boolean;
  /** Whether documents that broke the rules before may stay as they are when they are updated (`'moderate'`). */
  readonly validationLevel?: 'strict' | 'moderate';
  /** Read concern of the model's operations, instead of the connection's. */
  readonly readConcern?: { readonly level: 'local' | 'available' | 'majority' | 'linearizable' | 'snapshot' };
  /** Write concern of the model's operations, instead of the connection's. */
  readonly writeConcern?: Document;
}

const COLLECTION_OPTIONS = [
  'capped', 'size', 'max', 'collation', 'timeseries', 'clustered', 'expireAfterSeconds', 'changeStreamPreAndPostImages',
  'validationLevel', 'readConcern', 'writeConcern',
] as const satisfies readonly (keyof CollectionConstraintOptions)[]; // prettier-ignore

/**
 * How a model's collection is created, and the concerns of its operations.
 *
 * @throws ImproperlyConfigured for an option that it has not, or a value that the option does not take
 * @example
 * @Meta({ constraints: [new CollectionConstraint({ capped: true, size: 1_000_000 })] })
 * // { create: 'log_line', capped: true, size: 1000000 }
 */
export class CollectionConstraint {
  readonly options: Readonly<CollectionConstraintOptions>;

  constructor(options: CollectionConstraintOptions) {
    const {
      capped = false,
      size,
      max,
      timeseries,
      clustered = false,
      expireAfterSeconds,
    } = (this.options = declarationOptions('CollectionConstraint', options, COLLECTION_OPTIONS));
    if (capped !== (size !== undefined)) {
      throw new ImproperlyConfigured("CollectionConstraint: 'capped' and 'size' go together.");
    }
    if (max !== undefined && !capped) {
      throw new ImproperlyConfigured("CollectionConstraint: 'max' is for capped collections.");
    }
    if ([capped, timeseries !== undefined, clustered].filter(Boolean).length > 1) {
      throw new ImproperlyConfigured("CollectionConstraint takes one of 'capped', 'timeseries' and 'clustered'.");
    }
    if (expireAfterSeconds !== undefined && timeseries === undefined && !clustered) {
      throw new ImproperlyConfigured(
        "CollectionConstraint: 'expireAfterSeconds' is for 'timeseries' and 'clustered'; elsewhere there is TTLIndex.",
      );
    }
  }
}
