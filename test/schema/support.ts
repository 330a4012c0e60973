import { type ConnectionOptions, DjongoConnection } from 'nestjs-djongo';
import { ConnectionSet, validateOptions } from '../../libs/djongo/src/connection/index.js';

/** A connection that was not started, as an application has it before its boot: `connect()` would wait for the server. */
export function unstarted(options: ConnectionOptions): DjongoConnection {
  return new DjongoConnection(validateOptions({ logging: false, ...options }), new ConnectionSet());
}
