import type { Asked, Lookup } from './define-lookup.js';
import type { Span } from './define-transform.js';
import { gte } from './gte.lookup.js';
import { lt } from './lt.lookup.js';
import { outside } from './outside.lookup.js';
import { within } from './within.lookup.js';

type Ask = (spanOf: (made: unknown) => Span, made: unknown, others: readonly unknown[]) => readonly Asked[];

/** What each lookup of a transform asks of the field itself. */
const ASKS: Readonly<Record<string, Ask>> = {
  exact: (spanOf, made) => [{ lookup: within, value: spanOf(made) }],
  ne: (spanOf, made) => [{ lookup: outside, value: spanOf(made) }],
  in: (spanOf, _, all) => all.map((made) => ({ lookup: within, value: spanOf(made) })),
  gt: (spanOf, made) => [{ lookup: gte, value: spanOf(made)[1] }],
  gte: (spanOf, made) => [{ lookup: gte, value: spanOf(made)[0] }],
  lt: (spanOf, made) => [{ lookup: lt, value: spanOf(made)[0] }],
  lte: (spanOf, made) => [{ lookup: lt, value: spanOf(made)[1] }],
  range: (spanOf, _, [from, to]) => [{ lookup: within, value: [spanOf(from)[0], spanOf(to)[1]] }],
};

/**
 * A lookup of what a transform makes, as one or more of the field itself, one of which must hold. `pub_date__year__gt=2020`
 * → `pub_date__gte=2021-01-01`. Undefined for a lookup that has no such form.
 */
export function askSpan(spanOf: (made: unknown) => Span, lookup: Lookup, value: unknown): readonly Asked[] | undefined {
  return ASKS[lookup.name]?.(spanOf, value, Array.isArray(value) ? value : []);
}
