import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Document } from 'mongodb';
import { connect, type DjongoConnection } from 'nestjs-djongo';
import { and, type ConditionNode, lookup, not, or } from '../../libs/djongo/src/ast/index.js';
import { testDatabase } from '../support/database.js';
import { Entry } from './fixture.js';
import { byExpression, byPath } from './forms.js';

const database = testDatabase();
const collection = database.db.collection<Document & { _id: number }>('entry');
let connection: DjongoConnection;

beforeAll(async () => {
  connection = await connect({ name: database.name, uri: database.uri, models: [Entry] });
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const text = fc.constantFrom('a', 'b', 'ab', '');
const number = fc.integer({ min: 0, max: 3 });
const nullable = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { freq: 4 });
const few = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(values, { maxLength: 3 });

/** Documents of the model's types in which anything may be null or missing. */
const book = fc.record({ title: nullable(text), year: nullable(number) }, { requiredKeys: [] });
const author = fc.record(
  { name: nullable(text), age: nullable(number), nicks: nullable(few(nullable(text))), books: nullable(few(book)) },
  { requiredKeys: [] },
);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    nullable(fc.oneof(text, number)),
    few(tie('json')),
    fc.record({ a: tie('json'), '1': tie('json') }, { requiredKeys: [] }),
  ),
}));
const document = fc.record(
  {
    head: nullable(text),
    n: nullable(number),
    blog: nullable(
      fc.record(
        { name: nullable(text), tagline: nullable(fc.record({ title: nullable(text) })) },
        { requiredKeys: [] },
      ),
    ),
    authors: nullable(few(author)),
    tags: nullable(few(nullable(text))),
    matrix: nullable(few(nullable(few(nullable(number))))),
    data: json,
    items: nullable(few(json)),
  },
  { requiredKeys: [] },
);

const TEXTS = ['headline', 'blog__name', 'blog__tagline__title', 'authors__name', 'authors__1__name', 'authors__nicks',
  'authors__nicks__0', 'authors__books__title', 'tags', 'tags__1'] as const; // prettier-ignore
const NUMBERS = ['n', 'authors__age', 'authors__0__age', 'authors__books__year', 'authors__books__0__year', 'matrix',
  'matrix__0', 'matrix__0__1'] as const; // prettier-ignore
const ARRAYS = [
  'tags',
  'authors',
  'authors__nicks',
  'authors__books',
  'matrix',
  'matrix__0',
  'authors__0__nicks',
] as const;
const JSONS = [
  'data',
  'data__a',
  'data__1',
  'data__a__1',
  'data__1__a',
  'data__a__a',
  'items',
  'items__a',
  'items__0',
  'items__0__a',
] as const;
const EVERY = [...TEXTS, ...NUMBERS, ...ARRAYS, ...JSONS, 'blog', 'authors__1'] as const;

function asked(keys: readonly string[], suffixes: readonly string[], value: fc.Arbitrary<unknown>) {
  return fc
    .tuple(fc.constantFrom(...keys), fc.constantFrom(...suffixes), value)
    .map(([key, suffix, given]) => lookup(`${key}${suffix}`, given));
}

const COMPARED = ['', '__ne', '__gt', '__gte', '__lt', '__lte'] as const;
const scalarJson = fc.oneof(text, number, few(number), fc.record({ a: number }));
const SETS = ['__all', '__overlap', '__contained_by', '__contains'] as const;
const SLICED_TEXTS = ['tags__0_1', 'tags__1_3', 'authors__0_2__name', 'authors__nicks__1_2', 'authors__1_3__books__title'] as const; // prettier-ignore
const JSON_ONLY = ['data', 'data__a', 'data__1', 'data__a__1', 'items__0', 'items__a'] as const;
const jsonLeaf = fc.oneof(nullable(number), text, fc.array(nullable(number), { minLength: 1, maxLength: 2 }));
const containedJson = fc.oneof(
  fc.record({ a: jsonLeaf }),
  fc.record({ a: fc.record({ '1': jsonLeaf }), '1': jsonLeaf }),
  fc.array(scalarJson, { minLength: 1, maxLength: 2 }),
);
const simple: fc.Arbitrary<ConditionNode> = fc.oneof(
  asked(TEXTS, [...COMPARED, '__startswith', '__endswith', '__icontains'], text),
  asked(NUMBERS, COMPARED, number),
  asked([...JSONS], COMPARED, scalarJson),
  asked([...TEXTS, ...JSONS], ['__in'], fc.array(text, { minLength: 1, maxLength: 2 })),
  asked(NUMBERS, ['__range'], fc.tuple(number, number)),
  asked(JSONS, ['__range'], fc.tuple(number, number)),
  asked(EVERY, ['', '__ne'], fc.constant(null)),
  asked(EVERY, ['__isnull'], fc.boolean()),
  asked(ARRAYS, ['__len'], number),
  asked(['tags', 'authors__nicks', 'authors__0__nicks'], ['__contains', '', '__ne'], few(text)),
  asked(['matrix__0'], ['__contains', '', '__ne'], few(number)),
  asked(['matrix'], ['__contains', '', '__ne'], few(few(number))),
  asked(['items'], ['__contains', '', '__ne'], few(scalarJson)),
  asked(['tags', 'authors__nicks', 'authors__0__nicks', 'tags__1_3', 'authors__nicks__0_2'], SETS, few(text)),
  asked(['matrix__0', 'matrix__0__1_2'], SETS, few(number)),
  asked(['matrix', 'matrix__0_2'], SETS, few(few(number))),
  asked(['items', 'items__1_3'], SETS, few(scalarJson)),
  asked(SLICED_TEXTS, [...COMPARED, '__startswith', '__endswith'], text),
  asked(SLICED_TEXTS, ['', '__ne'], fc.constant(null)),
  asked([...SLICED_TEXTS, 'tags__1_3', 'items__0_2__a'], ['__isnull'], fc.boolean()),
  asked(['tags__1_3', 'authors__0_2', 'matrix__0_1', 'items__1_3'], ['__len'], number),
  asked(['authors__0_2'], ['', '__ne'], fc.record({ name: nullable(text), age: number })),
  asked([...JSONS, 'items__1_3'], ['__has_key'], fc.constant('a')),
  asked([...JSONS, 'items__1_3'], ['__has_keys', '__has_any_keys'], fc.constantFrom(['a'], ['b', 'a'])),
  asked(JSON_ONLY, ['__has_keys', '__has_any_keys'], fc.constantFrom(['1'], ['1', 'a'])),
  asked(JSON_ONLY, ['__contains', '__contained_by'], containedJson),
  asked(['blog'], ['', '__ne'], fc.record({ name: text, tagline: fc.record({ title: text }) })),
  asked(['authors', 'authors__1'], ['', '__ne'], fc.record({ name: nullable(text), age: number })),
  asked(
    ['authors'],
    ['__in', '__contains'],
    fc.array(fc.record({ name: text, nicks: text }), { minLength: 1, maxLength: 2 }),
  ),
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

describe('Whatever the documents and the condition', () => {
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
  }, 60_000);
});

async function check(node: ConditionNode, count: number): Promise<void> {
  const [found, others, alike] = await Promise.all([
    byPath(collection, Entry, node),
    byPath(collection, Entry, not(node)),
    byExpression(collection, Entry, node),
  ]);
  expect(alike).toEqual(found);
  expect([...found, ...others].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, id) => id));
}
