import { execFile } from 'node:child_process';

/** What a program said. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs?: number;
}

/** Runs a program to its end, whatever its exit code; one that takes longer than `timeoutMs` is killed and counts as failed. */
export function outcomeOf(program: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  const { cwd, env = {}, timeoutMs = 60_000 } = options;
  return new Promise((resolve) => {
    const settings = { cwd, env: { ...outerEnvironment(), ...env }, timeout: timeoutMs, maxBuffer: 64 * 1024 * 1024 };
    execFile(program, args, { ...settings, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      const late = error?.killed === true ? `\nKilled after ${timeoutMs} ms.` : '';
      resolve({ code, stdout, stderr: `${stderr}${late}` });
    });
  });
}

/**
 * Runs a program and returns what it wrote to its standard output.
 *
 * @throws Error with both outputs when it fails.
 */
export async function run(program: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { code, stdout, stderr } = await outcomeOf(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Runs a script with this Node. */
export function runNode(args: readonly string[], options: RunOptions): Promise<string> {
  return run(process.execPath, args, options);
}

/** Without what `npm test` and Jest add for themselves: an inner npm or Node is to see what a user's shell would give it. */
export function outerEnvironment(): Record<string, string | undefined> {
  const inner =
    /^(npm_(lifecycle|package)_|npm_config_local_prefix$|npm_command$|JEST_WORKER_ID$|NODE_OPTIONS$|NODE_ENV$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inner.test(name)));
}
