import { describe, expect, it } from '@jest/globals';
import { type AnyFilter, ArrayAgg, Case, F, Q, When } from 'nestjs-djongo';
import { FUNCTIONS } from '../../libs/djongo/src/expressions/index.js';
import { Note, notes, SEEN } from './fixture.js';
import { ARRAY_ROWS } from './rows/arrays.js';
import { COMPARISON_ROWS } from './rows/comparison.js';
import { DATE_ROWS } from './rows/dates.js';
import { MATH_ROWS } from './rows/math.js';
import type { Row } from './rows/row.js';
import { TEXT_ROWS } from './rows/text.js';

notes();
const ROWS: readonly Row[] = [...TEXT_ROWS, ...MATH_ROWS, ...DATE_ROWS, ...COMPARISON_ROWS, ...ARRAY_ROWS];
/** The one whose values have other types than declared. */
const STRANGE = 5;

/** Functions that make something of null. */
const OF_NULL = new Set(['Chr', 'Coalesce', 'Concat', 'Greatest', 'JSONObject', 'Now', 'Pi', 'Random']);

async function madeOf({ made, isStrict }: Row): Promise<ReadonlyMap<number, unknown>> {
  const all = isStrict ? Note.objects.exclude({ pk: STRANGE }) : Note.objects.all();
  const rows = await all.annotate({ made }).orderBy('pk').values('pk', 'made');
  return new Map(rows.map((row) => [row.pk as number, row.made]));
}

/** Floating point is the same to the last few of its digits. */
function likely(value: unknown): unknown {
  if (typeof value !== 'number' || Number.isInteger(value) || !Number.isFinite(value)) return value;
  return expect.closeTo(value, 12 - Math.ceil(Math.log10(Math.abs(value))));
}

describe('Functions', () => {
  it.each(ROWS.map((row) => [row.code, row] as const))('%s', async (_, row) => {
    const seen = SEEN.filter(({ id }) => !row.isStrict || id !== STRANGE);
    const found = await madeOf(row);
    expect([...found]).toEqual(seen.map((note) => [note.id, likely(row.of(note))]));
  });

  it('have a row each', () => {
    const tried = new Set(ROWS.map(({ name }) => name));
    expect([...FUNCTIONS.keys()].filter((name) => !tried.has(name))).toEqual([]);
    expect([...tried].filter((name) => !FUNCTIONS.has(name))).toEqual([]);
  });

  it('are null of null and of missing, but for those that are not', async () => {
    const others = new Set<string>();
    for (const row of ROWS.filter(({ code }) =>
      /\('(text|other|n|m|x|price|ok|at|day|owner|tags|more|authors\w*)'/.test(code),
    )) {
      const found = await madeOf(row);
      if (found.get(3) !== null || found.get(4) !== null) others.add(row.name);
    }
    expect([...others].filter((name) => !OF_NULL.has(name))).toEqual([]);
  });
});

describe('Each function', () => {
  const firsts = [...new Map(ROWS.toReversed().map((row) => [row.name, row])).values()];

  it.each(firsts.map((row) => [row.name, row] as const))(
    '%s is filtered, ordered and aggregated by',
    async (_, row) => {
      const seen = SEEN.filter(({ id }) => !row.isStrict || id !== STRANGE);
      const present = seen.filter((note) => row.of(note) !== null).map(({ id }) => id);
      const found = Note.objects.filter({ pk__in: seen.map(({ id }) => id) });
      const annotated = found.annotate({ made: row.made });
      const isThere = { made__isnull: false } as AnyFilter;

      expect((await annotated.filter(isThere).orderBy('pk')).map(({ id }) => id)).toEqual(present);
      expect(await annotated.exclude(isThere).count()).toBe(seen.length - present.length);
      expect((await annotated.orderBy(F('made').asc({ nulls: 'last' }) as never, 'pk')).slice(present.length)).toEqual(
        seen.filter(({ id }) => !present.includes(id)).map(({ id }) => expect.objectContaining({ id })),
      );
      const sorted = Case(When(Q(isThere), F('pk')), { default: 0 });
      expect(await annotated.annotate({ sorted }).orderBy('pk').valuesList('sorted', { flat: true })).toEqual(
        seen.map(({ id }) => (present.includes(id) ? id : 0)),
      );
      const { all } = await found.aggregate({ all: ArrayAgg(row.made) });
      expect(all).toHaveLength(seen.length);
      expect(all?.filter((each) => each !== null)).toHaveLength(present.length);
      const groups = await annotated.values('made').annotate({ ids: ArrayAgg('pk') });
      expect(groups.flatMap(({ ids }) => ids).sort()).toEqual(seen.map(({ id }) => id));
    },
  );
});
