import { ImproperlyConfigured, MigrationError, OperationalError } from '../errors/index.js';
import { isAuthenticationFailure } from './error-kinds.js';
import { refusalOf } from './error-properties.js';

/** Somebody may be mending the schema at this moment; asking the server once a second is often enough. */
const SCHEMA_MS = 1000;

/**
 * For how many milliseconds a failure to become ready stands: for ever where another attempt is of no use (wrong
 * options, refused credentials), a moment for a schema that differs, and not at all for a server that is away.
 */
export function standsFor(error: unknown): number {
  if (error instanceof ImproperlyConfigured) return Infinity;
  if (error instanceof MigrationError) return SCHEMA_MS;
  return isAuthentication(error) ? Infinity : 0;
}

function isAuthentication(error: unknown): boolean {
  if (!(error instanceof OperationalError) || !(error.cause instanceof Error)) return false;
  return isAuthenticationFailure(error.cause, refusalOf(error.cause));
}
