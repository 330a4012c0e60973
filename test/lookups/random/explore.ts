import fc from 'fast-check';
import type { Db, Document } from 'mongodb';
import { connect } from 'nestjs-djongo';
import type { Rows } from '../forms.js';
import { checkCalls, type Report, show } from './check-calls.js';
import { type Call, callsOn } from './conditions.js';
import { makeModel, type RandomModel } from './models.js';
import { modelShape } from './shapes.js';
import { storedDocument } from './values.js';

export interface Exploration {
  /** What everything random follows from. */
  readonly seed: number;
  /** Where a failed exploration is to be taken up again. */
  readonly path?: string | undefined;
  readonly runs: number;
}

const MODELS = 6;

/**
 * Makes models, fills their collections and asks for documents; throws where what comes back is not what the oracle says, with
 * the smallest documents and conditions that show it.
 */
export async function explore(uri: string, db: Db, { seed, path, runs }: Exploration): Promise<Report> {
  const shapes = fc.sample(modelShape, { seed, numRuns: MODELS });
  const models = shapes.map((shape, at) => makeModel(shape, `Model${at}`));
  const connection = await connect({ name: db.databaseName, uri, models: models.map(({ model }) => model) });
  const report: Report = { queries: 0, telling: 0, documents: 0, open: 0 };
  try {
    const cases = fc.oneof(...models.map((random) => caseOf(random)));
    const property = fc.asyncProperty(cases, (tried) => check(db, tried, report));
    const result = await fc.check(property, { seed, numRuns: runs, ...(path !== undefined && { path }) });
    if (result.failed) throw new Error(describe(result), { cause: result.errorInstance });
    return report;
  } finally {
    await connection.close();
  }
}

interface Case {
  readonly random: RandomModel;
  readonly documents: readonly Document[];
  readonly queries: readonly (readonly Call[])[];
}

function caseOf(random: RandomModel): fc.Arbitrary<Case> {
  return fc.record({
    random: fc.constant(random),
    documents: fc.oneof(
      ...[1, 5].map((strays) =>
        fc.array(storedDocument(random.shape, strays), { minLength: 1, maxLength: 24, size: 'max' }),
      ),
    ),
    queries: fc.array(callsOn(random.shape), { minLength: 1, maxLength: 24, size: 'max' }),
  });
}

async function check(db: Db, { random, documents, queries }: Case, report: Report): Promise<void> {
  const rows: Rows = db.collection(random.collection);
  const stored = documents.map((document, at) => ({ ...document, _id: at }));
  await rows.deleteMany({});
  await rows.insertMany(stored);
  await Promise.all(queries.map((calls) => checkCalls(random, rows, stored, calls, report)));
}

function describe(result: fc.RunDetails<[Case]>): string {
  const [tried] = result.counterexample ?? [];
  return [
    `FUZZ_SEED=${result.seed} FUZZ_PATH=${result.counterexamplePath} (after ${result.numRuns} runs, made smaller ${result.numShrinks} times)`,
    String(result.errorInstance),
    `  in the model ${show(tried?.random.shape)}`,
  ].join('\n');
}
