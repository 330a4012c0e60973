// The file itself: through the index the types of queries would cost those of the functions as well.
import type { Conditions, conditions } from '../../expressions/conditions.js';
import type { expressionType, OrderExpression } from '../../expressions/typed.js';
import type { anyFilter } from './any-filter.js';
import type { ConditionProblem, FilterValue, KeyName, UnknownKeys } from './condition-problem.js';
import type { FilterKeys } from './filter-keys.js';
import type { AnyOne, InvalidKey } from './invalid-key.js';
import type { NotDictionary } from './value-kinds.js';

/** The dictionaries of what `or` and `and` take: of a condition those it was made of, else the dictionary itself. */
export type DictionariesOf<G> = G extends unknown
  ? typeof conditions extends keyof G
    ? G extends Conditions<infer F>
      ? F
      : never
    : G
  : never;

/**
 * What `filter`, `exclude` and `get` accept before they look closer; it is here that an editor finds the keys to offer.
 * `object` lets the keys pass that are deeper than that list, and `FilterArguments` checks every key.
 */
export type FilterArgument<M> = { readonly [K in FilterKeys<M>]?: unknown } | object;

/**
 * The parameters of `filter`, `exclude` and `get`: dictionaries and conditions made by `Q`, any number of them, in any order.
 *
 * @example
 * filter<const A extends readonly FilterArgument<M>[]>(...conditions: FilterArguments<M, A>): QuerySet<M>;
 */
export type FilterArguments<M, A extends readonly unknown[]> = { readonly [I in keyof A]: Filter<M, A[I]> };

/**
 * The dictionary, condition or expression `F`, checked against the model `M`: every key with the type of the value it takes.
 *
 * @example
 * type F = Filter<Entry, { headline: 'h1'; n_comments__gt: 3 }>; // { headline: string | null; n_comments__gt: number }
 */
export type Filter<M, F> = F extends unknown
  ? typeof anyFilter extends keyof F
    ? F
    : typeof conditions extends keyof F
      ? Checked<M, F>
      : typeof expressionType extends keyof F
        ? Checked<M, F>
        : F extends NotDictionary | OrderExpression<unknown>
          ? InvalidKey<M, 'is filtered by dictionaries and conditions made by Q'>
          : string extends keyof F
            ? InvalidKey<M, UnknownKeys>
            : { readonly [P in keyof F]: FilterValue<M, KeyName<P>, F[P]> }
  : never;

// `infer` keeps the compiler from looking for `F` inside the problem, which costs it tens of thousands of instantiations.
type Checked<M, F> = [ConditionProblem<M, F>] extends [infer Found]
  ? [Found] extends [never]
    ? F
    : AnyOne<Found>
  : never;
