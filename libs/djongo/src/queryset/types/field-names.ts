/** What `Model` gives every instance. None of these names is ever a field. */
export interface ModelMembers {
  pk: unknown;
  save: unknown;
  delete: unknown;
  refreshFromDb: unknown;
  fullClean: unknown;
  cleanFields: unknown;
  clean: unknown;
  validateUnique: unknown;
  toJSON: unknown;
  toObject: unknown;
  equals: unknown;
}

/** A name that belongs to `Model` itself. */
export type ModelMember = keyof ModelMembers;

/**
 * The properties of a model or container that are fields: no methods, no symbols, nothing of `Model` itself.
 *
 * @example
 * type F = FieldsOf<Entry>; // { headline: string; blog: Blog; … } without save(), pk, …
 */
export type FieldsOf<M> = { [K in keyof M as IsField<K, M[K]> extends true ? K : never]: M[K] };

/** The names of the fields; of a union of containers, those of every one of them. */
export type FieldName<M> = M extends unknown ? keyof FieldsOf<M> & string : never;

/** The declared type of the field `K`; of a union of containers, whatever those that have the field declare. */
export type FieldType<M, K> = M extends unknown ? (K extends keyof M ? M[K] : never) : never;

/** The type of a model's primary key: that of its `_id` where it declares one, else `unknown`. */
export type PkOf<M> = M extends { readonly _id: infer Id } ? Id : unknown;

type IsField<K, V> = K extends ModelMember | symbol
  ? false
  : IsUnknown<V> extends true
    ? true
    : [V] extends [(...args: never[]) => unknown]
      ? false
      : true;

type IsUnknown<V> = unknown extends V ? true : false;
