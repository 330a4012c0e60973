import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './root.js';
import { run } from './run.js';

/** What a clean clone has that packing the library needs. */
const CLONED = [
  'package.json',
  'tsconfig.json',
  'README.md',
  'LICENSE',
  'tools/prepack.mjs',
  'sample-app/package.json',
  'libs/djongo/package.json',
  'libs/djongo/tsconfig.json',
  'libs/djongo/src',
];

/**
 * Packs the library by `npm pack --workspace nestjs-djongo` in a copy of the repository under `folder`, as a release would from a clean
 * clone. The real `dist` is left alone: other specs may run from it meanwhile.
 *
 * @returns the path of the tarball, which is unpacked in `folder/package`.
 */
export async function packLibrary(folder: string): Promise<string> {
  const clone = join(folder, 'clone');
  for (const file of CLONED) {
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    cpSync(join(ROOT, file), join(clone, file), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
  await run('npm', ['pack', '--workspace', 'nestjs-djongo', '--pack-destination', folder], { cwd: clone });
  const tarballs = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  if (tarballs.length !== 1) throw new Error(`npm pack made ${tarballs.join(', ') || 'nothing'}.`);
  const tarball = join(folder, tarballs.join());
  await run('tar', ['-xzf', tarball], { cwd: folder });
  return tarball;
}
