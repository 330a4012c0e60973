import { afterAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../support/database.js';
import type { Report } from './random/check-calls.js';
import { explore } from './random/explore.js';

/** `npm run test:fuzz` sets these: how many sets of documents are tried, and what to try again. */
const path = process.env['FUZZ_PATH'];
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 1_000_000_000));
const runs = path === undefined ? Number(process.env['FUZZ_RUNS'] ?? 100) : 1;

/** After so many sets of documents there are other models. */
const ROUND = 100;
const MILLIS_A_RUN = 500;

const database = testDatabase();
afterAll(() => database.drop());

describe('Whatever the models, the documents and the conditions', () => {
  it(
    'filter() finds what the oracle says, and exclude() the others',
    async () => {
      const total: Report = { queries: 0, telling: 0, documents: 0, open: 0 };
      for (let done = 0; done < runs; done += ROUND) {
        const report = await explore(database.uri, database.db, {
          seed: seed + done / ROUND,
          path,
          runs: Math.min(ROUND, runs - done),
        });
        for (const name of Object.keys(total) as (keyof Report)[]) total[name] += report[name];
      }
      if (process.env['FUZZ_RUNS'] !== undefined) console.log(`seed ${seed}: ${JSON.stringify(total)}`);
      if (path !== undefined) return;
      // Conditions that all documents meet, or none, show little, and where either answer is right nothing is shown.
      expect(total.telling / total.queries).toBeGreaterThan(0.1);
      expect(total.open / total.documents).toBeLessThan(0.02);
    },
    200_000 + runs * MILLIS_A_RUN,
  );
});
