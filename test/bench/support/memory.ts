const MB = 1024 * 1024;

/** The heap may have grown by a fifth and 10 MB, which are the garbage collector's own ups and downs. */
const TOLERANCE = { ratio: 1.2, extraMb: 10 };

/** What the process holds at one point of a loop. */
export interface MemorySample {
  readonly percent: number;
  /** `heapUsed` after a full garbage collection. */
  readonly heapMb: number;
  readonly rssMb: number;
}

/** Needs `node --expose-gc`, by which the runner starts every benchmark. */
export function collectGarbage(): void {
  if (globalThis.gc === undefined)
    throw new Error('Run the benchmarks by `npm run bench`, which gives Node --expose-gc.');
  globalThis.gc();
}

export function sampleMemory(percent: number): MemorySample {
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  return { percent, heapMb: heapUsed / MB, rssMb: rss / MB };
}

/** Whether a loop that held `firstMb` early on holds no more, within the tolerance, at its end. */
export function isFlat(firstMb: number, lastMb: number): boolean {
  return lastMb <= firstMb * TOLERANCE.ratio + TOLERANCE.extraMb;
}
