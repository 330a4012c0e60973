/** What every `ObjectId` of the BSON library has. A structural type, so that two copies of the library do not clash. */
export interface ObjectIdLike {
  readonly _bsontype: 'ObjectId';
}

/** What every `Decimal128` of the BSON library has. */
export interface Decimal128Like {
  readonly _bsontype: 'Decimal128';
}

/** A value that has no fields and no elements: a path cannot go on below it. */
export type Scalar = string | number | bigint | boolean | Date | Uint8Array | { readonly _bsontype: string };

/** A value's type without null and missing; left as it is where it has neither, so that messages show it as declared. */
export type Present<V> = null extends V
  ? Exclude<V, null | undefined>
  : undefined extends V
    ? Exclude<V, undefined>
    : V;

/** Any JSON value but `undefined`, which is never a value. */
export type JsonInput = NonNullable<unknown> | null;

/** Whether a field of this type holds free JSON: `unknown`, an index signature, or a union with one in it. */
export type IsJson<V> = unknown extends V ? true : true extends HasFreeKeys<V> ? true : false;

type HasFreeKeys<V> = V extends Scalar | readonly unknown[] | null | undefined
  ? never
  : string extends keyof V
    ? true
    : [keyof V] extends [never]
      ? true // `object` and `{}`
      : never;

/**
 * What is given for a scalar: its own type; an `ObjectId` also as 24 hex digits and a `Decimal128` also as a decimal
 * number's text.
 */
export type ScalarInput<V> = V extends ObjectIdLike | Decimal128Like ? V | string : V;

/** Objects that are never a dictionary of conditions or values. */
export type NotDictionary = readonly unknown[] | ((...args: never[]) => unknown);

/** The members of a union that are containers. */
export type ContainersOf<V> = Exclude<V, Scalar | readonly unknown[] | null | undefined>;

/** Every position in an array, as a part of a path. */
export type Index = `${bigint}`;

/** A part of an array, its end excluded, as a part of a path: `1_3`. */
export type Slice = `${bigint}_${bigint}`;

/** Marks an element. Declared only: it does not exist at run time. */
export declare const element: unique symbol;

/** An element of an array, as what a condition is about: of a document its fields, of a scalar the value itself. */
export interface ElementOf<E> {
  readonly [element]: E;
}
