import type { Field } from '../fields/index.js';
import { declarationOptions } from './declaration-options.js';
import {
  COMMON_INDEX_OPTIONS,
  DeclaredIndex,
  type IndexKey,
  type IndexOptions,
  onlyField,
  orderedKey,
} from './declared-index.js';

/** Options of `TTLIndex`. */
export interface TTLIndexOptions extends IndexOptions {
  /** One field of dates. */
  readonly fields: readonly [string] | readonly string[];
  /** How long after that date a document is deleted; 0 deletes at the date itself. */
  readonly expireAfterSeconds: number;
}

/**
 * An index by which the server deletes documents some time after a date. It looks about once a minute.
 *
 * @throws ImproperlyConfigured for an option that it has not, or a value that the option does not take
 * @example
 * @Meta({ indexes: [new TTLIndex({ fields: ['created'], expireAfterSeconds: 3600 })] })
 * // { key: { created: 1 }, name: 'created_1', expireAfterSeconds: 3600 }
 */
export class TTLIndex extends DeclaredIndex<TTLIndexOptions> {
  constructor(options: TTLIndexOptions) {
    const own = ['fields', 'expireAfterSeconds'] as const;
    super(declarationOptions('TTLIndex', options, [...own, ...COMMON_INDEX_OPTIONS], own));
    onlyField('TTLIndex', options.fields);
  }

  override keys(): readonly IndexKey[] {
    return this.options.fields.map(orderedKey);
  }

  override settings(): { expireAfterSeconds: number } {
    return { expireAfterSeconds: this.options.expireAfterSeconds };
  }

  override refuses(field: Field): string | undefined {
    const { family } = field.item ?? field;
    return family === 'date' ? undefined : 'only dates can expire';
  }
}
