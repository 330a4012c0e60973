import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../../support/scratch.js';
import type { TestDatabase } from '../../support/database.js';
import type { DocsSource } from './docs-source.js';
import { onDatabase } from './on-database.js';
import { ROOT } from './root.js';
import { outcomeOf } from './run.js';

/**
 * Runs a block in a process of its own, in an empty database: a block with imports has to connect for itself, any other finds the models
 * connected. The process has to end by itself.
 *
 * @returns what the block writes.
 * @throws Error with the page and the line when it fails or does not end.
 */
export async function runDocs(source: DocsSource, database: TestDatabase, timeoutMs = 20_000): Promise<string> {
  const scratch = scratchFolder();
  try {
    await database.db.dropDatabase();
    const file = join(scratch.path, 'block.ts');
    writeFileSync(file, source.isWhole ? onDatabase(source.text, database.name) : source.text);
    const env = {
      MONGODB_URI: database.uri,
      DOCS_DATABASE: source.isWhole ? undefined : database.name,
    };
    const args = ['--enable-source-maps', join(import.meta.dirname, 'docs-run.mjs'), file];
    const { code, stdout, stderr } = await outcomeOf(process.execPath, args, { cwd: ROOT, env, timeoutMs });
    const { block } = source;
    if (code !== 0)
      throw new Error(`${block.file}:${block.line}: this block fails when it is run:\n${stdout}${stderr}`);
    return stdout;
  } finally {
    scratch.remove();
  }
}
