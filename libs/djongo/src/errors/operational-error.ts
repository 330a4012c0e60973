import { DjongoError } from './djongo-error.js';

/** The server cannot be reached, or the connection is closed. A later attempt may succeed. */
export class OperationalError extends DjongoError {
  override readonly code = 'operational_error';
}
