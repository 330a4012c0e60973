import type { Document } from '../bson.js';
import { mergeConditions } from '../compiler/index.js';
import type { ModelSource } from '../connection/index.js';
import { StaleObjectError } from '../errors/index.js';
import { isStored } from './object-version.js';

/** An object whose update found no document. */
interface Missed {
  readonly index: number;
  readonly key: Document;
}

/** Collects the objects that an update did not find, to tell those that others changed from those that are gone. */
export class StaleObjects {
  readonly #source: ModelSource;
  readonly #filter: Document;
  readonly #missed: Missed[] = [];

  constructor(source: ModelSource, filter: Document) {
    this.#source = source;
    this.#filter = filter;
  }

  add(items: readonly Missed[]): void {
    if (this.#source.meta.versionField !== undefined) this.#missed.push(...items);
  }

  /** Throws `StaleObjectError` if the document of one is there, in the query, with another version. */
  async check(method: string, updated: number): Promise<void> {
    const indexes: number[] = [];
    for (const { index, key } of this.#missed) {
      if (await isStored(this.#source, mergeConditions([key, this.#filter]))) indexes.push(index);
    }
    if (indexes.length === 0) return;
    const places = indexes.slice(0, 20).join(', ');
    throw new StaleObjectError(
      `${method}(): others changed ${this.#source.meta.name} objects since they were read: ${places} of the list` +
        `${indexes.length > 20 ? ` and ${indexes.length - 20} more` : ''}. The others are stored.`,
      { indexes, updated },
    );
  }
}
