// @ts-check
/**
 * Module hooks for the blocks of the documentation that are run: the package's name means the library's sources, and other packages are
 * those of this repository, wherever the block lies.
 */
const ROOT = new URL('../../../', import.meta.url);
const MODULES = [
  [/^nestjs-djongo$/, 'libs/djongo/src/index.ts'],
  [/^nestjs-djongo\/(\w+)$/, 'libs/djongo/src/$1/index.ts'],
  [/^#docs-prelude$/, 'test/house/docs-prelude.ts'],
];

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, nextResolve) {
  for (const [pattern, file] of MODULES) {
    if (specifier.match(pattern ?? '')) {
      const url = new URL(specifier.replace(pattern ?? '', String(file)), ROOT);
      return { url: url.href, shortCircuit: true };
    }
  }
  try {
    return await nextResolve(specifier, context);
  } catch (error) {
    if (!specifier.startsWith('.')) return nextResolve(specifier, { ...context, parentURL: ROOT.href });
    if (!specifier.endsWith('.js')) throw error;
    return nextResolve(specifier.replace(/\.js$/, '.ts'), context);
  }
}

export { load } from '../../../tools/typescript-hooks.mjs';
