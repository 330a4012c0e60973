import type { FieldName } from './field-names.js';

/**
 * A row after `only`: the fields `K` and the key are there, the model's other fields are undefined. A key that is not `_id` has
 * to be named, since its type does not say that it is one.
 *
 * @example
 * type R = Only<Entry, Entry, 'headline'>; // { _id: ObjectId; headline: string; blog: undefined; …; save(): … }
 */
export type Only<M, R, K> = {
  [P in keyof R]: P extends FieldName<M> ? (P extends K | '_id' ? M[P & keyof M] : undefined) : R[P];
};

/**
 * A row after `defer`: the fields `K` are undefined, but for the key.
 *
 * @example
 * type R = Deferred<Entry, 'blog'>; // { _id: ObjectId; headline: string; blog: undefined; …; save(): … }
 */
export type Deferred<R, K> = { [P in keyof R]: P extends Exclude<K, '_id'> ? undefined : R[P] };
