import { execFile } from 'node:child_process';
import { mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EmbeddedMongodError } from './embedded-mongod.error.js';

const PATIENCE_MS = 5_000;

/** A server's data folder, ready to be opened. */
export interface DataFolder {
  readonly path: string;
  /** Whether a server has written here before. */
  readonly used: boolean;
}

/**
 * Makes the folder if it is not there yet.
 *
 * @throws EmbeddedMongodError when a running mongod has it open. mongod's own lock would refuse as well; this says so in plain words.
 */
export async function openDataFolder(dbPath: string): Promise<DataFolder> {
  await mkdir(dbPath, { recursive: true });
  const path = await realpath(dbPath);
  const pid = await lastingHolderOf(path);
  if (pid !== undefined) throw folderInUse(path, `the mongod with process id ${pid}`);
  const used = await stat(join(path, 'WiredTiger')).then(
    () => true,
    () => false,
  );
  return { path, used };
}

/** The error for a folder that another server has open. */
export function folderInUse(path: string, holder: string, cause?: unknown): EmbeddedMongodError {
  const message = `The data folder ${path} is in use by ${holder}. Stop that one first, or choose another folder.`;
  return new EmbeddedMongodError(message, cause === undefined ? {} : { cause });
}

/** The server of a run that was killed follows it within seconds, and a restart is worth that wait. */
async function lastingHolderOf(path: string): Promise<number | undefined> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(100)) {
    const pid = await holderOf(path);
    if (pid === undefined || Date.now() > deadline) return pid;
  }
}

/** The lock file keeps its process id after a crash, and ids come round again: the process must be a server on this very folder. */
async function holderOf(path: string): Promise<number | undefined> {
  const lock = await readFile(join(path, 'mongod.lock'), 'utf8').catch(() => '');
  const pid = Number.parseInt(lock, 10);
  if (!Number.isInteger(pid)) return undefined;
  return (await commandLine(pid)).includes(path) ? pid : undefined;
}

async function commandLine(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return (await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)])).stdout;
  } catch {
    return '';
  }
}
