import type { MongoClient } from 'mongodb';

/** Closes what is open on a client, then the client, so that the server keeps no cursor and the process no socket. */
export async function closeClient(
  client: MongoClient,
  open: ReadonlySet<{ close(): Promise<void> }>,
  timeoutMs: number,
): Promise<void> {
  // A client that is still resolving a name makes its sockets only after this close, and must close once more.
  client.once('topologyOpening', () => queueMicrotask(() => void client.close().catch(() => undefined)));
  const closed = Promise.allSettled([...open].map((closable) => closable.close()));
  await within(timeoutMs, closed);
  await client.close();
}

/** A server that does not answer must not keep an application from ending. */
async function within(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}
