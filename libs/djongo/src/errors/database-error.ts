import { DjongoError } from './djongo-error.js';

/** The server refused an operation for a reason that no other error of the family names; the driver's error is the `cause`. */
export class DatabaseError extends DjongoError {
  override readonly code = 'database_error';
}
