import type { Expression as Mql } from '../../../lookups/index.js';
import { type Kind, NUMBER } from '../kinds.js';

/** More than any text is made of, and few enough for the server to go through for each document. */
export const MOST_TIMES = 10_000;

/** How often a text can be repeated. */
export const TIMES: Kind = {
  families: NUMBER.families,
  has: (constant) => typeof constant === 'number' && constant <= MOST_TIMES,
  tests: (value) => [...NUMBER.tests(value), { $lte: [value, MOST_TIMES] }],
};

/** A text so many times. */
export function repeated(text: Mql, times: Mql): Mql {
  return {
    $reduce: { input: { $range: [0, times] }, initialValue: '', in: { $concat: ['$$value', text] } },
  };
}
