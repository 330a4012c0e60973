import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { serverUri } from '../support/database.js';
import { closedPort } from './support.js';

const run = promisify(execFile);

/** Runs a script in a process of its own, where `connect(options)` makes a connection; resolves when it has ended by itself. */
async function runScript(script: string): Promise<string> {
  const hooks = new URL('../../tools/typescript-hooks.mjs', import.meta.url).href;
  const room = new URL('../../libs/djongo/src/connection/index.ts', import.meta.url).href;
  const source = `
    import { register } from 'node:module';
    register(${JSON.stringify(hooks)});
    const { Connection, validateOptions } = await import(${JSON.stringify(room)});
    const connect = (options) => new Connection(validateOptions({ name: 'process', ...options }));
    ${script}`;
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', source], { timeout: 15_000 });
  return stdout + stderr;
}

describe('a process', () => {
  it('survives a server that is down, whose failure nobody awaits', async () => {
    const client = { host: '127.0.0.1', port: await closedPort(), serverSelectionTimeoutMS: 100 };
    const output = await runScript(`
      const connection = connect({ client: ${JSON.stringify(client)} });
      await connection.start();
      await new Promise((resolve) => setTimeout(resolve, 300));
      console.log('alive');
      await connection.close();`);
    expect(output.trim().split('\n').sort()).toEqual([
      "Connection 'default' is not ready: The server cannot be reached (MongoServerSelectionError).",
      'alive',
    ]);
  });

  it('ends by itself after close(), whenever it comes', async () => {
    const output = await runScript(`
      const uri = ${JSON.stringify(serverUri())};
      const used = connect({ uri });
      await used.ping();
      const connecting = connect({ uri });
      await connecting.start();
      const idle = connect({ uri, connect: 'lazy' });
      await Promise.all([used.close(), connecting.close(), idle.close()]);
      console.log('closed');`);
    expect(output).toBe('closed\n');
  });
});
