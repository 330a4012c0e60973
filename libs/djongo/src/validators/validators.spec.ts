import { ValidationError } from '../errors/index.js';
import {
  DecimalValidator,
  MaxLengthValidator,
  MaxValueValidator,
  MinLengthValidator,
  MinValueValidator,
  type Validator,
} from './index.js';

function failure<V>(validator: Validator<V>, value: V): ValidationError | undefined {
  try {
    validator(value);
    return undefined;
  } catch (error) {
    if (error instanceof ValidationError) return error;
    throw error;
  }
}

const said = <V>(validator: Validator<V>, value: V): string | undefined => failure(validator, value)?.messages[0];

describe('lengths', () => {
  it('count code points', () => {
    expect(said(MaxLengthValidator(2), '😀😀')).toBeUndefined();
    expect(said(MinLengthValidator(2), '😀')).toBe('Ensure this value has at least 2 characters (it has 1).');
    expect(said(MinLengthValidator(2), '😀😀')).toBeUndefined();
    expect(said(MaxLengthValidator(2), '😀😀😀')).toBe('Ensure this value has at most 2 characters (it has 3).');
  });

  it('carry code and params', () => {
    expect(failure(MaxLengthValidator(1), 'ab')).toMatchObject({
      code: 'max_length',
      params: { limit_value: 1, show_value: 2, value: 'ab' },
    });
    expect(failure(MinLengthValidator(3), 'ab')?.code).toBe('min_length');
  });

  it('of one have a message of their own', () => {
    expect(said(MaxLengthValidator(1), 'ab')).toBe('Ensure this value has at most 1 character (it has 2).');
    expect(said(MinLengthValidator(1), '')).toBe('Ensure this value has at least 1 character (it has 0).');
  });

  it('of bytes and lists are the number of their items', () => {
    expect(said(MaxLengthValidator(2), new Uint8Array(2))).toBeUndefined();
    expect(said(MaxLengthValidator(2), [1, 2, 3])).toBe('Ensure this value has at most 2 characters (it has 3).');
    expect(said(MinLengthValidator(2), ['😀'])).toBe('Ensure this value has at least 2 characters (it has 1).');
  });
});

describe('bounds', () => {
  const day = new Date('2024-01-01');

  it('are inclusive, for numbers, big integers and dates', () => {
    expect(said(MinValueValidator(1), 1)).toBeUndefined();
    expect(said(MaxValueValidator(1n), 1n)).toBeUndefined();
    expect(said(MaxValueValidator(day), new Date(day))).toBeUndefined();
    expect(said(MinValueValidator(1), 0.5)).toBe('Ensure this value is greater than or equal to 1.');
    expect(said(MaxValueValidator(1), 2)).toBe('Ensure this value is less than or equal to 1.');
    expect(said(MinValueValidator(day), new Date(0))).toBe(
      'Ensure this value is greater than or equal to 2024-01-01T00:00:00.000Z.',
    );
  });

  it('let NaN through neither', () => {
    expect(failure(MinValueValidator(1), Number.NaN)?.code).toBe('min_value');
    expect(failure(MaxValueValidator(1), Number.NaN)?.code).toBe('max_value');
  });
});

describe('DecimalValidator', () => {
  const total = (max: number) => `Ensure that there are no more than ${max} digits in total.`;

  it.each([
    [5, 2, '123.45', undefined],
    [5, 2, '-123.45', undefined],
    [5, 2, '00123.45', undefined],
    [5, 2, '1234.56', total(5)],
    [5, 2, '1.234', 'Ensure that there are no more than 2 decimal places.'],
    [5, 2, '1234', 'Ensure that there are no more than 3 digits before the decimal point.'],
    [5, 2, '1.20', undefined],
    [2, 2, '0.01', undefined],
    [2, 2, '0.001', total(2)],
    [1, undefined, '12', 'Ensure that there are no more than 1 digit in total.'],
    [undefined, 1, '12345.67', 'Ensure that there are no more than 1 decimal place.'],
    [undefined, undefined, '12345.67', undefined],
  ])('of %p and %p for %s: %s', (maxDigits, decimalPlaces, value, expected) => {
    expect(said(DecimalValidator(maxDigits, decimalPlaces), value)).toBe(expected);
  });
});
