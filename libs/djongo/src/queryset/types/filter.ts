// The files themselves: through the index the types of queries would cost those of the functions as well.
import type { Conditions, conditions } from '../../expressions/conditions.js';
import type { ValueAt } from './field-path.js';
import type { FilterKeys } from './filter-keys.js';
import type { GivenKeys } from './given-keys.js';
import type { AnyInvalidKey, InvalidKey, InvalidValue } from './invalid-key.js';
import type { LookupValue } from './lookup-path.js';
import type { NotDictionary } from './value-kinds.js';

/** Marks `AnyFilter`. Declared only: it does not exist at run time. */
export declare const anyFilter: unique symbol;

/** The dictionaries of what `or` and `and` take: of a condition those it was made of, else the dictionary itself. */
export type DictionariesOf<G> = G extends unknown
  ? typeof conditions extends keyof G
    ? G extends Conditions<infer F>
      ? F
      : never
    : G
  : never;

/**
 * A dictionary whose keys the compiler cannot know and need not check: they are still checked when the query is made.
 * It has to be named, in a cast or a declaration, so nothing that came with a request gets into a query silently.
 *
 * @example
 * Entry.objects.filter(checkedByAPipe as AnyFilter);
 */
export interface AnyFilter {
  readonly [anyFilter]?: true;
  readonly [key: string]: unknown;
}

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
 * The dictionary or condition `F`, checked against the model `M`: every key with the type of the value it takes.
 *
 * @example
 * type F = Filter<Entry, { headline: 'h1'; n_comments__gt: 3 }>; // { headline: string | null; n_comments__gt: number }
 */
export type Filter<M, F> = F extends unknown
  ? typeof anyFilter extends keyof F
    ? F
    : typeof conditions extends keyof F
      ? CheckedConditions<M, F>
      : F extends NotDictionary
        ? InvalidKey<M, 'is filtered by dictionaries and conditions made by Q'>
        : string extends keyof F
          ? InvalidKey<M, UnknownKeys>
          : { readonly [P in keyof F]: FilterValue<M, Name<P>, F[P]> }
  : never;

type UnknownKeys = 'is filtered by known keys; cast what has been checked to AnyFilter';

/** What the key `P` takes. Any value fits where `any` is given, under a wrong key too; it does not fit `never`. */
type FilterValue<M, P extends string, Given> = 0 extends 1 & Given
  ? Exclude<LookupValue<M, P>, AnyInvalidKey>
  : Given extends Plain
    ? LookupValue<M, P>
    : LookupValue<M, P> & GivenKeys<ValueAt<M, P>, Given>;

/** What has no keys to be looked at. */
type Plain = string | number | bigint | boolean | null | undefined | Date | readonly unknown[];

type Name<P> = P extends string ? P : P extends number ? `${P}` : 'symbol';

// `infer` keeps the compiler from looking for `F` inside `Problem`, which costs it tens of thousands of instantiations.
type CheckedConditions<M, Q> =
  Q extends Conditions<infer F>
    ? Problem<M, F> extends infer Found
      ? [Found] extends [never]
        ? Q
        : Found
      : never
    : never;

/** What is wrong with the dictionaries that a condition was made of; `never` where nothing is. */
type Problem<M, F> = F extends unknown
  ? typeof anyFilter extends keyof F
    ? never
    : string extends keyof F
      ? InvalidKey<M, UnknownKeys>
      : { [P in keyof F]-?: ProblemOfKey<P, F[P], FilterValue<M, Name<P>, F[P]>> }[keyof F]
  : never;

type ProblemOfKey<P, Given, Expected> = [Expected] extends [never]
  ? InvalidValue<P, Expected>
  : [Expected] extends [AnyInvalidKey]
    ? Expected
    : Given extends Expected
      ? never
      : InvalidValue<P, Expected>;
