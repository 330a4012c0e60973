import { DjongoError } from './djongo-error.js';

/** The object asked for is not there. A subclass for each model: `Entry.DoesNotExist`. */
export class ObjectDoesNotExist extends DjongoError {
  override readonly code = 'does_not_exist';
}
