import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { scratchFolder, writeScript } from '../../support/scratch.js';
import { ROOT } from './root.js';
import { run } from './run.js';

/** One request of a shell block, and its answer. */
export interface Answer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

/**
 * Runs a block of shell commands, as they stand, whose `curl` asks the application on `port`.
 *
 * @throws Error when a command fails; an answer of 400 is none of curl's business, so look at the answers.
 */
export async function runCurls(block: string, port: number): Promise<Answer[]> {
  const scratch = scratchFolder();
  try {
    const curl = join(import.meta.dirname, 'curl.mjs');
    await writeScript(join(scratch.path, 'curl'), `exec "${process.execPath}" "${curl}" "$@"`);
    const log = join(scratch.path, 'log');
    const path = `${scratch.path}${delimiter}${process.env['PATH'] ?? ''}`;
    const env = { PATH: path, CURL_BASE: `http://127.0.0.1:${port}`, CURL_LOG: log };
    await run('/bin/sh', ['-e', '-c', block], { cwd: ROOT, env });
    return existsSync(log) ? answersIn(readFileSync(log, 'utf8')) : [];
  } finally {
    scratch.remove();
  }
}

function answersIn(log: string): Answer[] {
  const lines = log.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Answer);
}
