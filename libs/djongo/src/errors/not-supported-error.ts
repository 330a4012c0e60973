import { DjongoError } from './djongo-error.js';

/** The operation makes no sense on this query, or the server cannot do it. */
export class NotSupportedError extends DjongoError {
  override readonly code = 'not_supported';
}
