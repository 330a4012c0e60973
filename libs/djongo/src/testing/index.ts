/**
 * `nestjs-djongo/testing`: a real MongoDB server for tests, scripts and first steps, without an installation,
 * and a Nest module with a fresh database on it.
 */
export { DjongoTestingModule, type DjongoTestingOptions } from './djongo-testing.module.js';
export { EmbeddedMongod, type EmbeddedMongodOptions } from './embedded-mongod.js';
export { EmbeddedMongodError } from './embedded-mongod.error.js';
export { findMongod, type FindMongodOptions } from './find-mongod.js';
export type { MongodStep } from './mongod-step.js';
export { mongodCacheFolder, mongodSteps } from './mongod-steps.js';
export { MongodNotFoundError, type MongodStepFailure } from './mongod-not-found.error.js';
