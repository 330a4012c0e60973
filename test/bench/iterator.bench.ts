import { alternate } from './support/alternate.js';
import type { BenchmarkOptions, BenchmarkResult } from './support/benchmark.js';
import { withEntries } from './support/database.js';
import { Entry, smallEntry } from './support/entry.js';
import { isFlat, type MemorySample, sampleMemory } from './support/memory.js';
import { median, medianRatio, rounded } from './support/statistics.js';
import { table } from './support/table.js';

const BATCH_SIZE = 1_000;
const WARM_UP = 20_000;
/** Samples in a loop, and those of them that are shown. */
const SAMPLES = 10;
const SHOWN = [10, 50, 100];

type Rows = AsyncIterable<{ readonly n_comments: number }>;

interface Loop {
  /** Without the time that the samples took. */
  readonly ms: number;
  readonly samples: readonly MemorySample[];
}

/**
 * Whether a loop over a collection of any size takes the memory of a few batches: `iterator()` over a million small documents,
 * the heap measured after a forced garbage collection at every tenth of the way. If rows were kept, it would show as growth.
 *
 * The driver's own cursor goes over the same documents in the same process, in alternating order, to tell what of the time and
 * of the memory is the library's. Fails when the heap at the end of a loop is over that at 10% by more than a fifth and 10 MB.
 */
export default async function iterator({ short, uri }: BenchmarkOptions): Promise<BenchmarkResult> {
  const [count, rounds] = short ? [50_000, 3] : [1_000_000, 3];
  const loops = await withEntries(uri, count, smallEntry, async ({ collection }) => {
    const sides = {
      'iterator()': (): Rows => Entry.objects.all().iterator({ batchSize: BATCH_SIZE }),
      driver: (): Rows => collection.find({}, { batchSize: BATCH_SIZE }),
    };
    for (const rows of Object.values(sides)) await warmUp(rows());
    return alternate(
      { 'iterator()': () => loop(sides['iterator()'](), count), driver: () => loop(sides.driver(), count) },
      rounds,
    );
  });
  const verdicts = Object.fromEntries(Object.entries(loops).map(([side, each]) => [side, verdictOf(each)]));
  const times = Object.fromEntries(Object.entries(loops).map(([side, each]) => [side, each.map(({ ms }) => ms)]));
  const ratio = medianRatio(times['iterator()'] ?? [], times['driver'] ?? []);
  return {
    title: `iterator: ${count.toLocaleString('en')} documents in batches of ${BATCH_SIZE}, ${rounds} rounds`,
    text: `${memoryTable(loops)}\n\n${timeTable(times, count, ratio)}`,
    verdict: `iterator() ${verdicts['iterator()']}, the driver's cursor ${verdicts['driver']}`,
    failed: verdicts['iterator()'] !== 'flat',
    numbers: { count, batchSize: BATCH_SIZE, rounds, ratio: rounded(ratio), verdicts, loops },
  };
}

async function warmUp(rows: Rows): Promise<void> {
  let left = WARM_UP;
  for await (const _ of rows) {
    left -= 1;
    if (left === 0) break;
  }
}

async function loop(rows: Rows, count: number): Promise<Loop> {
  const samples: MemorySample[] = [];
  let read = 0;
  let comments = 0;
  let ms = 0;
  let since = performance.now();
  for await (const row of rows) {
    read += 1;
    comments += row.n_comments;
    if (read % (count / SAMPLES) !== 0) continue;
    ms += performance.now() - since;
    samples.push(sampleMemory((read / count) * 100));
    since = performance.now();
  }
  ms += performance.now() - since;
  // 0 to 9, over and over.
  if (read !== count || comments !== count * 4.5) throw new Error(`The loop saw ${read} of ${count} documents.`);
  return { ms, samples };
}

/** All of its loops must be flat. */
function verdictOf(loops: readonly Loop[]): 'flat' | 'grows' {
  const flat = loops.every(({ samples }) => isFlat(heapAt(samples, SHOWN[0]), heapAt(samples, 100)));
  return flat ? 'flat' : 'grows';
}

function heapAt(samples: readonly MemorySample[], percent: number | undefined): number {
  return samples.find((sample) => Math.round(sample.percent) === percent)?.heapMb ?? NaN;
}

function memoryTable(loops: Readonly<Record<string, readonly Loop[]>>): string {
  const rows = Object.entries(loops).flatMap(([side, each]) =>
    each.map(({ samples }, round) => {
      const shown = samples.filter(({ percent }) => SHOWN.includes(Math.round(percent)));
      const cells = [...shown.map(({ heapMb }) => heapMb), ...shown.map(({ rssMb }) => rssMb)];
      return [`${side}, round ${round + 1}`, ...cells.map((value) => value.toFixed(1))];
    }),
  );
  const heads = ['heap after gc', 'rss'].flatMap((what) => SHOWN.map((percent) => `${what} ${percent}%`));
  return table(['MB', ...heads], rows);
}

function timeTable(times: Readonly<Record<string, readonly number[]>>, count: number, ratio: number): string {
  const rows = Object.entries(times).map(([side, each]) => {
    const ms = median(each);
    return [
      side,
      (ms / 1000).toFixed(2),
      ((ms * 1000) / count).toFixed(2),
      side === 'driver' ? '1.00' : ratio.toFixed(2),
    ];
  });
  return table(['time', 'seconds', 'µs a document', 'ratio'], rows);
}
