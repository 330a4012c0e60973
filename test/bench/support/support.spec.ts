import { alternate } from './alternate.js';
import { isFlat } from './memory.js';
import { median, medianRatio, percentile } from './statistics.js';
import { table } from './table.js';

describe('The statistics', () => {
  it('interpolate between neighbours', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2]), percentile([0, 100], 95), percentile([7], 5)]).toEqual([
      2, 2.5, 95, 7,
    ]);
    expect(() => median([])).toThrow(RangeError);
  });

  it('compare round by round', () => {
    expect(medianRatio([2, 30, 4], [1, 10, 4])).toBe(2);
    expect(() => medianRatio([1], [])).toThrow(RangeError);
  });
});

describe('alternate', () => {
  it('turns the order about from round to round', async () => {
    const runs: string[] = [];
    const side = (name: string) => async () => runs.push(name);
    expect(await alternate({ a: side('a'), b: side('b') }, 3)).toEqual({ a: [1, 4, 5], b: [2, 3, 6] });
    expect(runs).toEqual(['a', 'b', 'b', 'a', 'a', 'b']);
  });
});

describe('isFlat', () => {
  it('leaves the collector a fifth and 10 MB', () => {
    expect([isFlat(20, 34), isFlat(20, 34.1), isFlat(20, 10), isFlat(NaN, 20)]).toEqual([true, false, true, false]);
  });
});

describe('table', () => {
  it('aligns columns', () => {
    expect(table(['ms', 'median'], [['driver', '1.0']])).toBe('ms      median\ndriver     1.0');
  });
});
