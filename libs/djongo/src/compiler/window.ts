import type { ExpressionNode, WindowNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import { FieldError } from '../errors/index.js';
import {
  type Accumulation,
  AGGREGATES,
  type CompiledArgument,
  WINDOW_FUNCTIONS,
  type WindowFunction,
} from '../expressions/index.js';
import type { Expression } from '../lookups/index.js';
import { aggregateInGroup } from './aggregate-in-group.js';
import type { Scope } from './scope.js';
import { computedColumns, sortDocument, sortKeys } from './sort-keys.js';
import { singleKey } from './single-key.js';
import { accepts, kindsOf } from './takes.js';

/** One stage of windows, and what is made of them. */
export interface WindowPlan {
  /** What has to be set on the documents before. */
  readonly computed: Document;
  /** `{ partitionBy, sortBy, output }` */
  readonly stage: Document;
  readonly value: CompiledArgument;
  /** The columns that only serve the computation. */
  readonly columns: readonly string[];
}

/** Plans a window; `column` begins the names of the columns that it needs. Throws `FieldError` where something is missing. */
function planWindow(scope: Scope, node: WindowNode, column: string): WindowPlan {
  const given = sortKeys(scope, node.orderBy, `${column}__o`);
  const isOfPlace = node.of.kind === 'call' && ONE_KEY.has(node.of.name);
  const keys = isOfPlace ? [singleKey(scope, given, `${column}__key`)] : given;
  if (node.frame?.unit === 'range' && keys.length !== 1) {
    throw new FieldError(`${scope.name}: a frame by range goes with an orderBy of one key.`);
  }
  const partition = node.partitionBy.map((by) => scope.compile(by).expr);
  const of = planOf(scope, node, column);
  const parts = Object.entries(of.accumulators);
  const named = (part: string): string => (parts.length === 1 ? column : `${column}__${part}`);
  const output = Object.fromEntries(parts.map(([part, operator]) => [named(part), operator]));
  const paths = Object.fromEntries(parts.map(([part]) => [part, `$${named(part)}`]));
  const computed = { ...of.computed, ...computedColumns(keys) };
  const stage = {
    ...(partition.length > 0 && { partitionBy: partition.length === 1 ? partition[0] : together(partition) }),
    ...(keys.length > 0 && { sortBy: sortDocument(keys) }),
    output,
  };
  // Its own column, where it is just that, stays.
  const columns = [...Object.keys(computed), ...Object.keys(output)].filter(
    (name) => parts.length > 1 || name !== column,
  );
  return Object.freeze({ computed, stage, value: { expr: of.result(paths), field: of.field }, columns });
}

/** Collects the windows of an annotation as they are met. One that is all of it takes the annotation's own column. */
export function windowsOf(
  scope: Scope,
  whole: ExpressionNode,
  column: string,
): { readonly windows: readonly WindowPlan[]; readonly window: (node: WindowNode) => CompiledArgument } {
  const windows: WindowPlan[] = [];
  const window = (node: WindowNode): CompiledArgument => {
    const plan = planWindow(scope, node, node === whole ? column : `${column}__w${windows.length}`);
    windows.push(plan);
    return plan.value;
  };
  return { windows, window };
}

/** Functions of a place for which the server sorts by one key only. */
const ONE_KEY: ReadonlySet<string> = new Set(['RowNumber', 'Rank', 'DenseRank', 'PercentRank', 'Ntile']);

/** Several expressions as one value. */
function together(expressions: readonly Expression[]): Document {
  return Object.fromEntries(expressions.map((expr, at) => [`p${at}`, expr]));
}

interface Windowed extends Accumulation {
  readonly computed: Document;
  readonly field: CompiledArgument['field'];
}

function planOf(scope: Scope, node: WindowNode, column: string): Windowed {
  const { of } = node;
  if (of.kind === 'aggregate' && AGGREGATES.has(of.name)) {
    const { accumulation, computed, field } = aggregateInGroup(scope, of, column);
    const frame = windowOf(node);
    const framed = Object.entries(accumulation.accumulators).map(([part, accumulator]) => [
      part,
      { ...accumulator, ...(frame && { window: frame }) },
    ]);
    return { computed, field, accumulators: Object.fromEntries(framed), result: (paths) => accumulation.result(paths) };
  }
  const definition = of.kind === 'call' ? WINDOW_FUNCTIONS.get(of.name) : undefined;
  if (of.kind !== 'call' || definition === undefined) {
    throw new FieldError(`${scope.name}: Window() takes an aggregate, or a function of a row's place such as Rank().`);
  }
  return planFunction(
    scope,
    node,
    definition,
    of.args.map((arg) => scope.compile(arg)),
    of.options,
  );
}

function planFunction(
  scope: Scope,
  node: WindowNode,
  definition: WindowFunction,
  args: readonly CompiledArgument[],
  options: Readonly<Record<string, unknown>>,
): Windowed {
  const { name, takes, output, takesFrame } = definition;
  if (node.orderBy.length === 0) throw new FieldError(`${scope.name}: ${name}() needs the orderBy of its Window().`);
  if (node.frame !== undefined && !takesFrame) throw new FieldError(`${scope.name}: ${name}() takes no frame.`);
  for (const [at, { field }] of args.entries()) {
    const wanted = takes[at] ?? [];
    if (!accepts(wanted, field)) throw new FieldError(`${scope.name}: ${name}() takes ${kindsOf(wanted)} here.`);
  }
  const frame = takesFrame ? windowOf(node) : undefined;
  const value = definition.operator(
    args.map(({ expr }) => expr),
    options,
  );
  const fields = args.map(({ field }) => field);
  const result = definition.result?.bind(definition);
  return {
    computed: {},
    field: typeof output === 'function' ? output(fields) : output,
    accumulators: {
      value: { ...value, ...(frame && { window: frame }) },
      ...(result && { count: { $sum: 1, window: { documents: ['unbounded', 'unbounded'] } } }),
    },
    result: ({ value: path, count }) => (result === undefined ? path : result(String(path), String(count), options)),
  };
}

/** Ordered rows are looked at up to this one, as in SQL; the others all together. */
function windowOf({ frame, orderBy }: WindowNode): Document | undefined {
  if (frame !== undefined) return { [frame.unit]: [frame.from, frame.to] };
  return orderBy.length > 0 ? { documents: ['unbounded', 'current'] } : undefined;
}
