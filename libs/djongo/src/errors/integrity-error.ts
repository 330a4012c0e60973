import { DjongoError, type DjongoErrorOptions } from './djongo-error.js';

/** What is known of the rule that refused a write. */
export interface IntegrityErrorOptions extends DjongoErrorOptions {
  /** Name of the unique index that refused the write. */
  readonly index?: string;
  /** The fields the index covers, under the model's names. */
  readonly fields?: readonly string[];
}

/** A unique index or a constraint of the server refused a write. The message names the fields, never the values. */
export class IntegrityError extends DjongoError {
  override readonly code = 'integrity_error';
  readonly index: string | undefined;
  readonly fields: readonly string[];

  constructor(message: string, options: IntegrityErrorOptions = {}) {
    super(message, options);
    this.index = options.index;
    this.fields = Object.freeze([...(options.fields ?? [])]);
  }
}
