import type { Conditions } from '../../expressions/conditions.js';
import type {
  Arithmetic,
  AverageOf,
  ListOf,
  NotNull,
  NullWith,
  OneOf,
  Typed,
  TypeAt,
} from '../../expressions/typed.js';
import type { ValueAt } from './field-path.js';

/** What `annotate`, `alias` and `aggregate` take: expressions under names of their own. */
export interface AnnotationArgument {
  readonly [name: string]: Typed | Conditions<unknown>;
}

/** The type of what an expression gives in a query over `N`. */
export type Evaluate<N, D> =
  D extends TypeAt<infer P>
    ? ValueAt<N, P>
    : D extends OneOf<infer O>
      ? ElementOf<Evaluate<N, O>>
      : D extends NullWith<infer O, infer V>
        ? Evaluate<N, V> | (null extends Evaluate<N, O> ? null : never)
        : D extends NotNull<infer O>
          ? NonNullable<Evaluate<N, O>>
          : D extends Arithmetic<infer A, infer B>
            ? Computed<Evaluate<N, A>, Evaluate<N, B>>
            : D extends AverageOf<infer O>
              ? Average<NonNullable<ElementOf<Evaluate<N, O>>>> | null
              : D extends ListOf<infer O>
                ? Evaluate<N, O>[]
                : D;

type ElementOf<V> = V extends readonly (infer E)[] ? ElementOf<E> : V;
type Average<V> = [V] extends [string] ? string : number;
type Computed<A, B> = NumberOf<NonNullable<A>, NonNullable<B>> | Extract<A | B, null>;
type NumberOf<A, B> = [A, B] extends [Date, Date]
  ? number
  : Date extends A | B
    ? Date
    : string extends A | B
      ? string
      : bigint extends A | B
        ? bigint
        : number;

/** What the annotations `A` add to the names of `N`. */
export type Outputs<N, A> = {
  -readonly [K in keyof A]: A[K] extends Typed<unknown, infer Output> ? Evaluate<N, Output> : boolean;
};

/** A row with what annotations add to it. */
export type Annotated<M, R, A> = [R] extends [M]
  ? R & A
  : R extends readonly unknown[]
    ? [...R, ...A[keyof A][]]
    : { [K in keyof R | keyof A]: K extends keyof A ? A[K] : K extends keyof R ? R[K] : never };
