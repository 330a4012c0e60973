import { createServer } from 'node:net';
import { Connection, validateOptions, type DjongoLogger } from '../../libs/djongo/src/connection/index.js';

/** A logger that keeps its lines: `warn: …`. */
export interface LogRecord extends DjongoLogger {
  readonly lines: string[];
}

export function recordLog(): LogRecord {
  const lines: string[] = [];
  const keep = (level: string) => (message: string) => void lines.push(`${level}: ${message}`);
  return { lines, debug: keep('debug'), log: keep('log'), warn: keep('warn'), error: keep('error') };
}

/** A connection of these options; its log is kept unless `logger` says otherwise. */
export function makeConnection(
  options: Readonly<Record<string, unknown>>,
  logger: DjongoLogger = recordLog(),
): Connection {
  return new Connection(validateOptions(options), { logger });
}

/** A port of this machine on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

/** What a promise rejects with; an error of its own if it does not. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('The promise was expected to reject.');
}
