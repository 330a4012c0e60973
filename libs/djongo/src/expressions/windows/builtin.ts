import type { WindowFunction } from './define-window.js';
import { denseRank } from './dense-rank.window.js';
import { firstValue } from './first-value.window.js';
import { lag } from './lag.window.js';
import { lastValue } from './last-value.window.js';
import { lead } from './lead.window.js';
import { ntile } from './ntile.window.js';
import { percentRank } from './percent-rank.window.js';
import { rank } from './rank.window.js';
import { rowNumber } from './row-number.window.js';

/** The table of window functions, by name. */
export const WINDOW_FUNCTIONS: ReadonlyMap<string, WindowFunction> = new Map(
  [rowNumber, rank, denseRank, percentRank, ntile, lag, lead, firstValue, lastValue].map((definition) => [
    definition.name,
    definition,
  ]),
);
