import {
  BSON,
  MongoBulkWriteError,
  MongoError,
  MongoInvalidArgumentError,
  MongoMissingDependencyError,
  MongoParseError,
} from 'mongodb';
import { DatabaseError, DjongoError, ImproperlyConfigured, IntegrityError, OperationalError } from '../errors/index.js';
import { duplicateKey } from './duplicate-key.js';
import {
  isAuthenticationFailure,
  isDuplicateKey,
  isInvalidDocument,
  isTooLarge,
  isUnavailable,
  isUnreachable,
} from './error-kinds.js';
import { property, refusalOf, type Refusal } from './error-properties.js';
import { brokenClauses, invalidPaths } from './invalid-document.js';

/** What the caller knows of an operation, for its errors. */
export interface ErrorContext {
  readonly collection?: string;
  /** The model's name of a database path; the path itself where none is given. */
  readonly fieldName?: (path: string) => string;
  /** The paths of an index, for those that somebody named. */
  readonly indexPaths?: (index: string) => readonly string[] | undefined;
  /** The name of the check that is this clause of the collection's validator. */
  readonly checkName?: (clause: number) => string | undefined;
}

/**
 * The error of this package's family that a driver's error stands for; the driver's is its `cause`.
 *
 * No message contains a value, a host or a credential. Errors of the family and errors that are not the driver's
 * come back as they are.
 */
export function translateError(error: unknown, context: ErrorContext = {}): unknown {
  if (isTooLarge(error)) {
    return new DatabaseError(`${subject(context)} is larger than the server takes.`, { cause: error });
  }
  if (error instanceof DjongoError || !isDriverError(error)) return error;
  const actual = unwrap(error);
  const refusal = refusalOf(actual);
  if (isDuplicateKey(refusal)) return duplicate(error, refusal, context);
  if (isInvalidDocument(refusal)) return invalid(error, refusal, context);
  if (isAuthenticationFailure(actual, refusal)) {
    return new OperationalError('The server refused the credentials; check username, password and authSource.', {
      cause: error,
    });
  }
  if (isUnreachable(actual)) {
    return new OperationalError(`The server cannot be reached (${actual.name}).`, { cause: error });
  }
  if (isUnavailable(actual, refusal)) {
    return new OperationalError(`The server cannot do this now (${reason(actual, refusal)}); try again.`, {
      cause: error,
    });
  }
  return new DatabaseError(`${subject(context)} was refused (${reason(actual, refusal)}).`, { cause: error });
}

/** As `translateError`, for what happens while connecting: there, an argument the driver refuses is an option. */
export function translateConnectError(error: unknown): unknown {
  if (error instanceof MongoMissingDependencyError) {
    const message = `An option of 'client' needs a package that is not installed: ${error.dependencyName}.`;
    return new ImproperlyConfigured(message, { cause: error });
  }
  if (error instanceof MongoParseError || error instanceof MongoInvalidArgumentError) {
    return new ImproperlyConfigured(`The MongoDB driver refuses the options of 'client' (${error.name}).`, {
      cause: error,
    });
  }
  return isSystemError(error) ? systemError(error) : translateError(error);
}

function isDriverError(error: unknown): error is Error {
  return error instanceof MongoError || BSON.BSONError.isBSONError(error);
}

/** A bulk write wraps what interrupted it, such as a broken connection, in an error that says nothing itself. */
function unwrap(error: Error): Error {
  const inner = error instanceof MongoBulkWriteError ? property(error, 'errorResponse') : undefined;
  return inner instanceof Error ? inner : error;
}

function duplicate(cause: Error, refusal: Refusal, context: ErrorContext): IntegrityError {
  const { index, paths } = duplicateKey(refusal, context.indexPaths);
  const fields = fieldsAt(paths, context);
  const what = fields.length === 0 ? 'these values' : `the same ${fields.join(', ')}`;
  const by = index === undefined ? '' : ` (unique index '${index}')`;
  const message = `${place(context)} already has a document with ${what}${by}.`;
  return new IntegrityError(message, { cause, fields, ...(index === undefined ? {} : { index }) });
}

function invalid(cause: Error, refusal: Refusal, context: ErrorContext): IntegrityError {
  const fields = fieldsAt(invalidPaths(refusal.errInfo), context);
  const at = fields.length === 0 ? '' : `: see ${fields.join(', ')}`;
  const checks = brokenClauses(refusal.errInfo).flatMap((clause) => context.checkName?.(clause) ?? []);
  const named = checks.map((name) => `'${name}'`).join(', ');
  const rule = checks.length === 0 ? 'a rule' : `the ${checks.length === 1 ? 'check' : 'checks'} ${named}`;
  return new IntegrityError(`A document breaks ${rule} that ${place(context, 'the')} has in the server${at}.`, {
    cause,
    fields,
  });
}

function fieldsAt(paths: readonly string[], { fieldName }: ErrorContext): string[] {
  return fieldName ? paths.map((path) => fieldName(path)) : [...paths];
}

function place({ collection }: ErrorContext, article = 'The'): string {
  return collection === undefined ? `${article} collection` : `${article} collection '${collection}'`;
}

function subject({ collection }: ErrorContext): string {
  return collection === undefined ? 'A command' : `A command on collection '${collection}'`;
}

/** Names the kind only: the server's message may quote values. */
function reason(error: Error, { code, codeName }: Refusal): string {
  if (codeName !== undefined) return codeName;
  return code === undefined ? error.name : `code ${code}`;
}

/** By its shape: Node's own errors need not be of this realm's `Error`, as in a test runner's sandbox. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return typeof property(error, 'syscall') === 'string';
}

/** A certificate that cannot be opened is a wrong option; a name that does not resolve may do so tomorrow. */
function systemError(error: NodeJS.ErrnoException): DjongoError {
  if (error.syscall === 'open' || error.syscall === 'read') {
    return new ImproperlyConfigured(`A TLS file named in 'client' cannot be read (${error.code}).`, { cause: error });
  }
  return new OperationalError(`The server cannot be found (${error.code}).`, { cause: error });
}
