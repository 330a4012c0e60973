import { ObjectId } from 'mongodb';
import * as family from './index.js';
import { describeType, DjongoError, ERROR_CODES, IntegrityError, perhaps } from './index.js';

type ErrorClass = new (message: string) => DjongoError;

const classes = Object.values<unknown>(family).filter(
  (value): value is ErrorClass => typeof value === 'function' && value.prototype instanceof DjongoError,
);

describe('the family', () => {
  it('is complete as far as it is written', () => {
    expect(classes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['FieldError', 'ValidationError', 'IntegrityError', 'OperationalError', 'MigrationError']),
    );
  });

  it.each(classes.map((error) => [error.name, error] as const))(
    '%s has its name and a code of the table',
    (name, kind) => {
      const error = new kind('Wrong.');
      expect(error).toBeInstanceOf(Error);
      expect([error.name, error.message]).toEqual([name, 'Wrong.']);
      expect(Object.keys(ERROR_CODES)).toContain(error.code);
      expect('cause' in error).toBe(false);
    },
  );

  it('has a code of its own for each class', () => {
    const codes = classes.map((kind) => new kind('').code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('IntegrityError', () => {
  it('carries index and fields', () => {
    const fields = ['a'];
    const error = new IntegrityError('Taken.', { index: 'a_1', fields });
    fields.push('b');
    expect([error.index, error.fields]).toEqual(['a_1', ['a']]);
    expect(new IntegrityError('Taken.')).toMatchObject({ index: undefined, fields: [] });
  });
});

describe('describeType', () => {
  class Blog {}

  it.each([
    [null, 'null'],
    [undefined, 'undefined'],
    ['a', 'string'],
    [1, 'number'],
    [1n, 'bigint'],
    [[], 'array'],
    [{}, 'object'],
    [Object.create(null), 'object'],
    [{ constructor: class Secret {} }, 'object'],
    [new Date(), 'Date'],
    [new ObjectId(), 'ObjectId'],
    [new Blog(), 'Blog'],
    [new (class {})(), 'object'],
    [() => 1, 'function'],
  ])('%p is %s', (value, expected) => {
    expect(describeType(value)).toBe(expected);
  });
});

describe('perhaps', () => {
  const lookups = ['exact', 'gt', 'gte', 'lt', 'icontains', 'contains', 'startswith'];

  it.each([
    ['gtt', ' (perhaps you meant gt or gte?)'],
    ['containz', ' (perhaps you meant contains or icontains?)'],
    ['EXACT', ' (perhaps you meant exact?)'],
    ['starts', ' (perhaps you meant startswith?)'],
    ['exatc', ' (perhaps you meant exact?)'],
    ['zzzzz', ''],
    ['x', ''],
    ['', ''],
    ['$gt', ' (perhaps you meant gt?)'],
  ])('%s%s', (wrong, expected) => {
    expect(perhaps(wrong, lookups)).toBe(expected);
  });

  it('does not compare what is longer than any name', () => {
    const untouched: Iterable<string> = {
      [Symbol.iterator]: () => {
        throw new Error('It compared.');
      },
    };
    expect(perhaps('x'.repeat(65), untouched)).toBe('');
    expect(() => perhaps('x'.repeat(64), untouched)).toThrow('It compared.');
    expect(perhaps('startswit'.padEnd(60, 'h'), lookups)).toBe('');
  });
});
