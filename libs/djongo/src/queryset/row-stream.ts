import { Observable, type Subscriber } from 'rxjs';
import type { RowCursor } from '../connection/index.js';

/** The rows of a query as an Observable: each subscriber has its own cursor, which closes when it unsubscribes. */
export function rowStream<R>(open: () => RowCursor<R> | undefined): Observable<R> {
  // What `open` throws goes to the subscriber: rxjs sees to that.
  return new Observable<R>((subscriber) => {
    const cursor = open();
    if (cursor === undefined) {
      subscriber.complete();
      return undefined;
    }
    void read(cursor, subscriber);
    return () => void close(cursor);
  });
}

async function read<R>(cursor: RowCursor<R>, subscriber: Subscriber<R>): Promise<void> {
  try {
    for await (const row of cursor) {
      if (subscriber.closed) return;
      subscriber.next(row);
    }
    subscriber.complete();
  } catch (error) {
    subscriber.error(error);
  }
}

/** Nobody listens any more to what may fail on the way out, such as a connection that is gone. */
async function close(cursor: RowCursor<unknown>): Promise<void> {
  try {
    await cursor.close();
  } catch {
    // The server frees the cursor by itself then.
  }
}
