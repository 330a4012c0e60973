import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import {
  type AnyFilter,
  ArrayField,
  connect,
  DjongoManager,
  type DjongoConnection,
  IntegerField,
  Meta,
  Model,
} from 'nestjs-djongo';
import { not } from '../../libs/djongo/src/ast/index.js';
import { conditionOf } from '../../libs/djongo/src/expressions/q.js';
import { testDatabase } from '../support/database.js';
import { byExpression, byPath } from './forms.js';

@Meta({ abstract: true })
class Page {
  @ArrayField({ baseField: ArrayField({ baseField: IntegerField() }) }) cells!: number[][];
}

class Sheet extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @ArrayField({ modelContainer: Page }) pages!: Page[];

  static objects = new DjongoManager<Sheet>();
}

const DOCUMENTS: readonly (Document & { readonly _id: number })[] = [
  { _id: 1, pages: [{ cells: [[1, 2], [3]] }, { cells: [] }] },
  { _id: 2, pages: [{ cells: [[2], [1]] }] },
  { _id: 3, pages: [{}] },
  { _id: 4 },
];

const database = testDatabase();
const collection = database.db.collection<Document & { _id: number }>('sheet');
let connection: DjongoConnection;

beforeAll(async () => {
  connection = await connect({ name: database.name, uri: database.uri, models: [Sheet] });
  await collection.insertMany([...DOCUMENTS]);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

describe('Arrays of arrays in the elements of an array', () => {
  it.each<[key: string, value: unknown, filter: object, ids: readonly number[]]>([
    ['pages__cells', 3, { pages: { $elemMatch: { cells: { $elemMatch: { $elemMatch: { $eq: 3 } } } } } }, [1]],
    ['pages__cells', [2], { pages: { $elemMatch: { cells: { $elemMatch: { $eq: [2] } } } } }, [2]],
    ['pages__cells__0', 1, { pages: { $elemMatch: { 'cells.0': { $elemMatch: { $eq: 1 } } } } }, [1]],
    ['pages__cells__0__1', 2, { 'pages.cells.0.1': 2 }, [1]],
    ['pages__0__cells__gt', 2, { 'pages.0.cells': { $elemMatch: { $elemMatch: { $gt: 2 } } } }, [1]],
  ])('%s: %j', async (key, value, filter, ids) => {
    const dictionary = { [key]: value } as AnyFilter;
    const others = DOCUMENTS.map(({ _id }) => _id).filter((id) => !ids.includes(id));
    const node = conditionOf(dictionary);
    expect(Sheet.objects.filter(dictionary).toMql()).toEqual({ find: 'sheet', filter });
    expect(await byPath(collection, Sheet, node)).toEqual(ids);
    expect(await byExpression(collection, Sheet, node)).toEqual(ids);
    expect(await byPath(collection, Sheet, not(node))).toEqual(others);
  });
});
