import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ended, isRunning } from '../support/processes.js';
import { scratchFolder } from '../support/scratch.js';

const ROOT = new URL('../../', import.meta.url);

const scratch = scratchFolder();
afterEach(() => scratch.remove());

const PARENT = `
  import { register } from 'node:module';
  register('${new URL('tools/typescript-hooks.mjs', ROOT)}');
  const { EmbeddedMongod } = await import('${new URL('libs/djongo/src/testing/index.ts', ROOT)}');
  const server = await EmbeddedMongod.start();
  console.log(server.pids[0]);
  setInterval(() => {}, 1000);
`;

describe('a parent killed with -9', () => {
  it('leaves no mongod', async () => {
    const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT], {
      env: { ...process.env, TMPDIR: scratch.path },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(parent.stdout, 'data');
    const pid = Number(String(line));
    expect(await isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    await ended(pid);
  });
});
