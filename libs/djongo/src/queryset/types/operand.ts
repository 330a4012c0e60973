// The file itself: through the index the types of queries would cost those of the functions as well.
import type { OneOf, TypeAt } from '../../expressions/typed.js';
import type { Evaluate } from './evaluate.js';
import type { AnyInvalidKey, InvalidKey } from './invalid-key.js';
import type { Decimal128Like, IsJson } from './value-kinds.js';

/**
 * What is wrong with `Output` where an expression over `N` reads it and needs a `Kind`; `never` where nothing is. What is not
 * known fits anywhere.
 *
 * @example
 * type A = OperandProblem<Entry, TypeAt<'headlin'>, unknown>; // InvalidKey<Entry, "has no field 'headlin'">
 * type B = OperandProblem<Entry, TypeAt<'pub_date'>, number | bigint>; // InvalidKey<Entry, "has no number in 'pub_date'">
 */
export type OperandProblem<N, Output, Kind> =
  Evaluate<N, Output> extends infer V
    ? unknown extends V
      ? never
      : Extract<V, AnyInvalidKey> extends infer Invalid
        ? [Invalid] extends [never]
          ? Fits<NonNullable<V>, Kind> extends true
            ? never
            : WrongKind<N, Output, NonNullable<V>, KindName<Kind>>
          : Invalid
        : never
    : never;

/** Texts are numbers where decimals are, unless it is known that they are none. */
type Fits<V, Kind> = unknown extends Kind
  ? true
  : [V] extends [Kind]
    ? number extends Kind
      ? [Extract<V, string>] extends [`${number}`]
        ? true
        : string extends V
          ? true
          : false
      : true
    : IsJson<V> extends true
      ? true
      : number extends Kind
        ? [V] extends [Decimal128Like]
          ? true
          : false
        : false;

type WrongKind<N, Output, V, Name extends string> = [Output] extends [TypeAt<infer P> | OneOf<TypeAt<infer P>>]
  ? InvalidKey<N, `has no ${Name} in '${P}'`>
  : InvalidKey<V, `is no ${Name}`>;

/** What a kind of values is called in a message. */
type KindName<Kind> = number extends Kind
  ? boolean extends Kind
    ? 'value with an order'
    : Date extends Kind
      ? 'number or date'
      : 'number'
  : string extends Kind
    ? 'text'
    : Date extends Kind
      ? 'date'
      : boolean extends Kind
        ? 'condition'
        : Kind extends readonly unknown[]
          ? 'array'
          : 'such value';
