import { DjongoError } from './djongo-error.js';

/** An option, a model or a declaration is wrong: nothing that a retry could mend. The message names the option. */
export class ImproperlyConfigured extends DjongoError {
  override readonly code = 'improperly_configured';
}
