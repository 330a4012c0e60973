import { Collection } from 'mongodb';
import { OperationalError } from '../errors/index.js';
import { snakeCase } from '../meta/index.js';
import type { ModelSource } from './model-connection.js';

/** `insertOne` → `insert_one`. */
type SnakeCase<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Head extends Uppercase<Head>
    ? `_${Lowercase<Head>}${SnakeCase<Tail>}`
    : `${Head}${SnakeCase<Tail>}`
  : S;

type MethodName = {
  [K in keyof Collection]: Collection[K] extends (...args: never[]) => unknown ? K : never;
}[keyof Collection];

/**
 * The driver's methods of a collection under the prefix `mongo_`, with the driver's own types, in both spellings:
 * `mongo_insertOne` and `mongo_insert_one`.
 */
export type RawCollection = {
  [K in MethodName as `mongo_${K}` | `mongo_${SnakeCase<K>}`]: Collection[K];
};

/** What gives a cursor, a stream or a builder at once; everything else gives a promise, and passes the gate. */
const IMMEDIATE = new Set([
  'aggregate', 'find', 'listIndexes', 'listSearchIndexes', 'watch', 'initializeOrderedBulkOp', 'initializeUnorderedBulkOp',
]); // prettier-ignore

/** Gives a class's instances the methods of `RawCollection`; `sourceOf` finds the collection of an instance. */
export function defineRawMethods(prototype: object, sourceOf: (instance: object) => ModelSource): void {
  for (const name of methodNames()) {
    const value = function (this: object, ...args: unknown[]): unknown {
      return callRaw(sourceOf(this), name, args);
    };
    for (const alias of new Set([`mongo_${name}`, `mongo_${snakeCase(name)}`])) {
      Object.defineProperty(prototype, alias, { value, configurable: true, writable: true });
    }
  }
}

function callRaw({ meta, connection, context }: ModelSource, name: string, args: unknown[]): unknown {
  const collection = connection.raw(meta.collection);
  const call = (): unknown =>
    (Reflect.get(collection, name) as (...given: unknown[]) => unknown).apply(collection, args);
  if (!IMMEDIATE.has(name)) return connection.execute(async () => call(), context);
  // A cursor sends its command later, past the gate: whether it is open must be asked now.
  if (connection.state === 'closing' || connection.state === 'closed') {
    throw new OperationalError(`connection '${connection.alias}' is closed`);
  }
  return call();
}

function methodNames(): string[] {
  const properties = Object.entries(Object.getOwnPropertyDescriptors(Collection.prototype));
  return properties
    .filter(([name, { value }]) => typeof value === 'function' && name !== 'constructor' && !name.startsWith('_'))
    .map(([name]) => name);
}
