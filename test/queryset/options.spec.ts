import { describe, expect, it } from '@jest/globals';
import type { CommandStartedEvent } from 'mongodb';
import { FieldError, type QueryOptions } from 'nestjs-djongo';
import { Entry, expectSent, fixture, keysOf, rejection } from './support.js';

const suite = fixture();
const ALL_OPTIONS = {
  comment: 'nightly',
  maxTimeMS: 5000,
  collation: { locale: 'en', strength: 2 },
  hint: { n: 1 },
  allowDiskUse: true,
  batchSize: 50,
} as const;
const { batchSize: _, ...READ } = ALL_OPTIONS;
const { comment, maxTimeMS, collation, hint } = ALL_OPTIONS;

describe('The options of a query', () => {
  it('reach the command, each by its method', async () => {
    const query = Entry.objects.filter({ n: 2 }).orderBy('pk');
    const base = { find: 'entry', filter: { n: 2 }, sort: { _id: 1 } };
    const queries = [
      query.comment('nightly'),
      query.hint('n_1'),
      query.hint({ n: 1 }),
      query.collation({ locale: 'de' }),
      query.configure({ maxTimeMS: 5000, batchSize: 3, allowDiskUse: false }),
    ];
    const commands = [
      { ...base, comment: 'nightly' },
      { ...base, hint: 'n_1' },
      { ...base, hint: { n: 1 } },
      { ...base, collation: { locale: 'de' } },
      { ...base, maxTimeMS: 5000, batchSize: 3, allowDiskUse: false },
    ];
    expect(queries.map((each) => each.toMql())).toEqual(commands);
    for (const each of queries) expect(await keysOf(each)).toEqual([2, 3]);
    expectSent(suite, ...commands);
  });

  it('reach find, count and exists', async () => {
    const query = Entry.objects.filter({ headline: 'TWO' }).configure(ALL_OPTIONS);
    expect(query.toMql()).toEqual({ find: 'entry', filter: { head: 'TWO' }, ...ALL_OPTIONS });
    expect(await keysOf(query)).toEqual([2]);
    expect(await query.count()).toBe(1);
    expect(await query.exists()).toBe(true);
    expect(await query.values('n').first()).toEqual({ n: 2 });
    expect((await query.get()).id).toBe(2);
    expect([...(await query.inBulk([2])).keys()]).toEqual(['2']);
    const find = { find: 'entry', filter: { head: 'TWO' }, ...ALL_OPTIONS };
    expectSent(
      suite,
      find,
      { aggregate: 'entry', pipeline: [{ $match: { head: 'TWO' } }, { $count: 'n' }], cursor: {}, ...READ },
      { ...find, projection: { _id: 1 }, limit: 1 },
      { ...find, projection: { _id: 0, n: 1 }, sort: { _id: 1 }, limit: 1 },
      { ...find, limit: 2 },
      { ...find, filter: { head: 'TWO', _id: { $in: [2] } } },
    );
  });

  it('reach update and delete, as far as the server takes them there', async () => {
    const query = Entry.objects.filter({ headline: 'TWO' }).configure({ ...ALL_OPTIONS, readPreference: 'secondary' });
    expect(await query.update({ n: 7 })).toBe(1);
    expect(await query.delete()).toEqual({ deleted: 1, byModel: { Entry: 1 } });
    expectSent(
      suite,
      {
        update: 'entry',
        updates: [{ q: { head: 'TWO' }, u: { $set: { n: 7 } }, multi: true, hint, collation }],
        ordered: true,
        comment,
        maxTimeMS,
      },
      {
        delete: 'entry',
        deletes: [{ q: { head: 'TWO' }, limit: 0, collation, hint }],
        ordered: true,
        comment,
        maxTimeMS,
      },
    );
    expect(await keysOf(Entry.objects.orderBy('pk'))).toEqual([1, 3, 4]);
  });

  it('decide with the collation what is equal, and in which order', async () => {
    const plain = Entry.objects.filter({ headline: 'TWO' });
    expect(await plain.count()).toBe(0);
    expect(await plain.collation({ locale: 'en', strength: 2 }).count()).toBe(1);
    await Entry.objects.filter({ pk: 1 }).update({ headline: 'Zwei' });
    const ordered = Entry.objects.orderBy('headline').valuesList('headline', { flat: true });
    expect(await ordered).toEqual(['Zwei', 'four', 'three', 'two']);
    expect(await ordered.collation({ locale: 'en' })).toEqual(['four', 'three', 'two', 'Zwei']);
  });

  it('add up, and the last of each counts', () => {
    const query = Entry.objects
      .all()
      .comment('a')
      .configure({ maxTimeMS: 5, comment: 'b' })
      .hint('n_1')
      .hint({ n: -1 });
    expect(query.toMql()).toEqual({ find: 'entry', filter: {}, maxTimeMS: 5, comment: 'b', hint: { n: -1 } });
    const before = Entry.objects.all();
    expect(before.configure({}).toMql()).toEqual(before.toMql());
    expect(before.toMql()).toEqual({ find: 'entry', filter: {} });
  });

  it('stay through what narrows the query, a slice included', () => {
    const query = Entry.objects.comment('x').filter({ n: 1 }).orderBy('n').values('n').slice(2).using('default');
    expect(query.toMql().comment).toBe('x');
    expect(Entry.objects.all().slice(2).comment('y').toMql()).toMatchObject({ limit: 2, comment: 'y' });
  });

  it('are out of reach of later changes', () => {
    const given = { hint: { n: 1 }, collation: { locale: 'en' } };
    const query = Entry.objects.configure(given);
    given.hint.n = -1;
    given.collation.locale = 'de';
    expect(query.toMql()).toMatchObject({ hint: { n: 1 }, collation: { locale: 'en' } });
    expect(() => Object.assign(query.toMql().hint as object, { n: -1 })).toThrow(TypeError);
  });

  it.each<[options: unknown, message: string]>([
    [{ maxTimeMs: 5 }, "Entry: configure() has no option 'maxTimeMs' (perhaps you meant maxTimeMS?)."],
    [{ batchsize: 5 }, "Entry: configure() has no option 'batchsize' (perhaps you meant batchSize?)."],
    [{ $where: '1' }, "Entry: configure() has no option '$where'."],
    [JSON.parse('{"__proto__": 1}'), "Entry: configure() has no option '__proto__'."],
    [{ constructor: 1 }, "Entry: configure() has no option 'constructor'."],
    [{ [Symbol('x')]: 1 }, 'Entry: configure() may not have symbols as keys.'],
    [null, 'Entry: configure() takes an object of options, not a value of type null.'],
    [[], 'Entry: configure() takes an object of options, not a value of type array.'],
    [{ comment: { $x: 1 } }, 'Entry: configure(): comment is a string, not a value of type object.'],
    [{ comment: undefined }, 'Entry: configure(): comment is a string, not a value of type undefined.'],
    [
      { hint: '' },
      "Entry: configure(): hint is an index's name or its keys, as in { n: 1 }, not a value of type string.",
    ],
    [
      { hint: {} },
      "Entry: configure(): hint is an index's name or its keys, as in { n: 1 }, not a value of type object.",
    ],
    [{ collation: 'en' }, 'Entry: configure(): collation is an object with a locale, not a value of type string.'],
    [{ collation: {} }, 'Entry: configure(): collation is an object with a locale, not a value of type object.'],
    [{ maxTimeMS: -1 }, 'Entry: configure(): maxTimeMS is a whole number of at least 1, not a value of type number.'],
    [{ maxTimeMS: '5' }, 'Entry: configure(): maxTimeMS is a whole number of at least 1, not a value of type string.'],
    [{ batchSize: NaN }, 'Entry: configure(): batchSize is a whole number of at least 1, not a value of type number.'],
    [{ allowDiskUse: 1 }, 'Entry: configure(): allowDiskUse is true or false, not a value of type number.'],
    [
      { readPreference: 'master' },
      'Entry: configure(): readPreference is primary, primaryPreferred, secondary, secondaryPreferred or nearest, not a value of type string.',
    ],
  ])('are refused where they are none: %p', (options, message) => {
    expect(() => Entry.objects.configure(options as QueryOptions)).toThrow(new FieldError(message));
    expectSent(suite);
  });

  it('are refused by the name of their method', () => {
    expect(() => Entry.objects.comment(1 as unknown as string)).toThrow('Entry: comment(): comment is a string');
    expect(() => Entry.objects.hint(null as unknown as string)).toThrow("Entry: hint(): hint is an index's name");
    expect(() => Entry.objects.collation({} as { locale: string })).toThrow('Entry: collation(): collation is');
    expect(() => Entry.objects.readPreference('any' as 'nearest')).toThrow('Entry: readPreference(): readPreference');
  });

  it('are refused by the server in an error of this family', async () => {
    const error = await rejection(Entry.objects.all().hint('no_such_index'));
    expect(error.name).toBe('DatabaseError');
    expect((await rejection(Entry.objects.all().hint({ pub: 1 }).update({ n: 1 }))).name).toBe('DatabaseError');
    expect((await rejection(Entry.objects.all().collation({ locale: 'xx-no' }).count())).name).toBe('DatabaseError');
  });
});

describe('readPreference()', () => {
  it('goes with reads, beside the command', async () => {
    const seen: unknown[] = [];
    const listener = ({ command }: CommandStartedEvent) => seen.push(command['$readPreference']?.mode);
    const { client } = suite.connection();
    client.on('commandStarted', listener);
    try {
      const query = Entry.objects.filter({ n: 2 }).readPreference('secondaryPreferred');
      expect(query.toMql()).toEqual({ find: 'entry', filter: { n: 2 } });
      expect(await keysOf(query.orderBy('pk'))).toEqual([2, 3]);
      expect(await query.count()).toBe(2);
      await query.explain();
      expect(await query.update({ n: 3 })).toBe(2);
      expect(await Entry.objects.filter({ n: 3 })).toHaveLength(2);
    } finally {
      client.off('commandStarted', listener);
    }
    expect(seen).toEqual(['secondaryPreferred', 'secondaryPreferred', 'secondaryPreferred', undefined, undefined]);
  });
});

describe('explain()', () => {
  it('is of the exact command', async () => {
    const query = Entry.objects.filter({ n__gt: 1 }).orderBy('-n').values('headline').slice(1, 3).hint({ n: 1 });
    const { queryPlanner, executionStats } = await query.explain();
    expectSent(suite, { explain: query.toMql(), verbosity: 'queryPlanner' });
    expect(queryPlanner.namespace).toBe(`${suite.database.name}.entry`);
    expect(JSON.stringify(queryPlanner.winningPlan)).toContain('"indexName":"n_1"');
    expect(executionStats).toBeUndefined();
  });

  it('runs it where that is asked for', async () => {
    const { executionStats } = await Entry.objects.filter({ n: 2 }).explain('executionStats');
    expect(executionStats).toMatchObject({ nReturned: 2, executionSuccess: true });
    await Entry.objects.none().explain('allPlansExecution');
    expectSent(
      suite,
      { explain: { find: 'entry', filter: { n: 2 } }, verbosity: 'executionStats' },
      { explain: { find: 'entry', filter: { $expr: false } }, verbosity: 'allPlansExecution' },
    );
  });

  it('has the options with it, and the limit of time for itself', async () => {
    await Entry.objects.filter({ n: 2 }).configure(ALL_OPTIONS).explain();
    const { maxTimeMS: limit, ...rest } = ALL_OPTIONS;
    expectSent(suite, {
      explain: { find: 'entry', filter: { n: 2 }, ...rest },
      verbosity: 'queryPlanner',
      maxTimeMS: limit,
    });
  });

  it('refuses another verbosity, and translates what the server says', async () => {
    const error = await rejection(Entry.objects.all().explain('executionStat' as 'executionStats'));
    expect(error).toBeInstanceOf(FieldError);
    expect(error.message).toBe(
      'Entry: explain() takes queryPlanner, executionStats, allPlansExecution (perhaps you meant executionStats?).',
    );
    expectSent(suite);
    expect((await rejection(Entry.objects.all().hint('no_such_index').explain())).name).toBe('DatabaseError');
  });
});
