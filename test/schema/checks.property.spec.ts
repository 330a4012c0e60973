import fc from 'fast-check';
import { Decimal128, Double, type Document, Long, ObjectId } from 'mongodb';
import { type StoredPart, meetsFilter } from '../../libs/djongo/src/compiler/meets-filter.js';
import { testDatabase } from '../support/database.js';

/** What is stored, and what is asked, of every type that fields have. */
const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    '',
    'a',
    'B',
    'é',
    '😀',
    '\uFFFD',
    0,
    1,
    -1,
    1.5,
    0.1,
    2 ** 53,
    Number.NaN,
  ),
  fc.constantFrom<unknown>(
    new Double(1),
    Long.fromString('9007199254740993'),
    Long.fromNumber(1),
    new Date(0),
    new Date(5),
  ),
  ['0.1', '1', '1.0', '1.50', '-0', '1E+3', '9007199254740993', 'NaN', 'Infinity', '1E-300', '1E-3000'].reduce(
    (all, text) => fc.oneof(all, fc.constant<unknown>(Decimal128.fromString(text))),
    fc.constant<unknown>(new ObjectId('0123456789abcdef01234567')),
  ),
);
const stored = fc.oneof(value, fc.array(value, { maxLength: 2 }), fc.record({ b: value }, { requiredKeys: [] }));
const path = fc.constantFrom('a', 'a.b', 'c');
const operator = fc.oneof(
  fc
    .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), value)
    .map(([name, operand]) => ({ [name]: operand })),
  fc.array(value, { maxLength: 3 }).map((items) => ({ $in: items })),
  fc.boolean().map((isThere) => ({ $exists: isThere })),
  value.filter((operand) => typeof operand !== 'object' || operand === null),
);
const { filter } = fc.letrec<{ filter: Document }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.tuple(path, operator).map(([key, condition]) => ({ [key]: condition })),
    fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('filter'), { minLength: 1, maxLength: 3 }))
      .map(([key, children]) => ({ [key]: children })),
  ),
}));

describe('What is said of a document without the server', () => {
  const database = testDatabase();
  afterAll(() => database.drop());

  it('is what the server says, or nothing', async () => {
    const documents = database.db.collection('document');
    let decided = 0;
    await fc.assert(
      fc.asyncProperty(fc.record({ a: stored, c: stored }, { requiredKeys: [] }), filter, async (document, asked) => {
        const part: StoredPart = { document, known: new Set(['a', 'c']) };
        const told = meetsFilter(asked, part);
        if (told === undefined) return;
        decided += 1;
        await documents.replaceOne({ _id: 'x' as never }, document, { upsert: true });
        expect(await documents.countDocuments(asked)).toBe(told ? 1 : 0);
      }),
      { numRuns: 1_000 },
    );
    expect(decided).toBeGreaterThan(300);
  }, 120_000);
});
