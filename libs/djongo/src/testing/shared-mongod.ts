import { EmbeddedMongod } from './embedded-mongod.js';

/** One server for all testing modules of a process, running as long as one of them needs it. */
let shared: Promise<EmbeddedMongod> | undefined;
let users = 0;

/** The URI to test on: that of `MONGODB_URI`, or of the process's own server. Each call needs one of `releaseServer`. */
export async function acquireServer(): Promise<string> {
  const given = process.env['MONGODB_URI'];
  if (given) return given;
  users += 1;
  try {
    shared ??= EmbeddedMongod.start();
    return (await shared).uri;
  } catch (error) {
    shared = undefined;
    users -= 1;
    throw error;
  }
}

/** Ends a use; the last one stops the process's own server. */
export async function releaseServer(): Promise<void> {
  if (shared === undefined) return;
  users -= 1;
  if (users > 0) return;
  const server = shared;
  shared = undefined;
  await (await server).stop();
}
