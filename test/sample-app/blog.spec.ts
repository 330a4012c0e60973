import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../support/database.js';
import { type SampleApp, startSampleApp } from './support/sample-app.js';
import type { EntryJson, PageJson, ProblemJson } from './support/shapes.js';

const UNKNOWN_ID = '65e05d64f1d2c3a4b5c6d7e8';
const ENTRY = {
  blog: { name: 'Beatles Blog', tagline: 'All the latest Beatles news.' },
  headline: 'Hello, MongoDB',
  pub_date: '2024-02-29T10:15:00.000Z',
  authors: [
    { name: 'John', email: 'john@example.com' },
    { name: 'Paul', email: 'paul@example.com' },
  ],
  tags: ['mongodb', 'nestjs'],
};
const OTHER = {
  blog: { name: 'Pop Blog' },
  headline: 'Second',
  pub_date: '2024-03-01',
  authors: [{ name: 'Paul', email: 'other@example.com' }],
  n_comments: 5,
};

const database = testDatabase();
let sample: SampleApp;

beforeAll(async () => {
  sample = await startSampleApp(database);
});

afterAll(async () => {
  await sample.close();
  await database.drop();
});

beforeEach(async () => {
  await database.db.collection('entry').deleteMany({});
});

async function create(values: object): Promise<EntryJson> {
  const { status, body } = await sample.send<EntryJson>('POST', '/entries', values);
  expect(status).toBe(201);
  return body;
}

async function headlines(query: string): Promise<string[]> {
  const { status, body } = await sample.send<PageJson<EntryJson>>('GET', `/entries?${query}`);
  expect(status).toBe(200);
  return body.items.map((entry) => entry.headline);
}

async function problem(method: string, path: string, body?: unknown): Promise<ProblemJson> {
  const answer = await sample.send<ProblemJson>(method, path, body);
  expect(answer.body.status).toBe(answer.status);
  expect(answer.contentType).toMatch(/^application\/problem\+json/);
  return answer.body;
}

it('takes an entry from its creation to its deletion', async () => {
  const created = await create(ENTRY);
  expect(created).toMatchObject({ ...ENTRY, body_text: '', mod_date: null, n_comments: 0, rating: null });
  expect(await database.db.collection('entry').findOne({})).toMatchObject({ blog: ENTRY.blog, authors: ENTRY.authors });

  expect(await headlines('blog__name=Beatles%20Blog')).toEqual(['Hello, MongoDB']);
  const changed = await sample.send('PATCH', `/entries/${created._id}`, { blog: { tagline: 'News.' }, n_comments: 1 });
  const expected = { ...created, blog: { name: 'Beatles Blog', tagline: 'News.' }, n_comments: 1 };
  expect(changed).toMatchObject({ status: 200, body: expected });
  expect(await sample.send('GET', `/entries/${created._id}`)).toMatchObject({ status: 200, body: expected });

  const byMonth = await sample.send('GET', '/entries/by-month');
  expect(byMonth).toMatchObject({ status: 200, body: [{ blog: 'Beatles Blog', month: '2024-02', count: 1 }] });

  expect(await sample.send('DELETE', `/entries/${created._id}`)).toMatchObject({ status: 204, body: undefined });
  expect(await problem('GET', `/entries/${created._id}`)).toMatchObject({ status: 404 });
});

it('counts entries by blog and month, in UTC', async () => {
  await create(ENTRY);
  await create({ ...ENTRY, pub_date: '2024-02-01T00:00:00+01:00' });
  await create({ ...ENTRY, pub_date: '2024-02-01T00:00:00Z' });
  await create(OTHER);
  const { body } = await sample.send('GET', '/entries/by-month');
  expect(body).toEqual([
    { blog: 'Pop Blog', month: '2024-03', count: 1 },
    { blog: 'Beatles Blog', month: '2024-02', count: 2 },
    { blog: 'Beatles Blog', month: '2024-01', count: 1 },
  ]);
});

describe('GET /entries', () => {
  beforeEach(async () => {
    await create(ENTRY);
    await create(OTHER);
  });

  it.each([
    ['', ['Second', 'Hello, MongoDB']],
    ['headline=Second', ['Second']],
    ['headline__icontains=MONGO', ['Hello, MongoDB']],
    ['headline__icontains=.', []],
    ['blog__name=$where', []],
    ['authors__name=Paul', ['Second', 'Hello, MongoDB']],
    ['authors__name=Paul&authors__email=john@example.com', []],
    ['authors__name=John&authors__email=john@example.com', ['Hello, MongoDB']],
    ['tags=nestjs', ['Hello, MongoDB']],
    ['n_comments__gte=5', ['Second']],
    ['n_comments__lte=4', ['Hello, MongoDB']],
    ['pub_date__gte=2024-03-01', ['Second']],
    ['pub_date__lt=2024-03-01T00:00:00Z', ['Hello, MongoDB']],
    ['mod_date__isnull=false', []],
    ['ordering=headline', ['Hello, MongoDB', 'Second']],
    ['ordering=-n_comments,headline&limit=1', ['Second']],
    ['ordering=-n_comments&limit=1&offset=1', ['Hello, MongoDB']],
  ])('finds by %j', async (query, expected) => {
    expect(await headlines(query)).toEqual(expected);
  });

  it('tells how many there are beside the part that was asked for', async () => {
    const { body } = await sample.send('GET', '/entries?limit=1&offset=1');
    expect(body).toMatchObject({ items: [{ headline: 'Hello, MongoDB' }], total: 2, limit: 1, offset: 1 });
  });

  it.each([
    ['headline__regex=.*', 'headline__regex'],
    ['blog__name[$ne]=x', 'blog__name[$ne]'],
    ['blog__name%5B%24ne%5D=x', 'blog__name[$ne]'],
    ['$where=1', '$where'],
    ['__proto__=x', '__proto__'],
    ['constructor=x', 'constructor'],
    ['nonsense=1', 'nonsense'],
    ['tags=a&tags=b', 'tags'],
    ['limit=1&limit=2', 'limit'],
    ['limit=101', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1e1', 'limit'],
    ['limit=', 'limit'],
    ['offset=9007199254740992', 'offset'],
    ['ordering=body_text', 'ordering'],
    ['ordering=$natural', 'ordering'],
    ['ordering=', 'ordering'],
  ])('refuses %j', async (query, parameter) => {
    const { status, errors } = await problem('GET', `/entries?${query}`);
    expect(status).toBe(400);
    expect(Object.keys(errors ?? {})).toEqual([parameter]);
  });

  it.each(['n_comments__gte=many', 'pub_date__gte=2024-13-01', 'mod_date__isnull=maybe', 'rating__gte=NaN'])(
    'refuses the value in %j',
    async (query) => {
      const { status, detail } = await problem('GET', `/entries?${query}`);
      expect(status).toBe(400);
      expect(detail).toContain(`Entry.${query.split('=')[0]}`);
    },
  );
});

describe('broken rules', () => {
  it.each<[object | string, Record<string, string[]>]>([
    [{}, { blog: ['This field cannot be null.'], headline: ['This field cannot be null.'] }],
    [[], { __all__: ['The body must be a JSON object.'] }],
    [{ ...ENTRY, _id: UNKNOWN_ID }, { _id: ['Unknown field.'] }],
    ['{"__proto__":{"headline":"x"},"$where":"1"}', { ['__proto__']: ['Unknown field.'], $where: ['Unknown field.'] }],
    [{ ...ENTRY, headline: { $ne: 'x' } }, { headline: ['“object” value must be a string.'] }],
    [{ ...ENTRY, headline: '' }, { headline: ['This field cannot be blank.'] }],
    [{ ...ENTRY, n_comments: -1 }, { n_comments: ['Ensure this value is greater than or equal to 0.'] }],
    [{ ...ENTRY, authors: [{ name: 'P', email: 'x' }] }, { 'authors.0.email': ['Enter a valid email address.'] }],
    [{ ...ENTRY, blog: { name: 'b', nam: 'x' } }, { 'blog.nam': ['Unknown field.'] }],
    [
      { ...ENTRY, authors: [ENTRY.authors[0], { name: 'P', email: 'p@example.com', $where: '1' }] },
      { 'authors.1.$where': ['Unknown field.'] },
    ],
  ])('does not create an entry of %j', async (body, errors) => {
    const answer = await problem('POST', '/entries', body);
    expect(answer.status).toBe(400);
    // toEqual passes over a key __proto__ of an object.
    expect(new Map(Object.entries(answer.errors ?? {}))).toEqual(new Map(Object.entries(errors)));
    expect(await database.db.collection('entry').countDocuments()).toBe(0);
  });

  it.each<[object | string, string[]]>([
    [{ nonsense: 1 }, ['nonsense']],
    [{ blog: { nam: 'x' }, authors: [{ name: 'P', email: 'x' }] }, ['blog.nam', 'authors.0.email']],
    ['{"blog":{"__proto__":{"name":"x"}}}', ['blog.__proto__']],
    [{ blog: null }, ['blog']],
    [{ blog: 'x' }, ['blog']],
    [{ authors: [{ name: 'P' }] }, ['authors.0.email']],
    [{ tags: 'x' }, ['tags']],
    [{ _id: UNKNOWN_ID }, ['_id']],
  ])('does not change an entry by %j', async (changes, paths) => {
    const entry = await create(ENTRY);
    const { status, errors } = await problem('PATCH', `/entries/${entry._id}`, changes);
    expect(status).toBe(400);
    expect(Object.keys(errors ?? {})).toEqual(paths);
    expect((await sample.send('GET', `/entries/${entry._id}`)).body).toEqual(entry);
  });

  it('takes no body that is not JSON', async () => {
    expect(await sample.send('POST', '/entries', '{')).toMatchObject({ status: 400 });
    expect(await sample.send('POST', '/entries')).toMatchObject({ status: 400 });
  });
});

it('changes nothing but what a change names', async () => {
  const { _id } = await create(ENTRY);
  await database.db.collection('entry').updateMany({}, { $set: { rating: 3.5, legacy: 'kept' } });
  const { body } = await sample.send('PATCH', `/entries/${_id}`, { tags: [] });
  expect(body).toMatchObject({ tags: [], rating: 3.5, headline: ENTRY.headline });
  expect(await database.db.collection('entry').findOne({})).toMatchObject({ tags: [], rating: 3.5, legacy: 'kept' });
  expect(await sample.send('PATCH', `/entries/${_id}`, {})).toMatchObject({ status: 200, body: { tags: [] } });
});

it.each(['GET', 'PATCH', 'DELETE'])('%s tells a wrong id from one that is not there', async (method) => {
  const body = method === 'PATCH' ? { n_comments: 1 } : undefined;
  expect(await sample.send(method, `/entries/${UNKNOWN_ID}`, body)).toMatchObject({ status: 404 });
  for (const id of ['nope', 'twelve_chars', '[$ne]']) {
    const answer = await sample.send(method, `/entries/${id}`, body);
    expect(answer).toMatchObject({ status: 400, body: { errors: { id: ['Enter 24 hexadecimal digits.'] } } });
  }
});
