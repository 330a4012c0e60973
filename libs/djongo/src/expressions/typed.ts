/** Marks what the server computes. Declared only: it does not exist at run time. */
export declare const expressionType: unique symbol;

/**
 * What an expression remembers in its type, since it is not tied to a model: what it needs of the model (`Needs`, and the
 * dictionaries of its conditions as `Asks`) and what it gives, as a type or as one of the descriptions below.
 */
export interface Typed<out Needed = unknown, out Output = unknown> {
  readonly [expressionType]: readonly [needed: Needed, output: Output];
}

/** The expression reads `Output`, which must be a `Kind`. */
export interface Needs<Output, Kind = unknown> {
  readonly needs: Output;
  readonly kind: Kind;
}

/** The expression asks a condition that was made of the dictionary `F`. */
export interface Asks<F> {
  readonly asks: F;
}

/** The type at a path of the model. */
export interface TypeAt<P extends string> {
  readonly typeAt: P;
}

/** The type of one of the values of `Output`: of an array that of its elements. Null where there is none. */
export interface OneOf<Output> {
  readonly oneOf: Output;
}

/** `V`, and null where `Output` may be null. */
export interface NullWith<Output, V> {
  readonly nullWith: Output;
  readonly gives: V;
}

/** The type of `Output` without null. */
export interface NotNull<Output> {
  readonly notNull: Output;
}

/** What comes of `A` and `B` by arithmetic: texts are decimals. */
export interface Arithmetic<A, B> {
  readonly left: A;
  readonly right: B;
}

/** The number that comes of averaging `Output`: a decimal of decimals. Null of nothing. */
export interface AverageOf<Output> {
  readonly averageOf: Output;
}

/** What an array of `Output`'s values is. */
export interface ListOf<Output> {
  readonly listOf: Output;
}

/** What may be given where an expression is expected: the name of a field, an expression, or a value that is no text. */
export type Argument = string | number | bigint | boolean | Date | null | Typed;

/** What an argument gives. */
export type OutputOf<A> = A extends string
  ? TypeAt<A>
  : A extends Typed<unknown, infer Output>
    ? Output
    : A extends number
      ? number
      : A extends boolean
        ? boolean
        : A;

/** What an argument needs of the model, given that it must be a `Kind`. */
export type NeedsOf<A, Kind = unknown> = A extends string
  ? Needs<TypeAt<A>, Kind>
  : A extends Typed<infer Needed, infer Output>
    ? Needed | Needs<Output, Kind>
    : never;

/** A number of any of the fields: `DecimalField` has texts. */
export type Numeric = number | bigint | string;
