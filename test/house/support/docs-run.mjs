// @ts-check
/**
 * Runs a block of the documentation: `node docs-run.mjs <block.ts>`. One without imports of its own finds the prelude's models connected to
 * the database `DOCS_DATABASE` of `MONGODB_URI`.
 */
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

register('./docs-hooks.mjs', import.meta.url);
const { DOCS_DATABASE: name, MONGODB_URI: uri = '' } = process.env;

const { connect } = await import('../../../libs/djongo/src/index.js');
const { MODELS } = await import('../docs-prelude.js');
const connection = name ? await connect({ name, uri, models: MODELS }) : undefined;
try {
  await import(pathToFileURL(process.argv[2] ?? '').href);
} finally {
  await connection?.close();
}
