/** Marks the types below, which no value has. Declared only: it does not exist at run time. */
export declare const invalid: unique symbol;

/**
 * The type a key that does not resolve would have to have. Nothing is assignable to it; its name and arguments are what
 * the compiler prints under the wrong key.
 *
 * @example
 * Entry.objects.filter({ headlin: 'x' });
 * //                     ~~~~~~~ Type 'string' is not assignable to type 'InvalidKey<Entry, "has no field 'headlin'">'.
 */
export interface InvalidKey<Owner, Reason extends string> {
  readonly [invalid]: [Owner, Reason];
}

/**
 * What is printed where a condition made by `Q` holds a value that its key does not take.
 *
 * @example
 * Entry.objects.filter(Q({ headline: 3 }));
 * // Argument of type 'Q<{ readonly headline: 3 }>' is not assignable to parameter of type 'InvalidValue<"headline", string | null>'.
 */
export interface InvalidValue<Key, Expected> {
  readonly [invalid]: [Key, Expected];
}

/** Any `InvalidKey`, whatever it says. */
export type AnyInvalidKey = InvalidKey<unknown, string>;

/** One member of a union, whichever: of several problems all would not fit into a message. */
export type AnyOne<Union> = (Union extends unknown ? (of: () => Union) => void : never) extends (of: infer All) => void
  ? All extends () => infer One
    ? One
    : never
  : never;
