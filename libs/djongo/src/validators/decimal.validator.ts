import { ValidationError } from '../errors/index.js';
import type { Validator } from './validator.js';

/** At most `maxDigits` digits in all and `decimalPlaces` after the point; the value is a plain decimal string. */
export function DecimalValidator(maxDigits: number | undefined, decimalPlaces: number | undefined): Validator<string> {
  return (value) => {
    const [whole = '', fraction = ''] = value.replace(/^[+-]/, '').split('.');
    const wholeDigits = whole.replace(/^0+/, '').length;
    if (maxDigits !== undefined)
      check('digits in total', 'max_digits', wholeDigits + fraction.length, maxDigits, value);
    if (decimalPlaces === undefined) return;
    check('decimal places', 'max_decimal_places', fraction.length, decimalPlaces, value);
    if (maxDigits === undefined) return;
    check('digits before the decimal point', 'max_whole_digits', wholeDigits, maxDigits - decimalPlaces, value);
  };
}

function check(what: string, code: string, count: number, max: number, value: string): void {
  if (count <= max) return;
  const plural = max === 1 ? what.replace('digits', 'digit').replace('places', 'place') : what;
  throw new ValidationError(`Ensure that there are no more than %(max)s ${plural}.`, { code, params: { max, value } });
}
