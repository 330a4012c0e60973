import { ALL, type CombinedNode, type QueryNode, type QuerySource } from '../ast/index.js';
import { describeType, FieldError, NotSupportedError } from '../errors/index.js';
import { type QUERY, queryOf } from '../expressions/index.js';
import { isPlain } from '../fields/index.js';
import { isSliced } from './slice-node.js';

/** A queryset whose rows are `R`, as others can be combined with it. */
export interface Combinable<R> extends PromiseLike<R[]> {
  readonly [QUERY]: QuerySource;
}

/** Options of `union`. */
export interface UnionOptions {
  /** Whether rows come as often as they are found; each comes once unless given. */
  readonly all?: boolean;
}

/** The query of the rows of several queries together. Throws where their rows are not alike. */
export function combined(
  own: QuerySource,
  method: string,
  operation: CombinedNode['operation'],
  others: readonly unknown[],
): QueryNode {
  const sources = others.map((other) => {
    const source = queryOf(other);
    if (source === undefined) {
      throw new FieldError(`${method}() takes querysets, not a value of type ${describeType(other)}.`);
    }
    checkAlike(own, source, method);
    return source;
  });
  if (sources.length === 0) throw new FieldError(`${method}() needs at least one other queryset.`);
  const { query } = own;
  const nodes = sources.map((source): CombinedNode => Object.freeze({ operation, source }));
  return Object.freeze({
    ...ALL,
    orderBy: [],
    projection: query.projection,
    options: query.options,
    combined: [...before(own, operation), ...nodes],
  });
}

/** What was combined in the same way is combined with more; anything else is a query of its own. */
function before(own: QuerySource, operation: CombinedNode['operation']): readonly CombinedNode[] {
  const { combined: known, projection, orderBy = [] } = own.query;
  const isSame = known.slice(1).every((node) => node.operation === operation) && known.length > 0;
  const isAsItWas = known[0]?.source.query.projection === projection && !isSliced(own.query) && orderBy.length === 0;
  return isSame && isAsItWas ? known : [Object.freeze({ operation, source: own })];
}

function checkAlike(own: QuerySource, other: QuerySource, method: string): void {
  const [left, right] = [own.query.projection, other.query.projection];
  if (left.kind !== right.kind || (left.kind === 'models' && own.model !== other.model)) {
    throw new NotSupportedError(
      `${method}() combines querysets of one model, or rows of values() with rows of values().`,
    );
  }
  if (left.kind === 'models') return checkAnnotations(own, other, method);
  if (right.kind === 'values' && left.fields.length !== right.fields.length) {
    throw new NotSupportedError(
      `${method}() needs rows with as many values: one has ${left.fields.length}, one ${right.fields.length}.`,
    );
  }
}

function checkAnnotations(own: QuerySource, other: QuerySource, method: string): void {
  const [left, right] = [own, other].map(({ query: { annotations } }) =>
    annotations
      .filter(({ isOutput }) => isOutput)
      .map(({ name }) => name)
      .sort()
      .join(),
  );
  if (left !== right) throw new NotSupportedError(`${method}() needs querysets with the same annotations.`);
}

/** Refuses what has no meaning for rows of several queries. */
export function refuseCombined({ combined: { length } }: QueryNode, method: string): void {
  if (length > 0)
    throw new NotSupportedError(`${method}() cannot follow union(), intersection() or difference(): call it before.`);
}

/** The querysets given to `union`, and its options, which may stand last. */
export function unionArguments(
  given: readonly unknown[],
): Required<UnionOptions> & { readonly querysets: readonly unknown[] } {
  const options = given.at(-1);
  if (!isPlain(options)) return { all: false, querysets: given };
  const [key, ...more] = Object.keys(options);
  if ((key === undefined || key === 'all') && more.length === 0 && typeof (options['all'] ?? false) === 'boolean') {
    return { all: options['all'] === true, querysets: given.slice(0, -1) };
  }
  throw new FieldError('The only option of union() is { all: true }.');
}
