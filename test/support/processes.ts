import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a process runs. One whose threads have all ended (the last of them closes its files) only waits to be reaped. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  return threads.length > 1 || !/\) [ZX] /.test(stat);
}

/** Resolves once the process has ended; rejects when it still runs after `withinMs`. */
export async function ended(pid: number, withinMs = 10_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; await isRunning(pid); await sleep(50)) {
    if (Date.now() > deadline) throw new Error(`Process ${pid} still runs after ${withinMs} ms.`);
  }
}
