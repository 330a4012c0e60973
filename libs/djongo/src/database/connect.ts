import { ConnectionSet, type ConnectionOptions, validateOptions } from '../connection/index.js';
import { DjongoConnection } from './djongo-connection.js';

/**
 * Connects to a database outside Nest: for scripts, workers and the command line. Resolves when the server answers and the
 * declared indexes stand.
 *
 * @throws ImproperlyConfigured for options or models that cannot work
 * @throws OperationalError when the server cannot be reached
 * @example
 * const connection = await connect({ name: 'blog', uri: 'mongodb://localhost:27017', models: [Entry] });
 * const entries = connection.manager(Entry);
 * await connection.close();
 */
export async function connect(options: ConnectionOptions): Promise<DjongoConnection> {
  const connection = new DjongoConnection(validateOptions({ ...options, connect: 'eager' }), new ConnectionSet());
  await connection.start();
  return connection;
}
