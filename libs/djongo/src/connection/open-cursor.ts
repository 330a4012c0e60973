import type { AbstractCursor, Db, Document } from 'mongodb';
import type { ReadCommand } from '../compiler/index.js';
import type { OperationOptions } from './run-write.js';

/** The driver's cursor for a command. Nothing is sent before it is first read. */
export function openCursor(
  db: Db,
  command: ReadCommand,
  driverOptions: Document,
  options: OperationOptions,
): AbstractCursor<unknown> {
  if ('find' in command) {
    const { find, filter, ...rest } = command;
    return db.collection(find).find<Document>(filter, { ...rest, ...driverOptions, ...options });
  }
  const { aggregate, pipeline, cursor, ...rest } = command;
  const all = { ...rest, ...cursor, ...driverOptions, ...options };
  return db.collection(aggregate).aggregate<Document>([...pipeline], all);
}
