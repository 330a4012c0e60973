import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { outerEnvironment, type RunOptions } from './run.js';

/** An application in a process of its own, listening on a port of its own. */
export interface AppProcess {
  readonly port: number;
  /** Ends it, and says what it had written. */
  stop(): Promise<string>;
}

/**
 * Starts a Node program that listens on the port in `PORT`, and waits until it answers.
 *
 * @throws Error with what it wrote when it ends before, or is not there within `timeoutMs`.
 */
export async function startApp(args: readonly string[], options: RunOptions): Promise<AppProcess> {
  const { cwd, env = {}, timeoutMs = 20_000 } = options;
  const port = await freePort();
  const child = spawn(process.execPath, args, { cwd, env: { ...outerEnvironment(), ...env, PORT: String(port) } });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => output.push(String(chunk)));
  const stop = async (): Promise<string> => {
    await end(child);
    return output.join('');
  };
  for (const deadline = Date.now() + timeoutMs; !(await answers(port)); await sleep(50)) {
    if (hasEnded(child) || Date.now() > deadline) throw new Error(`The application does not answer:\n${await stop()}`);
  }
  return { port, stop };
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    async (answer) => {
      await answer.text();
      return true;
    },
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
