import { FieldError } from '../../../errors/index.js';
import type { Field } from '../../../fields/index.js';
import type { Expression as Mql } from '../../../lookups/index.js';
import { checkedOptions } from '../../checked-options.js';

/** Options of what reads a date in a time zone. */
export interface TimeZoneOptions {
  /** A name such as `'Europe/Paris'`, or an offset such as `'+02:00'`; UTC unless given. */
  readonly tzinfo?: string;
}

const OFFSET = /^[+-]([01]\d|2[0-3])(:?[0-5]\d)?$/;
const NAME = /^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/;

/** The names that were found to be time zones, of which there are some hundreds. */
const known = new Set<string>();

/** Throws `FieldError` for options other than those named and a time zone, and for one that there is not. */
export function checkTimeZone(caller: string, options: unknown, others: readonly string[] = []): void {
  const { tzinfo } = checkedOptions(caller, options, ['tzinfo', ...others]);
  if (tzinfo === undefined || (typeof tzinfo === 'string' && isTimeZone(tzinfo))) return;
  throw new FieldError(
    `${caller}(): 'tzinfo' is the name of a time zone, such as 'Europe/Paris', or an offset, such as '+02:00'.`,
  );
}

function isTimeZone(name: string): boolean {
  if (OFFSET.test(name) || known.has(name)) return true;
  if (!NAME.test(name) || !isName(name)) return false;
  known.add(name);
  return true;
}

/** To the server the case of a name matters, to JavaScript it does not. */
function isName(name: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}

/** `{ timezone: … }` for an operator on a date, unless it is UTC. Throws `FieldError` for a day, which has no time to move. */
export function timeZoneOf(
  caller: string,
  { tzinfo }: Readonly<Record<string, unknown>>,
  field: Field | undefined,
): { readonly timezone?: unknown } {
  if (tzinfo === undefined) return {};
  if (field?.kind !== 'DateField') return { timezone: tzinfo };
  throw new FieldError(`${caller}(): 'tzinfo' is for a DateTimeField; a DateField has no time.`);
}

/** A date as the operators take it that make a part of it: `'$pub_date'`, `{ date: '$pub_date', timezone: '+02:00' }`. */
export function dateInZone(date: Mql, { timezone }: { readonly timezone?: unknown }): Mql {
  return timezone === undefined ? date : { date, timezone };
}
