import type { AbstractCursor, Document } from 'mongodb';
import { NotSupportedError, OperationalError } from '../errors/index.js';
import type { OperationGate } from './operation-gate.js';
import type { ErrorContext } from './translate-error.js';

/** How rows are read: the driver's options for them, and what makes a row of what the driver gives. */
export interface RowReader<T> {
  /** Such as `{ raw: true }`, for which `read` gets the document's bytes, or `{ promoteLongs: false }`. */
  readonly options: Document;
  read(raw: unknown): T;
}

/** What a cursor needs of its connection. */
export interface CursorSource {
  readonly gate: OperationGate;
  readonly open: () => AbstractCursor<unknown>;
  /** Has the cursor closed with the connection, until the function that comes back is called. */
  readonly track: (cursor: { close(): Promise<void> }) => () => void;
  readonly context: ErrorContext;
}

/** Rows decoded at a time, so that a loop that ends early has not decoded a whole batch in vain. */
const CHUNK = 128;

/**
 * The rows of one command, read once: all of them with `toArray()`, or one by one with `for await`.
 *
 * Nothing is sent before the first use, which waits for the connection. Leaving a loop early closes the server's cursor.
 */
export class RowCursor<T> implements AsyncIterable<T> {
  readonly #source: CursorSource;
  readonly #reader: RowReader<T>;
  #cursor: AbstractCursor<unknown> | undefined;
  #untrack: (() => void) | undefined;
  #closing: Promise<void> | undefined;
  #state: 'fresh' | 'used' | 'closed' = 'fresh';

  constructor(source: CursorSource, reader: RowReader<T>) {
    this.#source = source;
    this.#reader = reader;
  }

  /** @throws NotSupportedError on a cursor that was read or closed before. */
  async toArray(): Promise<T[]> {
    this.#use();
    return this.#source.gate.execute(() => this.#readAll(), this.#source.context);
  }

  /** @throws NotSupportedError on a cursor that was read or closed before. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    this.#use();
    // One entry for the whole loop: a shutdown lets it finish, within its time of grace.
    const leave = await this.#source.gate.enter();
    try {
      const cursor = this.#open();
      while (cursor && (await this.#hasNext(cursor))) {
        for (const raw of this.#chunk(cursor)) {
          if (this.#isClosed()) break;
          yield this.#read(raw);
        }
      }
      // The end of the rows and the end of the connection look the same from here; rows must not go missing silently.
      if (this.#isClosed() && this.#source.gate.state === 'closed') this.#source.gate.assertOpen();
    } finally {
      await this.close();
      leave();
    }
  }

  /** Frees the server's cursor; a loop over it ends. */
  async close(): Promise<void> {
    this.#state = 'closed';
    this.#untrack?.();
    // Once: a second close would end the session under the first, whose command would then not be sent.
    this.#closing ??= this.#cursor?.close();
    await this.#closing;
  }

  #use(): void {
    if (this.#state !== 'fresh') throw new NotSupportedError('A cursor can be read once; run the query again.');
    this.#state = 'used';
  }

  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** Nothing if `close()` came while the connection was being made. */
  #open(): AbstractCursor<unknown> | undefined {
    if (this.#isClosed()) return undefined;
    this.#cursor = this.#source.open();
    this.#untrack = this.#source.track(this);
    return this.#cursor;
  }

  async #readAll(): Promise<T[]> {
    const rows: T[] = [];
    try {
      const cursor = this.#open();
      // A whole batch between two awaits: as fast as the driver's own toArray().
      while (cursor && (await cursor.hasNext())) {
        for (const raw of cursor.readBufferedDocuments()) rows.push(this.#reader.read(raw));
      }
      if (this.#isClosed()) throw new OperationalError('The cursor was closed before its last row was read.');
      return rows;
    } finally {
      await this.close();
    }
  }

  async #hasNext(cursor: AbstractCursor<unknown>): Promise<boolean> {
    try {
      return await cursor.hasNext();
    } catch (error) {
      throw this.#source.gate.translate(error, this.#source.context);
    }
  }

  #chunk(cursor: AbstractCursor<unknown>): unknown[] {
    try {
      return cursor.readBufferedDocuments(CHUNK);
    } catch (error) {
      throw this.#source.gate.translate(error, this.#source.context);
    }
  }

  #read(raw: unknown): T {
    try {
      return this.#reader.read(raw);
    } catch (error) {
      throw this.#source.gate.translate(error, this.#source.context);
    }
  }
}
