import { DjongoError } from './djongo-error.js';

/** `get()` found more than one object. A subclass for each model: `Entry.MultipleObjectsReturned`. */
export class MultipleObjectsReturned extends DjongoError {
  override readonly code = 'multiple_objects_returned';
}
