import { describe, expect, it } from '@jest/globals';
import { type AnyPath, FieldError } from 'nestjs-djongo';
import { Blog, Entry, expectSent, fixture, rejection } from './support.js';

const suite = fixture();

describe('valuesList()', () => {
  it('gives tuples of paths, in their order', async () => {
    const query = Entry.objects.orderBy('pk').valuesList('headline', 'pk', 'blog__name', 'authors__name', 'tags__0');
    const command = {
      find: 'entry',
      filter: {},
      projection: { head: 1, _id: 1, 'blog.name': 1, 'authors.name': 1, tags: 1 },
      sort: { _id: 1 },
    };
    expect(query.toMql()).toEqual(command);
    const rows: unknown = await query;
    expectSent(suite, command);
    expect(rows).toEqual([
      ['one', 1, 'Beatles', ['Paul'], 'hot'],
      ['two', 2, 'Bees', [], 'hot'],
      ['three', 3, null, [], null],
      ['four', 4, null, null, null],
    ]);
  });

  it('gives all fields, in order of declaration, where none is named', async () => {
    const [row] = await Entry.objects.filter({ pk: 3 }).valuesList();
    expect(row).toEqual([3, 'three', 2, null, null, [], [], {}]);
  });

  it('gives a field twice where it is named twice', async () => {
    const query = Entry.objects.filter({ pk: 1 }).valuesList('n', 'headline', 'n', 'blog', 'blog__name');
    expect(query.toMql().projection).toEqual({ _id: 0, n: 1, head: 1, blog: 1 });
    const [row] = await query;
    expect(row).toEqual([1, 'one', 1, expect.any(Blog), 'Beatles']);
  });

  it('gives the values of one field by themselves with { flat: true }', async () => {
    const query = Entry.objects.orderBy('pk').valuesList('blog__name', { flat: true });
    const names: (string | null)[] = await query;
    expect(names).toEqual(['Beatles', 'Bees', null, null]);
    expectSent(suite, {
      find: 'entry',
      filter: {},
      projection: { _id: 0, 'blog.name': 1 },
      sort: { _id: 1 },
    });
    expect(await Entry.objects.orderBy('pk').valuesList('pk', { flat: true })).toEqual([1, 2, 3, 4]);
  });

  it('is what first(), get() and for await give then', async () => {
    const query = Entry.objects.orderBy('-pk').valuesList('headline', { flat: true });
    expect(await query.first()).toBe('four');
    expect(await query.get({ pk: 2 })).toBe('two');
    expect(await query.count()).toBe(4);
    expect(await query.exists()).toBe(true);
    const rows: string[] = [];
    for await (const row of query) rows.push(row);
    expect(rows).toEqual(['four', 'three', 'two', 'one']);
    expect(await Entry.objects.none().valuesList('n')).toEqual([]);
  });

  it('replaces values(), and the other way round', async () => {
    const query = Entry.objects.filter({ pk: 1 });
    expect(await query.values('n').valuesList('headline')).toEqual([['one']]);
    expect(await query.valuesList('n', { flat: true }).values('headline')).toEqual([{ headline: 'one' }]);
  });

  it.each<[what: string, args: readonly unknown[], message: string]>([
    ['several fields that are to be flat', ['n', 'headline', { flat: true }],
      'Entry: valuesList() takes exactly one field with { flat: true }, not 2.'],
    ['no field that is to be flat', [{ flat: true }], 'Entry: valuesList() takes exactly one field with { flat: true }, not 0.'],
    ['another option', ['n', { falt: true }], 'Entry: the only option of valuesList() is { flat: true }.'],
    ['another value of the option', ['n', { flat: 1 }], 'Entry: the only option of valuesList() is { flat: true }.'],
    ['no option at all', ['n', {}], 'Entry: the only option of valuesList() is { flat: true }.'],
    ['an option in the middle', [{ flat: true }, 'n'],
      'Entry: valuesList() takes names of fields, not a value of type object.'],
    ['null', ['n', null], 'Entry: valuesList() takes names of fields, not a value of type null.'],
    ['an unknown field', ['headlin'], "Entry has no field 'headlin' (perhaps you meant headline?)."],
    ['a lookup', ['n__gt', { flat: true }], "Entry: 'n__gt' is a lookup; a field is needed here."],
  ])('refuses %s', (_, args, message) => {
    const call = () => Entry.objects.valuesList(...(args as AnyPath[]));
    expect(call).toThrow(new FieldError(message));
    expectSent(suite);
  }); // prettier-ignore

  it('leaves nothing to delete', async () => {
    const { message } = await rejection(Entry.objects.filter({ n: 2 }).valuesList('n').delete());
    expect(message).toBe('delete() cannot follow values().');
  });
});
