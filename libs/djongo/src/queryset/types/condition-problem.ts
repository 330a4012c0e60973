// The files themselves: through the index the types of queries would cost those of the functions as well.
import type { Conditions, conditions } from '../../expressions/conditions.js';
import type {
  Asks,
  Computation,
  expressionType,
  Needs,
  SeveralValues,
  subquery,
  SubqueryOf,
  Typed,
  Uses,
} from '../../expressions/typed.js';
import type { anyFilter } from './any-filter.js';
import type { Comparable, ItemTaken } from './comparable.js';
import type { Evaluate } from './evaluate.js';
import type { GivenKeys } from './given-keys.js';
import type { AnyInvalidKey, AnyOne, InvalidKey, InvalidValue } from './invalid-key.js';
import type { LookupValue } from './lookup-path.js';
import type { OperandProblem } from './operand.js';
import type { ValueAt } from './value-at.js';

/**
 * What is wrong with an argument of `filter` that is a condition made by `Q` or an expression; `never` where nothing is.
 *
 * @example
 * type P = ConditionProblem<Entry, Condition<{ headlin: 1 }>>; // InvalidKey<Entry, "has no field 'headlin'">
 */
export type ConditionProblem<M, F> = F extends unknown
  ? typeof anyFilter extends keyof F
    ? never
    : typeof conditions extends keyof F
      ? F extends Conditions<infer G>
        ? ConditionProblem<M, G>
        : never
      : typeof expressionType extends keyof F
        ? F extends Typed<infer Needed, infer Output>
          ? ExpressionProblem<M, Needed, Output>
          : never
        : string extends keyof F
          ? InvalidKey<M, UnknownKeys>
          : { [P in keyof F]-?: ProblemOfKey<P, F[P], FilterValue<M, KeyName<P>, F[P]>> }[keyof F]
  : never;

type ExpressionProblem<M, Needed, Output> = [NeededProblem<M, Needed>] extends [never]
  ? OperandProblem<M, Output, boolean>
  : NeededProblem<M, Needed>;

export type UnknownKeys = 'is filtered by known keys; cast what has been checked to AnyFilter';

/**
 * What is wrong with what an expression needs of the model; `never` where nothing is. `Allowed` are the computations that go
 * where the expression stands.
 *
 * @example
 * type P = NeededProblem<Entry, Needs<TypeAt<'headlin'>>>; // InvalidKey<Entry, "has no field 'headlin'">
 */
export type NeededProblem<N, Needed, Allowed = never> = unknown extends Needed
  ? never
  : Needed extends Needs<infer Output, infer Kind>
    ? OperandProblem<N, Output, Kind>
    : Needed extends Asks<infer F>
      ? ConditionProblem<N, F>
      : Needed extends Uses<infer What>
        ? What extends Allowed
          ? never
          : InvalidKey<N, Misplaced[What]>
        : never;

/** Where computations go that do not go everywhere. */
interface Misplaced extends Record<Computation, string> {
  aggregate: 'computes aggregates in annotate() and aggregate(), not here';
  window: 'computes windows in annotate(), not here';
  place: 'tells the place of a row inside of a Window()';
  nested: 'computes no aggregate or window inside of an aggregate';
}

export type KeyName<P> = P extends string ? P : P extends number ? `${P}` : 'symbol';

/** What the key `P` takes. Any value fits where `any` is given, under a wrong key too; it does not fit `never`. */
export type FilterValue<M, P extends string, Given> = 0 extends 1 & Given
  ? Exclude<LookupValue<M, P>, AnyInvalidKey>
  : Given extends Plain
    ? LookupValue<M, P>
    : Given extends readonly unknown[]
      ? [Extract<Given[number], Typed>] extends [never]
        ? LookupValue<M, P>
        : ListWithExpressions<M, P, Given, LookupValue<M, P>>
      : typeof expressionType extends keyof Given
        ? Given extends Typed<infer Needed, infer Output>
          ? Found<NeededProblem<M, Needed>, Compared<M, P, Given, Evaluate<M, Output>, LookupValue<M, P>>>
          : never
        : typeof subquery extends keyof Given
          ? Given extends SubqueryOf<infer V>
            ? Query<M, P, Given, V, LookupValue<M, P>>
            : never
          : LookupValue<M, P> & GivenKeys<Known<ValueAt<M, P>>, Given>;

/** What has no keys to be looked at. */
type Plain = string | number | bigint | boolean | null | undefined | Date;

type Known<V> = [V] extends [AnyInvalidKey] ? never : V;

type Found<Problem, Otherwise> = [Problem] extends [never] ? Otherwise : AnyOne<Problem>;

/** The expression itself where its value can be compared with what the key takes. */
type Compared<M, P extends string, Given, V, Taken> = [Taken] extends [AnyInvalidKey]
  ? Taken
  : P extends `${string}__in`
    ? unknown extends V
      ? Given
      : NonNullable<V> extends readonly (infer E)[]
        ? Comparison<P, Given, E, ItemTaken<Taken>>
        : InvalidKey<V, `is no list for '${P}'`>
    : P extends `${string}__${ValueLookup}`
      ? [ValueAt<M, P>] extends [AnyInvalidKey]
        ? InvalidKey<M, `takes a value for '${P}', not an expression`>
        : Comparison<P, Given, V, Taken>
      : Comparison<P, Given, V, Taken>;

type Comparison<P extends string, Given, V, Taken> =
  Comparable<V, Taken> extends true ? Given : InvalidKey<V, `cannot be compared with '${P}'`>;

/** The lookups that take values only. */
type ValueLookup =
  'isnull' | 'regex' | 'iregex' | 'len' | 'all' | 'overlap' | 'contained_by' | 'has_key' | 'has_keys' | 'has_any_keys';

/** A list of values and expressions, which `in` and `range` take. */
type ListWithExpressions<M, P extends string, Given extends readonly unknown[], Taken> = [Taken] extends [AnyInvalidKey]
  ? Taken
  : P extends `${string}__in`
    ? { readonly [I in keyof Given]: Item<M, P, Given[I], ItemTaken<Taken>> }
    : P extends `${string}__range`
      ? Taken extends readonly [infer Bound, unknown]
        ? Given extends readonly [infer From, infer To, ...unknown[]]
          ? readonly [from: Item<M, P, From, Bound>, to: Item<M, P, To, Bound>]
          : Taken
        : Taken
      : Taken;

type Item<M, P extends string, Given, Taken> =
  Given extends Typed<infer Needed, infer Output>
    ? Found<NeededProblem<M, Needed>, Comparison<P, Given, Evaluate<M, Output>, Taken>>
    : Taken;

/** A query of single values, which `in` takes. */
type Query<M, P extends string, Given, V, Taken> = [Taken] extends [AnyInvalidKey]
  ? Taken
  : V extends SeveralValues<unknown>
    ? InvalidKey<M, `takes a query of single values for '${P}'; name one with values()`>
    : P extends `${string}__in`
      ? Comparable<V, ItemTaken<Taken>> extends true
        ? Given
        : Taken
      : InvalidKey<M, `takes a query for 'in', not for '${P}'; Subquery() is its first value`>;

type ProblemOfKey<P, Given, Expected> = [Expected] extends [never]
  ? InvalidValue<P, Expected>
  : [Expected] extends [AnyInvalidKey]
    ? Expected
    : Given extends Expected
      ? never
      : InvalidValue<P, Expected>;
