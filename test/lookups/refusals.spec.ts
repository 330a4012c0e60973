import { describe, expect, it } from '@jest/globals';
import { type AnyFilter, FieldError } from 'nestjs-djongo';
import {
  compileExpr,
  compileMatch,
  modelScope,
  resolveCondition,
  resolveFieldPath,
} from '../../libs/djongo/src/compiler/index.js';
import { metaOf } from '../../libs/djongo/src/meta/index.js';
import { conditionOf } from '../../libs/djongo/src/expressions/q.js';
import { Entry } from './fixture.js';

class Stranger {
  a = 1;
}

const STRANGE: readonly unknown[] = [
  undefined,
  null,
  { $ne: 1 },
  new Map([['$ne', 1]]),
  /x/,
  new Date(),
  new Stranger(),
  () => 1,
  Symbol('x'),
  '\ud800',
];

const resolved = (key: string, value: unknown) =>
  resolveCondition(modelScope(metaOf(Entry)), conditionOf({ [key]: value } as AnyFilter));

function refusal(key: string, value: unknown): string {
  try {
    resolved(key, value);
  } catch (error) {
    expect(error).toBeInstanceOf(FieldError);
    return error instanceof FieldError ? error.message : '';
  }
  throw new Error(`${key} takes it`);
}

describe('Refused are', () => {
  it.each(['all', 'overlap', 'contained_by', 'contains'])('what is no list of items, by %s', (lookup) => {
    for (const key of ['tags', 'tags__0_2', 'authors__nicks', 'matrix__0']) {
      for (const value of STRANGE.filter((strange) => !(strange instanceof Map))) refusal(`${key}__${lookup}`, value);
      for (const value of STRANGE) refusal(`${key}__${lookup}`, [value]);
      refusal(`${key}__${lookup}`, 'red');
      refusal(`${key}__${lookup}`, [['x']]);
    }
  });

  it.each([null, undefined, 5, '', '$x', 'a.b', 'a\0', '\ud800', {}, ['a'], { $ne: 1 }, new Map()])(
    'keys of JSON that no path can name: %p',
    (key) => {
      refusal('data__has_key', key);
      refusal('data__has_keys', [key]);
      refusal('data__has_any_keys', ['a', key]);
      refusal('items__a__has_key', key);
    },
  );

  it('a number as a key of JSON in an array, where it would be an index', () => {
    expect(refusal('items__has_key', '1')).toBe(
      'Entry.items__has_key (JSONField): in an array a number is an index; name it in the path instead.',
    );
    refusal('items__has_any_keys', ['a', '0']);
    refusal('items__1_3__has_keys', ['0']);
  });

  it('keys of JSON that are no list, or none', () => {
    for (const lookup of ['has_keys', 'has_any_keys']) {
      for (const value of ['ab', null, undefined, {}, []]) refusal(`data__${lookup}`, value);
    }
    expect(refusal('data__has_keys', [])).toBe(
      'Entry.data__has_keys (JSONField) needs at least one key; the value given is of type array.',
    );
  });

  it('parts of JSON that are no JSON, empty, or under keys that no path can name', () => {
    for (const value of STRANGE) {
      refusal('data__contains', value);
      refusal('data__contains', { a: value === null ? undefined : value });
      refusal('data__contains', { a: { b: [value === null ? undefined : value === STRANGE[2] ? NaN : value] } });
    }
    for (const value of [
      {},
      [],
      { a: {} },
      { a: [] },
      { '': 1 },
      { 'a.b': 1 },
      { 'a\0': 1 },
      { $or: [1] },
      [{ $x: NaN }],
    ]) {
      refusal('data__contains', value);
    }
    expect(refusal('data__contains', { a: {} })).toBe(
      'Entry.data__contains (JSONField) holds an empty object or array, which asks for nothing; the value given is of type object.',
    );
  });

  it('what JSON cannot be contained in', () => {
    const deep = Array.from({ length: 11 }).reduce<unknown>((inner) => ({ a: inner }), 1);
    for (const value of STRANGE.filter((strange) => strange !== STRANGE[2])) refusal('data__contained_by', value);
    expect(refusal('data__contained_by', deep)).toBe(
      'Entry.data__contained_by (JSONField) may be at most 10 levels deep; the value given is of type object.',
    );
  });

  it('slices that are empty, of a slice, or of what is no array', () => {
    expect(refusal('tags__3_1', 'x')).toBe(
      "Entry.tags__3_1 (ArrayField): the slice '3_1' is empty; its end, which is excluded, must be greater.",
    );
    for (const key of [
      'tags__1_1',
      'tags__0_2__0_1',
      'tags__01_2',
      'tags__1_',
      'tags__-1_2',
      'headline__0_1',
      'tags__0_1__nam',
    ]) {
      refusal(key, 'x');
    }
    expect(() => resolveFieldPath(modelScope(metaOf(Entry)), 'tags__0_1')).toThrow(FieldError);
  });

  it('arrays of documents by contained_by', () => {
    expect(refusal('authors__contained_by', [{ name: 'x' }])).toBe(
      "Entry.authors__contained_by (ArrayField): 'contained_by' is for arrays of values, not of documents.",
    );
  });
});

describe('Values are data', () => {
  it.each([
    'tags__overlap',
    'tags__contained_by',
    'tags__all',
    'tags__0_2__overlap',
    'items__overlap',
    'items__contained_by',
  ])('%s', (key) => {
    expect(JSON.stringify(compileExpr(resolved(key, ['$head'])))).toMatch(/\{"\$literal":(\["\$head"\]|"\$head")\}/);
  });

  it('operators in JSON are compared, never read', () => {
    expect(compileMatch(resolved('data__contains', { a: ['$x', { $gt: 1 }] }))).toEqual({
      $and: [{ 'data.a': { $elemMatch: { $eq: '$x' } } }, { 'data.a': { $elemMatch: { $eq: { $gt: 1 } } } }],
    });
    expect(compileMatch(resolved('items__overlap', [{ $ne: 1 }]))).toMatchObject({ $expr: expect.anything() });
    expect(JSON.stringify(compileExpr(resolved('data__contained_by', { $ne: '$x' })))).not.toMatch(/\{"\$ne"/);
  });
});
