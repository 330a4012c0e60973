import { once } from 'node:events';
import { createServer } from 'node:net';

/** The port that `PORT` names, or 3000. */
export function portOf(text: string | undefined): number {
  if (!text) return 3000;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`PORT must be a number from 0 to 65535, not '${text}'.`);
}

/** Asked before anything else is started, so that the answer is the only line on the screen. */
export async function checkPortIsFree(port: number): Promise<void> {
  const server = createServer();
  try {
    await once(server.listen(port), 'listening');
  } catch (error) {
    throw new Error(reason(port, error), { cause: error });
  } finally {
    server.close();
  }
}

function reason(port: number, error: unknown): string {
  const code: unknown = Reflect.get(Object(error), 'code');
  const what = code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${String(code)})`;
  return `Port ${port} ${what}; set PORT to another one.`;
}
