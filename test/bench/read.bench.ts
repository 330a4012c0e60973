import { alternate } from './support/alternate.js';
import type { BenchmarkOptions, BenchmarkResult } from './support/benchmark.js';
import { withEntries } from './support/database.js';
import { Entry, fullEntry } from './support/entry.js';
import { collectGarbage } from './support/memory.js';
import { median, medianRatio, percentile, rounded } from './support/statistics.js';
import { table } from './support/table.js';

const COUNT = 20_000;
const WARM_UP_ROUNDS = 3;

/**
 * What models cost beside plain objects: a query of 20,000 documents with an embedded document, three authors and four tags
 * each, read into instances, and the driver's `find().toArray()` of the same documents, which sends the same command. The
 * server's time is in both.
 *
 * The two take turns, and garbage is collected before each, so that none pays for the other's.
 */
export default async function read({ short, uri }: BenchmarkOptions): Promise<BenchmarkResult> {
  const rounds = short ? 9 : 41;
  const times = await withEntries(uri, COUNT, fullEntry, async ({ collection }) => {
    const sides = {
      models: () => timed(() => Entry.objects.all()),
      'driver, plain objects': () => timed(() => collection.find().toArray()),
    };
    await alternate(sides, WARM_UP_ROUNDS);
    return alternate(sides, rounds);
  });
  const ratio = medianRatio(times.models, times['driver, plain objects']);
  const numbers = Object.fromEntries(
    Object.entries(times).map(([side, ms]) => [
      side,
      { medianMs: rounded(median(ms)), p5Ms: rounded(percentile(ms, 5)), p95Ms: rounded(percentile(ms, 95)) },
    ]),
  );
  const rows = Object.entries(numbers).map(([side, { medianMs, p5Ms, p95Ms }]) => [
    side,
    ...[medianMs, p5Ms, p95Ms, (medianMs * 1000) / COUNT].map((value) => value.toFixed(1)),
    side === 'models' ? ratio.toFixed(2) : '1.00',
  ]);
  return {
    title: `read: ${COUNT.toLocaleString('en')} documents at once, ${rounds} rounds`,
    text: table(['', 'median ms', 'p5', 'p95', 'µs a document', 'ratio'], rows),
    verdict: `models take ${ratio.toFixed(2)} times as long as plain objects`,
    failed: false,
    numbers: { count: COUNT, rounds, ratio: rounded(ratio), ...numbers },
  };
}

/** In milliseconds. */
async function timed(run: () => PromiseLike<readonly { readonly headline: string }[]>): Promise<number> {
  collectGarbage();
  const start = performance.now();
  const rows = await run();
  const ms = performance.now() - start;
  if (rows.length !== COUNT || rows.at(-1)?.headline === undefined) {
    throw new Error(`${rows.length} of ${COUNT} documents were read.`);
  }
  return ms;
}
