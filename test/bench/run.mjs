// @ts-check
/**
 * `npm run bench`: runs the benchmarks, or those that are named, on the library as it is built, and fails if one of them does.
 * `--short` is the form for CI; `--json` writes one JSON object instead of tables.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { startServer, stopServer } from '../support/server.mjs';

const NAMES = ['compile', 'iterator', 'read'];
const CHILD = new URL('support/child.mjs', import.meta.url);

/** @typedef {import('./support/benchmark.ts').BenchmarkResult} BenchmarkResult */

/**
 * Each in a process of its own, whose heap and compiled code no other benchmark has touched.
 * @param {string} name
 * @param {import('./support/benchmark.ts').BenchmarkOptions} options
 * @returns {Promise<BenchmarkResult>}
 */
async function run(name, options) {
  const child = fork(CHILD, [name, JSON.stringify(options)], { execArgv: ['--expose-gc'] });
  /** @type {BenchmarkResult | undefined} */
  let result;
  child.once('message', (message) => (result = /** @type {BenchmarkResult} */ (message)));
  const [code] = await once(child, 'exit');
  if (code !== 0 || result === undefined) throw new Error(`The benchmark ${name} broke off; see above.`);
  return result;
}

/** @param {string} uri */
async function machine(uri) {
  const client = new MongoClient(uri);
  const { version } = await client.db('admin').command({ buildInfo: 1 });
  await client.close();
  return { node: process.versions.node, mongodb: String(version), cores: cpus().length, load: loadavg()[0] ?? 0 };
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { short: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw new Error(`There is no benchmark '${unknown}'; there are ${NAMES.join(', ')}.`);
  const { short, json } = values;
  const uri = process.env['MONGODB_URI'] ?? '';
  const host = await machine(uri);
  const { node, mongodb, cores, load } = host;
  if (!json) console.log(`Node ${node}, MongoDB ${mongodb}, ${cores} cores, load ${load.toFixed(1)}`);
  /** @type {Record<string, BenchmarkResult>} */
  const results = {};
  for (const name of positionals.length > 0 ? positionals : NAMES) {
    const result = await run(name, { short, uri });
    results[name] = result;
    if (!json)
      console.log(`\n${result.title}\n\n${result.text}\n\n${result.failed ? 'FAILED: ' : '→ '}${result.verdict}`);
  }
  if (json) console.log(JSON.stringify({ machine: host, short, results: numbersOf(results) }, null, 2));
  return Object.values(results).some(({ failed }) => failed) ? 1 : 0;
}

/** @param {Record<string, BenchmarkResult>} results */
function numbersOf(results) {
  const entries = Object.entries(results);
  return Object.fromEntries(
    entries.map(([name, { title, verdict, failed, numbers }]) => [name, { title, verdict, failed, numbers }]),
  );
}

try {
  await startServer();
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stopServer();
}
