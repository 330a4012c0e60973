// @ts-check
/**
 * `npm run test:fuzz`: random models, documents and conditions against the oracle of lookups, for long. `FUZZ_RUNS` sets how many
 * sets of documents are tried; a failure prints `FUZZ_SEED` and `FUZZ_PATH`, which bring it back.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const jest = fileURLToPath(new URL('bin/jest.js', import.meta.resolve('jest/package.json')));
const { status } = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', '--no-warnings', jest, 'lookups/oracle.property'],
  { cwd: join(import.meta.dirname, '..'), stdio: 'inherit', env: { FUZZ_RUNS: '4000', ...process.env } },
);
process.exitCode = status ?? 1;
