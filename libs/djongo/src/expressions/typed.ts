import type { Conditions, conditions } from './conditions.js';

/** Marks what the server computes. Declared only: it does not exist at run time. */
export declare const expressionType: unique symbol;

/**
 * What an expression remembers in its type, since it is not tied to a model: what it needs of the model (`Needs`, the
 * dictionaries of its conditions as `Asks`, and `Uses`) and what it gives, as a type or as one of the descriptions below.
 */
export interface Typed<out Needed = unknown, out Output = unknown> {
  readonly [expressionType]: readonly [needed: Needed, output: Output];
}

/** The expression reads `Output`, which must be a `Kind`. */
export interface Needs<Output, Kind = unknown> {
  readonly needs: Output;
  readonly kind: Kind;
}

/** The expression asks a condition: the dictionary `F`, or a condition or an expression that is one. */
export interface Asks<F> {
  readonly asks: F;
}

/** The expression computes what does not go everywhere. */
export interface Uses<What extends Computation> {
  readonly uses: What;
}

/** An aggregate, a window, the place of a row, which goes into a window, and what goes nowhere: an aggregate inside of one. */
export type Computation = 'aggregate' | 'window' | 'place' | 'nested';

/** Marks the descriptions below. Declared only: it does not exist at run time. */
export declare const description: unique symbol;

/** What stands for a type that is known once the model is. */
export interface Description {
  readonly [description]: true;
}

/** The type at a path of the model. */
export interface TypeAt<P extends string> extends Description {
  readonly typeAt: P;
}

/** The type of one of the values of `Output`: of an array that of its elements. Null where there is none. */
export interface OneOf<Output> extends Description {
  readonly oneOf: Output;
}

/** The type at a path; of a path that goes on through an array that of one of the values found there. */
export interface OneAt<P extends string> extends Description {
  readonly oneAt: P;
}

/** `V`, and null where `Output` may be null. */
export interface NullWith<Output, V> extends Description {
  readonly nullWith: Output;
  readonly gives: V;
}

/** The type of `Output` without null. */
export interface NotNull<Output> extends Description {
  readonly notNull: Output;
}

/** What comes of `A` and `B` by arithmetic: texts are decimals. */
export interface Arithmetic<A, B> extends Description {
  readonly left: A;
  readonly right: B;
}

/** The same of a sum: two dates have none. */
export interface Added<A, B> extends Description {
  readonly added: readonly [A, B];
}

/** The same of a difference: from a number no date can be subtracted. */
export interface Subtracted<A, B> extends Description {
  readonly subtracted: readonly [A, B];
}

/** The same of a quotient: it has a fraction. */
export interface Divided<A, B> extends Description {
  readonly divided: readonly [A, B];
}

/** The number that comes of averaging `Output`: a decimal of decimals. Null of nothing. */
export interface AverageOf<Output> extends Description {
  readonly averageOf: Output;
}

/** What an array of `Output`'s values is. */
export interface ListOf<Output> extends Description {
  readonly listOf: Output;
}

/** A value of the BSON library. */
interface BsonValue {
  readonly _bsontype: string;
}

/** What may be given where an expression is expected: the name of a field, an expression, or a value that is no text. */
export type Argument =
  string | number | bigint | boolean | Date | null | Uint8Array | BsonValue | Typed | Conditions<unknown>;

/** What an argument gives. */
export type OutputOf<A> = A extends string
  ? TypeAt<A>
  : typeof expressionType extends keyof A
    ? A extends Typed<unknown, infer Output>
      ? Output
      : never
    : typeof conditions extends keyof A
      ? boolean
      : DataOf<A>;

/** What an argument needs of the model, given that it must be a `Kind`. */
export type NeedsOf<A, Kind = unknown> = A extends string
  ? Needs<TypeAt<A>, Kind>
  : typeof expressionType extends keyof A
    ? A extends Typed<infer Needed, infer Output>
      ? Needed | MustBe<Output, Kind>
      : never
    : A extends Conditions<infer F>
      ? Asks<F> | MustBe<boolean, Kind>
      : MustBe<DataOf<A>, Kind>;

/** The type of data that an expression holds, as it is read back: without the value itself. */
export type DataOf<V> = V extends string
  ? string
  : V extends number | bigint
    ? number
    : V extends boolean
      ? boolean
      : V extends BsonValue
        ? DataOfBson<V>
        : V;

type DataOfBson<V extends BsonValue> = V['_bsontype'] extends 'Decimal128'
  ? string
  : V['_bsontype'] extends 'Long' | 'Int32' | 'Double'
    ? number
    : V;

/** The need of a `Kind`, unless `Output` is one already, or nothing is known of it. */
export type MustBe<Output, Kind> = unknown extends Kind | Output
  ? never
  : [Output] extends [Kind]
    ? never
    : Needs<Output, Kind>;

/** What must hold of the conditions that an expression is given. */
export type AskedBy<C> = C extends Conditions<infer F> ? Asks<F> : Asks<C>;

/** What an aggregate needs of what it is made of. */
export type Within<Needed> = Needed extends Uses<Computation> ? Uses<'nested'> : Needed;

/** A number of any of the fields: `DecimalField` has texts. */
export type Numeric = number | bigint | string;

/** Marks a direction. Declared only: it does not exist at run time. */
export declare const orderExpression: unique symbol;

/** An expression with a direction: `F('headline').desc()`. */
export interface OrderExpression<out Needed = never> {
  readonly [orderExpression]: Needed;
}

/** What the keys of an order need of the model. */
export type OrderNeeds<K> = K extends '?'
  ? never
  : K extends `-${infer P}`
    ? Needs<TypeAt<P>>
    : K extends string
      ? Needs<TypeAt<K>>
      : K extends OrderExpression<infer Needed>
        ? Needed
        : K extends Typed<infer Needed>
          ? Needed
          : never;

/** Marks a query that can stand where a list of values is expected. Declared only: it does not exist at run time. */
export declare const subquery: unique symbol;

/**
 * A query whose rows are single values of type `V`, as the right-hand side of `in`.
 *
 * @example
 * Entry.objects.filter({ blog__name__in: Blog.objects.all().values('name') });
 */
export interface SubqueryOf<out V> {
  readonly [subquery]: V;
}

/** Marks `SeveralValues`. Declared only: it does not exist at run time. */
export declare const severalValues: unique symbol;

/** What stands for the value of a query's rows where a row has several: it has to be named by `values()`. */
export interface SeveralValues<out Row> {
  readonly [severalValues]: Row;
}
