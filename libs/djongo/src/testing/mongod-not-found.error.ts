import { DjongoError } from '../errors/djongo-error.js';

/** One place that was searched, and why it gave no usable `mongod`. */
export interface MongodStepFailure {
  readonly step: string;
  readonly reason: string;
}

/** No usable `mongod` was found; the message lists every place that was tried, each with its reason, and what to install. */
export class MongodNotFoundError extends DjongoError {
  override readonly code = 'mongod_not_found';
  /** What was tried, in order. */
  readonly failures: readonly MongodStepFailure[];

  constructor(failures: readonly MongodStepFailure[]) {
    super(describe(failures));
    this.failures = failures;
  }
}

function describe(failures: readonly MongodStepFailure[]): string {
  return [
    'No usable mongod was found. Tried, in order:',
    ...failures.map(({ step, reason }) => `  - ${step}: ${reason}`),
    'Install MongoDB 6.0 or later so that `mongod` is on PATH (https://www.mongodb.com/docs/manual/installation/),',
    'or set MONGOMS_SYSTEM_BINARY to a mongod, or MONGODB_URI to a running replica set.',
  ].join('\n');
}
