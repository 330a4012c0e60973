import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Document } from 'mongodb';
import { connect, type DjongoConnection } from 'nestjs-djongo';
import { and, type ConditionNode, lookup, not, or } from '../../libs/djongo/src/ast/index.js';
import { testDatabase } from '../support/database.js';
import { at, day, Event } from './date-parts.fixture.js';
import { byExpression, byPath } from './forms.js';

const database = testDatabase();
const collection = database.db.collection<Document & { _id: number }>('event');
let connection: DjongoConnection;

beforeAll(async () => {
  connection = await connect({ name: database.name, uri: database.uri, models: [Event] });
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const nullable = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { freq: 4 });
const few = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(values, { maxLength: 3 });
const text = fc.constantFrom('a', 'b');

/** Few enough that conditions are met, at the borders of years; what is no date may stand anywhere. */
const date = nullable(
  fc.constantFrom<unknown>(
    day('2020-01-01'),
    at('2020-12-31T23:59:59.999'),
    day('2021-01-03'),
    day('2024-12-30'),
    2020,
  ),
);
const award = fc.record({ title: nullable(text), given: date }, { requiredKeys: [] });
const person = fc.record({ name: nullable(text), born: date, awards: nullable(few(award)) }, { requiredKeys: [] });
const document = fc.record(
  {
    at: date,
    place: nullable(fc.record({ opening: date }, { requiredKeys: [] })),
    people: nullable(few(nullable(person))),
    dates: nullable(few(date)),
    grid: nullable(few(nullable(few(date)))),
  },
  { requiredKeys: [] },
);

const DATES = ['start', 'place__opened', 'people__born', 'people__1__born', 'people__awards__given',
  'people__awards__0__given', 'people__0__awards__given', 'dates', 'dates__0', 'grid', 'grid__0', 'grid__0__1'] as const; // prettier-ignore

function asked(parts: readonly string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<ConditionNode> {
  const path = fc.tuple(fc.constantFrom(...DATES), fc.constantFrom(...parts));
  return fc.oneof(
    fc
      .tuple(path, fc.constantFrom('', '__ne', '__gt', '__gte', '__lt', '__lte'), value)
      .map(([[field, part], suffix, given]) => lookup(`${field}__${part}${suffix}`, given)),
    fc.tuple(path, few(value)).map(([[field, part], given]) => lookup(`${field}__${part}__in`, given)),
    fc.tuple(path, fc.tuple(value, value)).map(([[field, part], given]) => lookup(`${field}__${part}__range`, given)),
    fc.tuple(path, fc.boolean()).map(([[field, part], given]) => lookup(`${field}__${part}__isnull`, given)),
    path.map(([field, part]) => lookup(`${field}__${part}`, null)),
  );
}

const simple = fc.oneof(
  asked(['year', 'iso_year', 'date__year'], fc.constantFrom(2020, 2021, 2024, 2025)),
  asked(['month'], fc.constantFrom(1, 12)),
  asked(['week'], fc.constantFrom(1, 53)),
  asked(['date'], fc.constantFrom('2020-12-31', '2021-01-03')),
  asked(['time'], fc.constantFrom('00:00', '23:59:59.999')),
  fc.tuple(fc.constantFrom('people__name', 'people__awards__title'), text).map(([key, given]) => lookup(key, given)),
);

/** As of one `filter()` call, which may hold conditions made by `Q`. */
const condition: fc.Arbitrary<ConditionNode> = fc.letrec<{ node: ConditionNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { arbitrary: simple, weight: 3 },
    { arbitrary: fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map(and), weight: 2 },
    { arbitrary: fc.array(tie('node'), { minLength: 2, maxLength: 2 }).map(or), weight: 1 },
    { arbitrary: tie('node').map(not), weight: 1 },
  ),
})).node;

describe('Whatever the documents and the condition on parts of dates', () => {
  it('both forms find the same documents, and exclude() finds the others', async () => {
    const property = fc.asyncProperty(
      fc.array(document, { minLength: 8, maxLength: 16 }),
      fc.array(condition, { minLength: 5, maxLength: 5 }),
      async (documents, conditions) => {
        await collection.deleteMany({});
        await collection.insertMany(documents.map((fields, _id) => ({ ...fields, _id })));
        for (const node of conditions) await check(node, documents.length);
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });
});

async function check(node: ConditionNode, count: number): Promise<void> {
  const [found, others, alike] = await Promise.all([
    byPath(collection, Event, node),
    byPath(collection, Event, not(node)),
    byExpression(collection, Event, node),
  ]);
  expect(alike).toEqual(found);
  expect([...found, ...others].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, id) => id));
}
