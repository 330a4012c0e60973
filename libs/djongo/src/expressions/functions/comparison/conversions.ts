import { FieldError } from '../../../errors/index.js';
import type { Field, FieldFamily } from '../../../fields/index.js';
import type { Expression as Mql } from '../../../lookups/index.js';
import { guarded, withValues } from '../guarded.js';
import { CALENDAR_DATE, NUMBER, TEXT } from '../kinds.js';

/** How a value is made one of a family's; null where it cannot be. */
type Conversion = (value: Mql, to: Field, from: Field | undefined) => Mql;

const CONVERSIONS: { readonly [F in FieldFamily]?: Conversion } = {
  text: (value, to, from) => cutOff(textOf(value, from), to),
  number: (value, to) => (to.bsonType === 'decimal' ? decimalOf(value, to) : convert(value, to.bsonType)),
  boolean: (value) => booleanOf(value),
  date: (value, to) => (to.kind === 'DateField' ? dayOf(value) : convert(value, 'date')),
  objectId: (value) => convert(value, 'objectId'),
};

/** A value as one of another field. */
export function castMql(value: Mql, to: Field, from: Field | undefined): Mql {
  return CONVERSIONS[to.family]?.(value, to, from) ?? null;
}

/** Throws `FieldError` for a field whose values nothing can be made. */
export function checkTarget(field: Field): Field {
  if (CONVERSIONS[field.family] !== undefined) return field;
  throw new FieldError(`Cast() makes texts, numbers, booleans, dates and ObjectIds, and no ${field.kind}.`);
}

function convert(input: Mql, to: string): Mql {
  return { $convert: { input, to, onError: null } };
}

/** The server fails a query over a date of which it knows no calendar. */
function textOf(value: Mql, from: Field | undefined): Mql {
  if (from?.family !== 'date') return convert(value, 'string');
  const format = from.kind === 'DateField' ? '%Y-%m-%d' : '%Y-%m-%dT%H:%M:%S.%LZ';
  return guarded([value], [CALENDAR_DATE], ([date]) => ({ $dateToString: { date, format } }));
}

function cutOff(text: Mql, { options }: Field): Mql {
  if (!('maxLength' in options) || typeof options.maxLength !== 'number') return text;
  const { maxLength } = options;
  return guarded([text], [TEXT], ([whole]) => ({ $substrCP: [whole, 0, maxLength] }));
}

/** By way of a text: of 0.1 in floating point the server makes 0.100000000000000 otherwise. */
function decimalOf(value: Mql, { options }: Field): Mql {
  const decimal = convert(convert(value, 'string'), 'decimal');
  if (!('decimalPlaces' in options) || typeof options.decimalPlaces !== 'number') return decimal;
  const { decimalPlaces } = options;
  return guarded([decimal], [NUMBER], ([number]) => ({ $round: [number, decimalPlaces] }));
}

/** To the server every text is true. */
function booleanOf(value: Mql): Mql {
  return withValues([value], ([found]) => {
    const isFalse = { $in: [found, ['f', 'false', 'False', '0']] };
    const ofText = { $cond: [{ $in: [found, ['t', 'true', 'True', '1']] }, true, { $cond: [isFalse, false, null] }] };
    return { $cond: [...TEXT.tests(found), ofText, convert(found, 'bool')] };
  });
}

function dayOf(value: Mql): Mql {
  return { $dateTrunc: { date: convert(value, 'date'), unit: 'day' } };
}
