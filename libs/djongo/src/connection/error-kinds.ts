import {
  MongoClientClosedError,
  MongoError,
  MongoMissingCredentialsError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerClosedError,
  MongoSystemError,
  MongoTopologyClosedError,
} from 'mongodb';
import { property, type Refusal } from './error-properties.js';

/** Two documents with one value of a unique index; the older two codes are those of upserts and capped collections. */
const DUPLICATE_KEY: ReadonlySet<number | undefined> = new Set([11000, 11001, 12582]);
const INVALID_DOCUMENT = 121;

/** UserNotFound, AuthenticationFailed, MechanismUnavailable, and Atlas's own for a wrong password. */
const AUTHENTICATION: ReadonlySet<number | undefined> = new Set([11, 18, 334, 8000]);

/** The server runs, but not this operation, not here, or not now: another attempt may succeed. */
const UNAVAILABLE: ReadonlySet<number | undefined> = new Set([
  6, // HostUnreachable
  7, // HostNotFound
  50, // MaxTimeMSExpired
  64, // WriteConcernTimeout
  89, // NetworkTimeout
  91, // ShutdownInProgress
  112, // WriteConflict
  133, // FailedToSatisfyReadPreference
  134, // ReadConcernMajorityNotAvailableYet
  189, // PrimarySteppedDown
  262, // ExceededTimeLimit
  9001, // SocketException
  10058, // LegacyNotPrimary
  10107, // NotWritablePrimary
  11600, // InterruptedAtShutdown
  11602, // InterruptedDueToReplStateChange
  13435, // NotPrimaryNoSecondaryOk
  13436, // NotPrimaryOrSecondary
]);
const RETRYABLE_LABELS = ['TransientTransactionError', 'RetryableWriteError', 'SystemOverloadedError'];

const UNREACHABLE = [
  MongoClientClosedError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerClosedError,
  MongoSystemError,
  MongoTopologyClosedError,
];
/** The driver does not export the classes of these. */
const UNREACHABLE_NAMES = ['MongoPoolClosedError', 'MongoWaitQueueTimeoutError'];

export function isDuplicateKey({ code }: Pick<Refusal, 'code'>): boolean {
  return DUPLICATE_KEY.has(code);
}

export function isInvalidDocument({ code }: Refusal): boolean {
  return code === INVALID_DOCUMENT;
}

/** What the driver writes a command into; at its end it fails as Node's buffers do. */
const DRIVER_BUFFER = 17 * 1024 * 1024;

export function isTooLarge(error: unknown): boolean {
  const [, end] = /must be >= 0 && <= ([0-9]+)\./.exec(String(property(error, 'message'))) ?? [];
  return property(error, 'code') === 'ERR_OUT_OF_RANGE' && Math.abs(DRIVER_BUFFER - Number(end)) < 16;
}

/** The server does not accept the credentials: it will not the next time either. */
export function isAuthenticationFailure(error: Error, { code }: Refusal): boolean {
  return error instanceof MongoMissingCredentialsError || AUTHENTICATION.has(code);
}

/** There is no server to talk to, or no connection to it left. */
export function isUnreachable(error: Error): boolean {
  return UNREACHABLE.some((kind) => error instanceof kind) || UNREACHABLE_NAMES.includes(error.name);
}

/** The server answered that it cannot do this now. */
export function isUnavailable(error: Error, { code }: Refusal): boolean {
  if (UNAVAILABLE.has(code)) return true;
  return error instanceof MongoError && RETRYABLE_LABELS.some((label) => error.hasErrorLabel(label));
}
