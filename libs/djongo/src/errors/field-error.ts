import { DjongoError } from './djongo-error.js';

/** A query names a field or lookup that the model has not, or gives one a value of the wrong type. */
export class FieldError extends DjongoError {
  override readonly code = 'field_error';
  /** The key at fault where the query has keys: `n_comments__gt`. */
  key?: string;
}
