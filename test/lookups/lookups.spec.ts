import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { type AnyFilter, connect, type DjongoConnection } from 'nestjs-djongo';
import { not } from '../../libs/djongo/src/ast/index.js';
import { COMPOUND_LOOKUPS, LOOKUPS, lookupsOf } from '../../libs/djongo/src/lookups/index.js';
import type { FieldFamily } from '../../libs/djongo/src/fields/index.js';
import { metaOf } from '../../libs/djongo/src/meta/index.js';
import { conditionOf } from '../../libs/djongo/src/expressions/q.js';
import { modelScope } from '../../libs/djongo/src/compiler/query-scope.js';
import { resolvePath } from '../../libs/djongo/src/compiler/resolve-path.js';
import { testDatabase } from '../support/database.js';
import { DOCUMENTS, Entry } from './fixture.js';
import { byExpression, byPath } from './forms.js';
import { ARRAYS } from './rows/arrays.js';
import { DOCUMENTS as ARRAYS_OF_DOCUMENTS } from './rows/documents.js';
import { EMBEDDED } from './rows/embedded.js';
import { JSON_ROWS } from './rows/json.js';
import { SCALARS } from './rows/scalars.js';

const database = testDatabase();
const collection = database.db.collection<Document & { _id: number }>('entry');
const everyKey = DOCUMENTS.map(({ _id }) => _id);
const ROWS = [...SCALARS, ...EMBEDDED, ...ARRAYS_OF_DOCUMENTS, ...ARRAYS, ...JSON_ROWS];
let connection: DjongoConnection;

beforeAll(async () => {
  connection = await connect({ name: database.name, uri: database.uri, models: [Entry] });
  await collection.insertMany([...DOCUMENTS]);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

describe('Lookups', () => {
  it.each(ROWS)('%s: %j', async (key, value, filter, ids) => {
    const dictionary = { [key]: value } as AnyFilter;
    const others = everyKey.filter((id) => !ids.includes(id));
    const node = conditionOf(dictionary);

    const query = Entry.objects.filter(dictionary);
    expect(query.toMql()).toEqual({ find: 'entry', filter });
    expect(await byPath(collection, Entry, node)).toEqual(ids);
    expect(await byExpression(collection, Entry, node)).toEqual(ids);

    expect(await byPath(collection, Entry, not(node))).toEqual(others);
    expect(await byExpression(collection, Entry, not(node))).toEqual(others);
    expect((await Entry.objects.exclude(dictionary)).map(({ id }) => id).sort()).toEqual(others);
  });

  it.each(['text', 'number', 'boolean', 'date', 'objectId', 'uuid', 'binary', 'json', 'container', 'array'] as const)(
    'have a row each for %s',
    (family) => {
      const tried = new Set(ROWS.flatMap(([key]) => lookupTried(key, family)));
      const compounds = COMPOUND_LOOKUPS.filter(({ families }) => families.includes(family)).map(({ name }) => name);
      expect([...lookupsOf(family).keys(), ...compounds].filter((name) => !tried.has(name))).toEqual([]);
    },
  );

  it('are all in the table of some family', () => {
    expect(LOOKUPS.filter(({ families }) => families !== 'all' && families.length === 0)).toEqual([]);
  });
});

/** The lookup that a row tries, if its path ends at a field of the family. */
function lookupTried(key: string, family: FieldFamily): string[] {
  const { field, lookup } = resolvePath(modelScope(metaOf(Entry)), key);
  return field.family === family ? [lookup] : [];
}
