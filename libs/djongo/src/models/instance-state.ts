import type { ModelSource } from '../connection/index.js';
import type { Field } from '../fields/index.js';

/** What an instance knows of its document. */
export interface InstanceState {
  /** Where it was read from or saved to; undefined for a new one, which goes where `Entry.objects` does. */
  readonly source: ModelSource | undefined;
  /** A copy of the primary key under which it is stored; undefined for a new one and for one that was deleted. */
  readonly storedKey: unknown;
  /** The fields that were not read, which are not written either unless they were set meanwhile. */
  readonly deferred: ReadonlySet<Field>;
  /** The properties that a query annotated. */
  readonly annotations: readonly string[];
}

export const NEW: InstanceState = Object.freeze({
  source: undefined,
  storedKey: undefined,
  deferred: new Set<never>(),
  annotations: [],
});

/** Not read, and not set since. */
function isDeferred(instance: object, { deferred }: InstanceState, field: Field): boolean {
  return deferred.has(field) && Reflect.get(instance, field.name) === undefined;
}

/** What an update leaves out: also the number that an older document was never given. */
export function isLeftOut(instance: object, state: InstanceState, field: Field): boolean {
  if (field.generated === 'sequence' && Reflect.get(instance, field.name) == null) return true;
  return isDeferred(instance, state, field);
}

/** What is deferred once an instance is stored, or read again: all but the fields read, where these are known. */
export function deferredAfter(
  instance: object,
  state: InstanceState,
  all: readonly Field[],
  read: readonly Field[] | undefined,
): ReadonlySet<Field> {
  if (read !== undefined) return new Set(all.filter((field) => !read.includes(field)));
  return state.deferred.size === 0 ? NEW.deferred : new Set(all.filter((field) => isDeferred(instance, state, field)));
}
