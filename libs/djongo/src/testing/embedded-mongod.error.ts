import { DjongoError } from '../errors/djongo-error.js';

/** An embedded server could not be started or stopped: its data folder is in use, its port is taken, or `mongod` refused to run. */
export class EmbeddedMongodError extends DjongoError {
  override readonly code = 'embedded_mongod';
}
