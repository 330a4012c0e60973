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
 * annotate<const A extends AnnotationArgument>(annotations: Annotations<N, A>): …;
 */
export type Annotations<N, A> = {
  readonly [K in keyof A]: Checked<
    A[K],
    NameProblem<N, K> | ProblemOf<N, Computed<N, A, 'annotate'>, A, K, 'annotate'>
  >;
};

/** The same for `aggregate`, which leaves nothing of the rows but what is made of all of them. */
export type Aggregations<N, A> = {
  readonly [K in keyof A]: Checked<A[K], ProblemOf<N, Computed<N, A, 'aggregate'>, A, K, 'aggregate'>>;
};

/**
 * What the annotations `A` add to the names of `N`.
 *
 * @example
 * type O = Outputs<Entry, { n: Expression<never, number>; up: Expression<never, TypeAt<'headline'>> }>; // { n: number; up: string }
 */
export type Outputs<N, A> = Filled<Computed<N, A, 'annotate'>, A>;

/** The same of what `aggregate` gives. */
export type Aggregated<N, A> = Filled<Computed<N, A, 'aggregate'>, A>;

/** Whether an expression has an aggregate in it that is not in a window. */
export type IsAggregate<E> =
  E extends Typed<infer Needed> ? ([Extract<Needed, Uses<'aggregate'>>] extends [never] ? false : true) : false;

// `infer` keeps the compiler from looking for `A` inside the problem.
type Checked<E, Wrong> = [Wrong] extends [infer Found] ? ([Found] extends [never] ? E : AnyOne<Found>) : never;

type NameProblem<N, K> = string extends K
  ? never
  : K extends keyof N | 'pk'
    ? InvalidKey<N, `has a '${K & string}' already`>
    : K extends `${string}__${string}` | `_${string}`
      ? InvalidKey<N, 'is annotated under names with letters, digits and single underscores'>
      : never;

/** Where expressions are computed. */
type Place = 'annotate' | 'aggregate';

/** What the annotations are that can be computed: of the names of `N`, then of these and of what was computed, and so on. */
type Computed<N, A, In extends Place> = string extends keyof A ? Values<N, A> : Later<N, unknown, A, In>;

type Later<N, Done, A, In extends Place> =
  Ready<N, Done, A, In> extends infer K
    ? [K] extends [never]
      ? Done
      : [keyof A] extends [K]
        ? Both<Done, Values<N & Done, A>>
        : Later<N, Both<Done, Values<N & Done, Pick<A, K & keyof A>>>, Omit<A, K & keyof A>, In>
    : never;

/** The names of those that can be computed when `Done` is. */
type Ready<N, Done, A, In extends Place> = {
  [K in keyof A]: [Problem<N, Done, A[K], In>] extends [never] ? K : never;
}[keyof A];

type Both<A, B> = unknown extends A ? B : { [K in keyof A | keyof B]: K extends keyof A ? A[K] : B[K & keyof B] };

type Values<N, A> = A extends unknown ? { -readonly [K in keyof A]: ValueOf<N, A[K]> } : never;

type ValueOf<N, E> = E extends Typed<unknown, infer Output> ? Evaluate<N, Output> : boolean;

/** What cannot be computed is of an unknown type. */
type Filled<Done, A> = [keyof A] extends [keyof Done]
  ? Done
  : { -readonly [K in keyof A]: K extends keyof Done ? Done[K] : unknown };

/** What is wrong with an annotation, said of the model as it is. */
type ProblemOf<N, Done, A, K extends keyof A, In extends Place> = K extends keyof Done
  ? never
  : Problem<N, Done, A[K], In> extends infer Found
    ? Found extends InvalidKey<infer Owner, infer Reason>
      ? [Owner, N & Done] extends [N & Done, Owner]
        ? InvalidKey<N, Reason>
        : Found
      : Found
    : never;

/** Of what is no aggregate, `aggregate` leaves nothing. */
type Problem<N, Done, E, In extends Place> = In extends 'annotate'
  ? ProblemIn<N & Done, E, 'aggregate' | 'window'>
  : IsAggregate<E> extends true
    ? ProblemIn<N & Done, E, 'aggregate'>
    : [ProblemIn<Done, E, never>] extends [never]
      ? never
      : InvalidKey<N, "is aggregated by aggregates, such as Count('*')">;

type ProblemIn<N, E, Allowed> =
  E extends Typed<infer Needed> ? NeededProblem<N, Needed, Allowed> : ConditionProblem<N, E>;
