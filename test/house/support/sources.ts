import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './root.js';

export const LIBRARY = 'libs/djongo/src';
export const APP = 'sample-app/src';

/** The TypeScript files of a folder to any depth, as paths from the repository's root, sorted; specs are left out. */
export function sourceFiles(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  return sources.map((file) => join(folder, file)).sort();
}

/** The text of a file of the repository. */
export function textOfFile(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The syntax tree of a file of the repository, or of another text under its name. */
export function parse(file: string, text: string = textOfFile(file)): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

/** The library's rooms: the folders of its sources. */
export function rooms(): string[] {
  const entries = readdirSync(join(ROOT, LIBRARY), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** `entry.ts` and `testing/index.ts`: the sources of the package's entry points. */
export function entryPoints(): string[] {
  const manifest = JSON.parse(textOfFile('libs/djongo/package.json')) as { exports: Record<string, unknown> };
  return Object.values(manifest.exports).flatMap((target) => {
    if (typeof target !== 'object' || target === null || !('default' in target)) return [];
    return join('libs/djongo', String(target.default).replace(/^\.\/dist\/(.*)\.js$/, 'src/$1.ts'));
  });
}
