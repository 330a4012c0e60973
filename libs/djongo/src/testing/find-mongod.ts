import { checkBinary } from './check-binary.js';
import { MongodNotFoundError, type MongodStepFailure } from './mongod-not-found.error.js';
import type { MongodStep } from './mongod-step.js';
import { mongodSteps } from './mongod-steps.js';

/** Options of {@link findMongod}. */
export interface FindMongodOptions {
  /** The steps to try; by default `MONGOMS_SYSTEM_BINARY`, `PATH`, the cache folder, memory-server's download. */
  readonly steps?: readonly MongodStep[];
  /** Further steps, tried after these. */
  readonly extraSteps?: readonly MongodStep[];
}

/**
 * Finds a `mongod` that runs on this machine: the first step whose file answers `--version`.
 *
 * @returns the path of the executable.
 * @throws MongodNotFoundError listing every step with its reason, when none gives one.
 * @example
 * const binary = await findMongod({ extraSteps: [{ name: 'vendored', find: async () => './vendor/mongod' }] });
 */
export async function findMongod({ steps = mongodSteps(), extraSteps = [] }: FindMongodOptions = {}): Promise<string> {
  const failures: MongodStepFailure[] = [];
  for (const step of [...steps, ...extraSteps]) {
    try {
      const binary = await step.find();
      await checkBinary(binary);
      return binary;
    } catch (error) {
      failures.push({ step: step.name, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  throw new MongodNotFoundError(failures);
}
