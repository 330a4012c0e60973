import { STATUS_CODES } from 'node:http';
import {
  type DjongoError,
  ERROR_CODES,
  FieldError,
  IntegrityError,
  ObjectDoesNotExist,
  StaleObjectError,
  ValidationError,
} from '../errors/index.js';

/** An answer as RFC 9457 has it. It names fields and rules; no query, stored value, host or credential gets into it. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  /** Messages by path: `{ 'authors.2.email': ['Enter a valid email address.'] }`. */
  readonly errors?: Readonly<Record<string, readonly string[]>>;
}

/** The answer for an error of this package. */
export function problemDetails(error: DjongoError): ProblemDetails {
  const status = statusOf(error);
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: 'about:blank', title, status, code: codeOf(error), ...describe(error, status, title) };
}

function statusOf(error: DjongoError): number {
  if (error instanceof ValidationError) return ERROR_CODES.invalid;
  return Object.entries(ERROR_CODES).find(([code]) => code === error.code)?.[1] ?? 500;
}

/** The code of a rule, such as `max_length`, is for the application; clients see that the values were invalid. */
function codeOf(error: DjongoError): string {
  return error instanceof ValidationError ? 'invalid' : error.code;
}

function describe(error: DjongoError, status: number, title: string): Pick<ProblemDetails, 'detail' | 'errors'> {
  if (error instanceof ValidationError)
    return { detail: 'Some values are not valid.', errors: withoutNearMisses(error) };
  if (error instanceof FieldError) return describeFieldError(error);
  if (error instanceof ObjectDoesNotExist) return { detail: error.message };
  if (error instanceof StaleObjectError) return { detail: 'Others have changed this meanwhile; load it again.' };
  if (error instanceof IntegrityError && error.index !== undefined) {
    return {
      detail: 'A value that must be unique is taken.',
      errors: Object.fromEntries(error.fields.map((field) => [field, ['This value is already taken.']])),
    };
  }
  if (error instanceof IntegrityError) return { detail: 'The change breaks a rule of the database.' };
  return { detail: status === 503 ? 'The database cannot be reached at the moment.' : title };
}

function describeFieldError({ key, message }: FieldError): Pick<ProblemDetails, 'detail' | 'errors'> {
  const detail = withoutNearMiss(message);
  return { detail, ...(key !== undefined && { errors: { [key]: [detail] } }) };
}

function withoutNearMisses({ messageDict }: ValidationError): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(messageDict).map(([path, messages]) => [path, messages.map(withoutNearMiss)]),
  );
}

/** A near miss would tell strangers the names of fields that they have not asked for. */
function withoutNearMiss(message: string): string {
  return message.replace(/ \(perhaps you meant [^)]*\)/, '');
}
