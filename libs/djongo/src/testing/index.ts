/**
 * `nestjs-djongo/testing`: a real MongoDB server for tests, scripts and first steps, without an installation.
 *
 * Nothing here loads Nest or the rest of the library.
 */
export { EmbeddedMongod, type EmbeddedMongodOptions } from './embedded-mongod.js';
export { EmbeddedMongodError } from './embedded-mongod.error.js';
export { findMongod, type FindMongodOptions } from './find-mongod.js';
export type { MongodStep } from './mongod-step.js';
export { mongodCacheFolder, mongodSteps } from './mongod-steps.js';
export { MongodNotFoundError, type MongodStepFailure } from './mongod-not-found.error.js';
