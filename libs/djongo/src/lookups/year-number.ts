import { ValidationError } from '../errors/index.js';
import { type Field, IntegerField } from '../fields/index.js';

const integer = IntegerField().field;

/** A year of the calendar. */
export const YEAR: Field = Object.freeze<Field>({
  ...integer,
  coerce: (value) => {
    const year = Number(integer.coerce(value));
    if (year < 1 || year > 9999) throw new ValidationError('a year is a whole number from 1 to 9999.');
    return year;
  },
});
