// The files themselves: through the index the types of queries would cost those of the functions as well.
import type { Conditions } from '../../expressions/conditions.js';
import type { Typed, Uses } from '../../expressions/typed.js';
import type { ConditionProblem, NeededProblem } from './condition-problem.js';
import type { Evaluate } from './evaluate.js';
import type { AnyOne, InvalidKey } from './invalid-key.js';

/** What `annotate`, `alias` and `aggregate` take: expressions and conditions under names of their own. */
export interface AnnotationArgument {
  readonly [name: string]: Typed | Conditions<unknown>;
}

/**
 * The annotations `A`, checked against the names of `N`: what each needs is there, in `N` or under another name in `A`, and
 * its own name is free.
 *
 * @example
 * annotate<const A extends AnnotationArgument>(annotations: A & Annotations<N, A>): …;
 */
export type Annotations<N, A> = {
  readonly [K in keyof A]: Checked<A[K], NameProblem<N, K> | ProblemIn<N, A, K, Anywhere>>;
};

/** The same for `aggregate`, which leaves nothing of the rows but what is made of all of them. */
export type Aggregations<N, A> = { readonly [K in keyof A]: Checked<A[K], AggregateProblem<N, A, K>> };

/**
 * What the annotations `A` add to the names of `N`.
 *
 * @example
 * type O = Outputs<Entry, { n: Expression<never, number>; up: Expression<never, TypeAt<'headline'>> }>; // { n: number; up: string }
 */
export type Outputs<N, A> = A extends unknown ? { -readonly [K in keyof A]: OutputIn<N, A, K, A[K]> } : never;

type OutputIn<N, A, K, E> =
  E extends Typed<infer Needed, infer Output>
    ? [NeededProblem<N, Needed, Anywhere>] extends [never]
      ? Evaluate<N, Output>
      : Evaluate<N & Siblings<N, A, K>, Output>
    : boolean;

// `infer` keeps the compiler from looking for `A` inside the problem.
type Checked<E, Wrong> = [Wrong] extends [infer Found] ? ([Found] extends [never] ? E : AnyOne<Found>) : never;

type NameProblem<N, K> = string extends K
  ? never
  : K extends keyof N | 'pk'
    ? InvalidKey<N, `has a '${K & string}' already`>
    : K extends `${string}__${string}` | `_${string}`
      ? InvalidKey<N, 'is annotated under names with letters, digits and single underscores'>
      : never;

/** What is no aggregate may be made of others in the same call. */
type AggregateProblem<N, A, K extends keyof A> =
  IsAggregate<A[K]> extends true
    ? ProblemIn<N, A, K, 'aggregate'>
    : [Problem<Siblings<N, A, K>, A[K], never>] extends [never]
      ? never
      : InvalidKey<N, "is aggregated by aggregates, such as Count('*')">;

/** Whether an expression has an aggregate in it that is not in a window. */
export type IsAggregate<E> =
  E extends Typed<infer Needed> ? ([Extract<Needed, Uses<'aggregate'>>] extends [never] ? false : true) : false;

/** An annotation may be made of others in the same call. */
type ProblemIn<N, A, K extends keyof A, Allowed> =
  Problem<N, A[K], Allowed> extends infer Found
    ? [Found] extends [never]
      ? never
      : [Problem<N & Siblings<N, A, K>, A[K], Allowed>] extends [never]
        ? never
        : Found
    : never;

type Siblings<N, A, K> = Outputs<N, Omit<A, K & string>>;

type Problem<N, E, Allowed> =
  E extends Typed<infer Needed> ? NeededProblem<N, Needed, Allowed> : ConditionProblem<N, E>;

type Anywhere = 'aggregate' | 'window';
