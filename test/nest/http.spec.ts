import 'reflect-metadata';
import { Body, Controller, Get, type INestApplication, Param, Post, Query } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  type AnyFilter,
  DjongoExceptionFilter,
  type DjongoManager,
  DjongoModule,
  ImproperlyConfigured,
  InjectManager,
  type Input,
  ObjectId,
  OperationalError,
  ParseObjectIdPipe,
  StaleObjectError,
} from 'nestjs-djongo';
import { testDatabase } from '../support/database.js';
import { Note } from './models.js';

@Controller('notes')
class NoteController {
  constructor(@InjectManager(Note) private readonly notes: DjongoManager<Note>) {}

  @Post()
  create(@Body() body: Input<Note>): Promise<Note> {
    return this.notes.create(body);
  }

  @Get()
  list(@Query() query: Record<string, unknown>): PromiseLike<Note[]> {
    return this.notes.filter(query as AnyFilter).orderBy('text');
  }

  @Get('down')
  down(): never {
    throw new OperationalError('secret-host:27017 is away');
  }

  @Get('stale')
  stale(): never {
    throw new StaleObjectError('secret');
  }

  @Get('broken')
  broken(): never {
    throw new ImproperlyConfigured('secret');
  }

  @Get('slow')
  async slow(): Promise<number> {
    started.resolve();
    await this.notes.mongo_aggregate([{ $match: { $expr: { $function: SLEEP } } }]).toArray();
    return this.notes.count();
  }

  @Get(':id')
  one(@Param('id', ParseObjectIdPipe) id: ObjectId): Promise<Note> {
    return this.notes.get({ pk: id });
  }
}

const SLEEP = { body: 'function () { sleep(300); return true; }', args: [], lang: 'js' };
let started = withResolvers();

function withResolvers() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe.each([
  ['Express', () => new ExpressAdapter()],
  ['Fastify', () => new FastifyAdapter()],
])('on %s', (_, adapter) => {
  const database = testDatabase();
  let app: INestApplication;
  let url: string;

  // Each test has an application of its own, since one of them closes it.
  beforeEach(async () => {
    const module = await Test.createTestingModule({
      imports: [DjongoModule.forRoot({ name: database.name, uri: database.uri, models: [Note], logging: false })],
      controllers: [NoteController],
      providers: [{ provide: APP_FILTER, useClass: DjongoExceptionFilter }],
    }).compile();
    app = module.createNestApplication(adapter(), { logger: false });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterEach(async () => {
    await app.close();
    await database.db.collection('note').deleteMany({});
  });

  afterAll(() => database.drop());

  const get = (path: string) => fetch(`${url}/notes${path}`);
  const post = (body: unknown) =>
    fetch(`${url}/notes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('creates, finds and answers instances as JSON', async () => {
    const created = await post({ text: 'a', writers: [{ name: 'P' }] });
    expect(created.status).toBe(201);
    const note = (await created.json()) as { _id: string };
    expect(note).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/),
      text: 'a',
      stars: 0,
      writers: [{ name: 'P' }],
    });
    expect(await (await get(`/${note._id}`)).json()).toEqual(note);
    expect(await (await get('?writers__name=P')).json()).toEqual([note]);
  });

  it.each<[string, unknown, Record<string, string[]>]>([
    [
      'rules, by path',
      { text: 'x'.repeat(11), writers: [{ name: '' }] },
      {
        text: ['Ensure this value has at most 10 characters (it has 11).'],
        'writers.0.name': ['This field cannot be blank.'],
      },
    ],
    ['unknown keys', { text: 'b', txet: 1 }, { txet: ['Unknown field.'] }],
    ['objects where a scalar belongs', { text: { $gt: '' } }, { text: [expect.any(String) as unknown as string] }],
  ])('answers 400 for %s', async (_name, body, errors) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      code: 'invalid',
      detail: 'Some values are not valid.',
      errors,
    });
  });

  it('answers 400 for a query the model does not have, without telling its fields', async () => {
    const answer = await get('?start=1');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: 'field_error',
      detail: "Note has no field 'start'.",
      errors: { start: ["Note has no field 'start'."] },
    });
    expect((await get('?stars__gt=abc')).status).toBe(400);
    expect(await (await get('?stars__gt=abc')).text()).not.toContain('abc');
  });

  it('answers 400 for an id that is none, and 404 for a miss', async () => {
    expect((await get('/123456789012')).status).toBe(400);
    const miss = await get(`/${new ObjectId().toHexString()}`);
    expect(miss.status).toBe(404);
    expect(await miss.json()).toMatchObject({ code: 'does_not_exist', detail: 'Note matching query does not exist.' });
  });

  it('answers 409 for a duplicate, with the field and not the value', async () => {
    await post({ text: 'twice' });
    const answer = await post({ text: 'twice' });
    expect(answer.status).toBe(409);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({
      code: 'integrity_error',
      errors: { text: ['This value is already taken.'] },
    });
    expect(text).not.toContain('twice');
  });

  it('answers 409 for an object that others changed', async () => {
    const answer = await get('/stale');
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      code: 'stale_object',
      detail: 'Others have changed this meanwhile; load it again.',
    });
  });

  it('answers 503 with Retry-After, and 500, without details', async () => {
    const away = await get('/down');
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await away.text()).not.toContain('secret');
    const broken = await get('/broken');
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain('secret');
  });

  it('answers a request under way before the connection closes', async () => {
    await post({ text: 'slow' });
    started = withResolvers();
    // Fastify waits for idle connections to time out.
    const answer = fetch(`${url}/notes/slow`, { headers: { connection: 'close' } });
    await started.promise;
    await app.close();
    expect((await answer).status).toBe(200);
  });
});
