import type { Document } from '../bson.js';
import type { Connection } from '../connection/index.js';

/** A collection as it is in the database. */
export interface LiveCollection {
  /** `'collection'`, `'timeseries'` or `'view'`. */
  readonly type: string;
  readonly options: Document;
  readonly indexes: readonly Document[];
  /** Undefined where the server has no search indexes. */
  readonly searchIndexes: readonly Document[] | undefined;
}

/** Reads what there is of some collections. `searched` are those whose search indexes matter. */
export async function readLive(
  connection: Connection,
  names: readonly string[],
  searched: ReadonlySet<string>,
): Promise<ReadonlyMap<string, LiveCollection>> {
  if (names.length === 0) return new Map();
  const found = await connection.db.listCollections({ name: { $in: names } }).toArray();
  const live = found.map(async ({ name, type = 'collection', ...rest }): Promise<[string, LiveCollection]> => [
    name,
    {
      type,
      options: ('options' in rest && rest.options) || {},
      indexes: type === 'view' ? [] : await connection.raw(name).listIndexes().toArray(),
      searchIndexes: searched.has(name) ? await searchIndexesOf(connection, name) : [],
    },
  ]);
  return new Map(await Promise.all(live));
}

async function searchIndexesOf(connection: Connection, name: string): Promise<readonly Document[] | undefined> {
  try {
    return await connection.raw(name).listSearchIndexes().toArray();
  } catch (error) {
    if (isUnknownToServer(error)) return undefined;
    throw error;
  }
}

/** CommandNotFound, CommandNotSupported, SearchNotEnabled, and those of a stage that there is not or not here. */
const UNKNOWN_TO_SERVER: ReadonlySet<unknown> = new Set([59, 115, 31082, 40324, 6047401]);

/** Whether the server refused because it has no such thing. */
export function isUnknownToServer(error: unknown): boolean {
  return UNKNOWN_TO_SERVER.has(codeOf(error));
}

/** The server's number of an error. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
}
