import { DjongoError, type DjongoErrorOptions } from './djongo-error.js';

/** What is known of the objects that a write of several refused. */
export interface StaleObjectErrorOptions extends DjongoErrorOptions {
  /** Places of the stale objects in the list given to `bulkUpdate`. */
  readonly indexes?: readonly number[];
  /** How many of the other objects `bulkUpdate` stored. */
  readonly updated?: number;
}

/**
 * An object whose model has a `versionField` was changed by others after it was read, so that writing it would undo their
 * work. Nothing was written of it; load it again and repeat the change.
 */
export class StaleObjectError extends DjongoError {
  override readonly code = 'stale_object';
  readonly indexes: readonly number[];
  readonly updated: number;

  constructor(message: string, options: StaleObjectErrorOptions = {}) {
    super(message, options);
    this.indexes = Object.freeze([...(options.indexes ?? [])]);
    this.updated = options.updated ?? 0;
  }
}
