import type { AbstractCursor, Document, ReadPreferenceMode } from 'mongodb';
import type { ReadCommand } from '../compiler/index.js';
import type { CollectionNamed, OperationOptions } from './run-write.js';

/** What an operation that reads is part of, and which members of a replica set may answer it. */
export interface ReadOptions extends OperationOptions {
  readonly readPreference?: ReadPreferenceMode;
}

/** The driver's cursor for a command. Nothing is sent before it is first read. */
export function openCursor(
  collectionNamed: CollectionNamed,
  command: ReadCommand,
  driverOptions: Document,
  options: ReadOptions,
): AbstractCursor<unknown> {
  if ('find' in command) {
    const { find, filter, ...rest } = command;
    return collectionNamed(find).find<Document>(filter, { ...rest, ...driverOptions, ...options });
  }
  const { aggregate, pipeline, cursor, ...rest } = command;
  const all = { ...rest, ...cursor, ...driverOptions, ...options };
  return collectionNamed(aggregate).aggregate<Document>([...pipeline], all);
}
