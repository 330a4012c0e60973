import type { ErrorCode } from './error-codes.js';

/** Options every error of the family takes. */
export interface DjongoErrorOptions {
  /** What made it happen: usually the driver's own error. */
  readonly cause?: unknown;
}

/**
 * The base of every error this package throws, so that one `catch` or one exception filter serves them all.
 *
 * `code` is stable and meant for programs; `message` is meant for people and may change.
 */
export abstract class DjongoError extends Error {
  /** One of the rows of `ERROR_CODES`, or the code of the rule that failed for a `ValidationError`. */
  abstract readonly code: ErrorCode | (string & {});

  constructor(message: string, options: DjongoErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    // `new.target.name` rather than a field per class: subclasses made at run time (Entry.DoesNotExist) name themselves.
    this.name = new.target.name;
  }
}
