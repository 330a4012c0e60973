import type * as MemoryServer from 'mongodb-memory-server-core';
import { EmbeddedMongodError } from './embedded-mongod.error.js';

/** The optional peer, loaded only when it is needed. */
export async function loadMemoryServer(): Promise<typeof MemoryServer> {
  try {
    return await import('mongodb-memory-server-core');
  } catch (cause) {
    throw new EmbeddedMongodError(
      'The package mongodb-memory-server-core is missing. Install it: npm i -D mongodb-memory-server-core',
      { cause },
    );
  }
}
