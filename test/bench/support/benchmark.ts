/** What a benchmark measures with: the short form is for CI, where numbers need not be good, and disasters must show. */
export interface BenchmarkOptions {
  readonly short: boolean;
  /** The server, without a database name. */
  readonly uri: string;
}

/** What a benchmark found. It travels between processes, so it is plain data. */
export interface BenchmarkResult {
  readonly title: string;
  /** For people: tables and remarks, below each other. */
  readonly text: string;
  /** In a few words, `flat`; one that failed makes the run fail. */
  readonly verdict: string;
  readonly failed: boolean;
  /** For programs: all of it in numbers. */
  readonly numbers: Readonly<Record<string, unknown>>;
}

/** The one export of a `*.bench.ts`. */
export type Benchmark = (options: BenchmarkOptions) => Promise<BenchmarkResult>;
