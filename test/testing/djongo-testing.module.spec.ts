import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import {
  CharField,
  type DjongoConnection,
  DjongoManager,
  getConnectionToken,
  getManagerToken,
  Model,
} from 'nestjs-djongo';
import { DjongoTestingModule } from 'nestjs-djongo/testing';
import { testDatabase } from '../support/database.js';

class Note extends Model {
  @CharField({ maxLength: 10 }) text!: string;
}

const database = testDatabase();
const { client } = database;

afterAll(() => database.drop());

async function open(): Promise<{ notes: DjongoManager<Note>; name: string; close(): Promise<void> }> {
  const module = await Test.createTestingModule({
    imports: [DjongoTestingModule.forRoot({ models: [Note] })],
  }).compile();
  await module.init();
  const notes = module.get<DjongoManager<Note>>(getManagerToken(Note));
  const { name } = module.get<DjongoConnection>(getConnectionToken());
  return { notes, name, close: () => module.close() };
}

async function databases(): Promise<string[]> {
  const { databases: found } = await client.db('admin').admin().listDatabases({ nameOnly: true });
  return found.map(({ name }) => name);
}

describe('DjongoTestingModule', () => {
  it('gives each call a database of its own, and drops it at the end', async () => {
    const [one, two] = [await open(), await open()];
    await one.notes.create({ text: 'a' });
    await two.notes.create({ text: 'b' });
    expect(one.name).not.toBe(two.name);
    expect(await one.notes.values('text')).toEqual([{ text: 'a' }]);
    expect(await databases()).toEqual(expect.arrayContaining([one.name, two.name]));
    await one.close();
    await two.close();
    const left = await databases();
    expect(left).not.toContain(one.name);
    expect(left).not.toContain(two.name);
  });

  it('starts a server of its own where none is given, and stops it after its last user', async () => {
    const given = process.env['MONGODB_URI'];
    delete process.env['MONGODB_URI'];
    try {
      const [one, two] = [await open(), await open()];
      await one.close();
      await two.notes.create({ text: 'a' });
      expect(await two.notes.count()).toBe(1);
      expect(await databases()).not.toContain(two.name);
      await two.close();
    } finally {
      process.env['MONGODB_URI'] = given;
    }
  });
});
