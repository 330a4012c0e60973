import { MongoServerError } from 'mongodb';
import { DjongoError } from '../errors/index.js';
import { isDuplicateKey, isInvalidDocument } from './error-kinds.js';
import { property, refusalOf } from './error-properties.js';
import { type ErrorContext, translateError } from './translate-error.js';

/** A write that the server refused. */
export interface RefusedWrite {
  /** Its place in the command. */
  readonly at: number;
  readonly isDuplicate: boolean;
  /** What the server said, as an error of this package's family. */
  error(context: ErrorContext): unknown;
}

/** What became of a command of several writes that failed, by their place in the command. */
export interface WriteOutcome {
  readonly refused: readonly RefusedWrite[];
  /** How many documents were inserted: where the command is ordered, the first ones. */
  readonly inserted: number;
  /** The upserts that inserted a document. */
  readonly upserted: readonly number[];
}

/** Reads it off the error that `Connection.run` throws; nothing is refused where the error was not about single writes. */
export function writeOutcome(error: unknown): WriteOutcome {
  const cause = error instanceof DjongoError ? error.cause : error;
  const inserted = property(cause, 'insertedCount');
  return {
    refused: refusedBy(cause),
    inserted: typeof inserted === 'number' ? inserted : 0,
    upserted: Object.keys(Object(property(cause, 'upsertedIds'))).map(Number),
  };
}

function refusedBy(cause: unknown): WriteOutcome['refused'] {
  const given: unknown = property(cause, 'writeErrors');
  if (given === undefined) {
    // A command of one write says it in the error itself.
    if (!(cause instanceof MongoServerError)) return [];
    const refusal = refusalOf(cause);
    const isDuplicate = isDuplicateKey(refusal);
    const isRefused = isDuplicate || isInvalidDocument(refusal);
    return isRefused ? [{ at: 0, isDuplicate, error: (context) => translateError(cause, context) }] : [];
  }
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  return list.map((each) => ({
    at: Number(property(each, 'index')),
    isDuplicate: isDuplicateKey({ code: Number(property(each, 'code')) }),
    error: (context) => translateError(serverError(each), context),
  }));
}

/** One of the several that a command reports, as the server's error it would be by itself. */
function serverError(write: unknown): MongoServerError {
  const parts = ['code', 'errmsg', 'errInfo', 'keyPattern'].map((name): [string, unknown] => [
    name,
    property(write, name),
  ]);
  return new MongoServerError(Object.fromEntries(parts.filter(([, value]) => value !== undefined)));
}
