import { type CommandRecord, recordCommands, testDatabase, type TestDatabase } from '../support/database.js';
import { connect, type ConnectionOptions, type DjongoConnection } from 'nestjs-djongo';

/** A database with models in it, and what is sent to it. */
export interface ModelDatabase extends TestDatabase {
  readonly connection: DjongoConnection;
  readonly sent: CommandRecord;
  /** Closes the connection and drops the database. */
  end(): Promise<void>;
}

/** Connects models to a database of their own. */
export async function modelDatabase(
  models: NonNullable<ConnectionOptions['models']>,
  options: Partial<ConnectionOptions> = {},
): Promise<ModelDatabase> {
  const database = testDatabase();
  const { name, uri } = database;
  const connection = await connect({ name, uri, models, client: { monitorCommands: true }, ...options });
  const end = async (): Promise<void> => {
    await connection.close();
    await database.drop();
  };
  return { ...database, connection, sent: recordCommands(connection.client), end };
}

/** The error a promise is rejected with. */
export async function rejection<E = Error>(
  promise: PromiseLike<unknown>,
  kind?: abstract new (...args: never[]) => E,
): Promise<E> {
  try {
    await promise;
  } catch (error) {
    if (kind !== undefined && !(error instanceof kind)) throw error;
    return error as E;
  }
  throw new Error('It was not rejected.');
}
