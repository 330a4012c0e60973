import type { FrameNode } from '../../ast/index.js';
import { FieldError } from '../../errors/index.js';
import { isPlain } from '../../fields/index.js';
import { checkedOptions } from '../checked-options.js';
import { argumentNode, Expression, orderNodes } from '../expression.js';
import type { Argument, NeedsOf, NullWith, OrderExpression, OrderNeeds, Typed, Uses } from '../typed.js';

/** Where a frame begins or ends: so many rows, or so far, before (negative) or after this one; null is the edge of the partition. */
export type FrameBound = number | null;

/** Options of `Window`. */
export interface WindowOptions {
  /** What rows are told apart by: names of fields, and expressions. All rows are together unless given. */
  readonly partitionBy?: readonly (string | Typed)[];
  /** Names of fields, with `-` for descending, and expressions. */
  readonly orderBy?: readonly (string | OrderExpression<unknown> | Typed)[];
  /**
   * The rows that are looked at: `rows` counts them, `range` goes by the value of `orderBy`. Unless given, those up to this one where
   * there is an order, else all.
   */
  readonly frame?:
    { readonly rows: readonly [FrameBound, FrameBound] } | { readonly range: readonly [FrameBound, FrameBound] };
}

/** What a window looks at: an aggregate, or the place of a row. */
type Windowed<Needed> = [Extract<Needed, Uses<'aggregate' | 'place'>>] extends [never]
  ? NeitherAggregateNorPlace
  : unknown;
interface NeitherAggregateNorPlace extends Typed {
  readonly windowed: true;
}

/** What is left of that, which goes where windows go. */
type WindowNeeds<Needed, O> =
  | Uses<'window'>
  | Exclude<Needed, Uses<'aggregate' | 'place'>>
  | (O extends { readonly partitionBy: readonly (infer P extends Argument)[] } ? NeedsOf<P> : never)
  | (O extends { readonly orderBy: readonly (infer K)[] } ? OrderNeeds<K> : never);

/** Of the frame that is asked for there may be no rows. */
type OfFrame<Needed, V, O> = O extends { readonly frame: object }
  ? Extract<Needed, Uses<'place'>> extends never
    ? V
    : NullWith<null, V>
  : V;

/**
 * A value among the rows around each one: an aggregate, or a function of a row's place such as `Rank()`.
 *
 * @throws FieldError for options that there are not
 * @example
 * entries.annotate({ rank: Window(Rank(), { partitionBy: ['blog__name'], orderBy: ['-rating'] }) })
 * // { $setWindowFields: { partitionBy: '$blog.name', sortBy: { rating: -1 }, output: { rank__w0: { $rank: {} } } } }
 */
export function Window<Needed, Output, const O extends WindowOptions = WindowOptions>(
  of: Expression<Needed, Output> & Windowed<Needed>,
  options?: O,
): Expression<WindowNeeds<Needed, O>, OfFrame<Needed, Output, O>> {
  const {
    partitionBy = [],
    orderBy = [],
    frame,
  } = checkedOptions('Window', options === undefined ? {} : options, ['partitionBy', 'orderBy', 'frame']);
  if (!Array.isArray(partitionBy))
    throw new FieldError("Window(): 'partitionBy' is an array of names and expressions.");
  return new Expression({
    kind: 'window',
    of: argumentNode(of),
    partitionBy: Object.freeze(partitionBy.map(argumentNode)),
    orderBy: orderNodes('Window', orderBy),
    frame: frame === undefined ? undefined : frameNode(frame),
  });
}

function frameNode(frame: unknown): FrameNode {
  const [[unit, bounds] = ['', undefined], ...more] = isPlain(frame) ? Object.entries(frame) : [];
  if ((unit !== 'rows' && unit !== 'range') || more.length > 0 || !isPair(bounds)) {
    throw new FieldError('Window(): a frame is { rows: [from, to] } or { range: [from, to] }, of numbers and null.');
  }
  const [from, to] = bounds;
  if (from !== null && to !== null && from > to) throw new FieldError('Window(): a frame begins before it ends.');
  // By value, the rows that are equal to this one are at a distance of 0; by number, it is this one.
  if (unit === 'range') return { unit, from: from ?? 'unbounded', to: to ?? 'unbounded' };
  return { unit: 'documents', from: boundOf(from), to: boundOf(to) };
}

function isPair(bounds: unknown): bounds is readonly [FrameBound, FrameBound] {
  return Array.isArray(bounds) && bounds.length === 2 && bounds.every(isBound);
}

function isBound(bound: unknown): boolean {
  return bound === null || (typeof bound === 'number' && Number.isFinite(bound));
}

function boundOf(bound: FrameBound): FrameNode['from'] {
  if (bound === null) return 'unbounded';
  return bound === 0 ? 'current' : bound;
}
