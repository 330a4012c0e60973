import { DjongoError } from './djongo-error.js';

/** Stored data and the models disagree where `enforceSchema` demands agreement. */
export class MigrationError extends DjongoError {
  override readonly code = 'migration_error';
}
