// @ts-check
/**
 * What `npm pack` and `npm publish` of the library run first: a build from nothing, since a build on top of an older one
 * keeps what that left behind, and copies of the repository's README and LICENSE.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(import.meta.dirname, '..');
const LIBRARY = join(ROOT, 'libs', 'djongo');

rmSync(join(LIBRARY, 'dist'), { recursive: true, force: true });
const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
execFileSync(process.execPath, [tsc, '-b', LIBRARY], { stdio: 'inherit' });
for (const file of ['README.md', 'LICENSE']) copyFileSync(join(ROOT, file), join(LIBRARY, file));
