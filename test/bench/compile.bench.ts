import { Q } from 'nestjs-djongo';
import type { BenchmarkOptions, BenchmarkResult } from './support/benchmark.js';
import { withEntries } from './support/database.js';
import { Entry, smallEntry } from './support/entry.js';
import { median, percentile, rounded } from './support/statistics.js';
import { table } from './support/table.js';

const GOAL_US = 20;
/** A loaded machine is slower, but not as much as that. */
const DISASTER_US = 3 * GOAL_US;

const PARTS = {
  'queryset and toMql()': (i: number) => query(i).toMql(),
  'queryset alone': (i: number) => query(i),
} as const;

/**
 * What a query costs before it is sent: a queryset of five conditions made anew and compiled to its command, warm;
 * nothing is sent. An application pays this for every query, so it has to vanish beside a round trip to the server.
 *
 * Every compilation is timed by itself. A round has a median and a 95th percentile (which garbage collection is part of); what
 * is reported are the medians of those. Fails only beyond three times the goal.
 */
export default async function compile({ short, uri }: BenchmarkOptions): Promise<BenchmarkResult> {
  const [rounds, perRound, warmUp] = short ? [20, 1_000, 10_000] : [100, 2_000, 50_000];
  // Managers know their models from the first connection on.
  const numbers = await withEntries(uri, 0, smallEntry, async () => {
    const parts = Object.entries(PARTS).map(([part, run]) => [part, measured(run, rounds, perRound, warmUp)] as const);
    return Object.fromEntries(parts);
  });
  const total = numbers['queryset and toMql()']?.medianUs ?? NaN;
  const rows = Object.entries(numbers).map(([part, each]) => [
    part,
    ...[each.medianUs, each.p95Us, each.bestRoundUs, each.worstRoundUs].map((value) => value.toFixed(1)),
  ]);
  return {
    title: `compile: a query of five conditions, ${rounds} rounds of ${perRound}`,
    text: table(['µs', 'median', 'p95', 'best round', 'worst round'], rows),
    verdict: verdictOf(total),
    failed: !(total <= DISASTER_US),
    numbers: { rounds, perRound, goalUs: GOAL_US, disasterUs: DISASTER_US, ...numbers },
  };
}

/** A plain field, an embedded path, an array of documents, a part of a date, an alternative. */
function query(i: number) {
  return Entry.objects.filter(
    { headline__startswith: 'head', blog__name: 'blog 1', authors__name: 'author 1', pub_date__year: 2020 },
    Q({ n_comments__gte: i % 10 }).or({ tags: 'tag 1' }),
  );
}

function measured(run: (i: number) => unknown, rounds: number, perRound: number, warmUp: number) {
  durationsOf(run, warmUp);
  const all = Array.from({ length: rounds }, () => durationsOf(run, perRound));
  const medians = all.map(median);
  return {
    medianUs: rounded(median(medians)),
    p95Us: rounded(median(all.map((durations) => percentile(durations, 95)))),
    bestRoundUs: rounded(Math.min(...medians)),
    worstRoundUs: rounded(Math.max(...medians)),
  };
}

/** Of `count` runs, each in microseconds. */
function durationsOf(run: (i: number) => unknown, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const start = performance.now();
    const made = run(i);
    const duration = (performance.now() - start) * 1000;
    // What nobody looks at, the optimizer might leave out.
    return made === undefined ? NaN : duration;
  });
}

function verdictOf(us: number): string {
  if (us <= GOAL_US) return `within the goal of ${GOAL_US} µs`;
  if (us <= DISASTER_US) return `over the goal of ${GOAL_US} µs (fails beyond ${DISASTER_US} µs)`;
  return `far over the goal of ${GOAL_US} µs: beyond ${DISASTER_US} µs the run fails`;
}
