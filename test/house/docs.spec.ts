import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { scratchFolder } from '../support/scratch.js';
import { docsMistakes } from './support/docs-compile.js';
import { docsSource } from './support/docs-source.js';
import { codeBlocks, pages } from './support/markdown.js';
import { ROOT } from './support/root.js';
import { textOfFile } from './support/sources.js';

/**
 * Every block of TypeScript in the README, CONTRIBUTING and docs/ compiles, under the strictest settings, against the sources:
 * - with imports of its own it is a module as it stands; without, the names of the package and of docs-prelude.ts are in scope;
 * - `ts lookup`, `ts field`, `ts validator`, `ts function` is a piece of that room of the library, with what its other files export in scope;
 * - `ts run` is run as well (docs-run.spec.ts); a `text` block right after it is what it writes.
 */
const FILES = pages(ROOT);
const BLOCKS = FILES.flatMap((file) => codeBlocks(ROOT, file));
const SOURCES = BLOCKS.filter(({ language }) => language === 'ts').map(docsSource);

describe('The pages', () => {
  const mistakes = docsMistakes(SOURCES);

  it.each(SOURCES.map((source) => [`${source.block.file}:${source.block.line}`, source] as const))(
    '%s compiles',
    (_, source) => {
      expect(mistakes.get(source)).toEqual([]);
    },
  );

  it('have no TypeScript under another name, which nobody would compile', () => {
    const others = BLOCKS.filter(({ language }) => /^(typescript|tsx|mts|js|javascript|jsx|mjs)$/i.test(language));
    expect(others.map(({ file, line }) => `${file}:${line}`)).toEqual([]);
  });

  it.each(FILES)('%s links to files that are there', (file) => {
    const links = [...textOfFile(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link);
    const local = links.filter((link) => !/^\w+:/.test(link));
    expect(local.filter((link) => !existsSync(join(ROOT, normalize(join(dirname(file), link)))))).toEqual([]);
  });
});

describe('The check of the pages', () => {
  const scratch = scratchFolder();

  beforeAll(() => mkdirSync(join(scratch.path, 'docs')));
  afterAll(() => scratch.remove());

  function mistakesOf(...lines: string[]): string[] {
    writeFileSync(join(scratch.path, 'docs/page.md'), lines.join('\n'));
    const sources = codeBlocks(scratch.path, 'docs/page.md').map(docsSource);
    return [...docsMistakes(sources).values()].flat();
  }

  it('passes blocks with and without imports', () => {
    const good = ["import { Q } from 'nestjs-djongo';", 'const q = Q({ a: 1 });'];
    const fragment = ["const Q = entries.filter({ headline: 'a' });", 'class Entry {}', 'console.log(await Q, Entry);'];
    expect(mistakesOf('# Page', '```ts', ...good, '```', '', '```ts', ...fragment, '```')).toEqual([]);
  });

  it('names the file, the line and the mistake', () => {
    const lookup = ['```ts', '', "entries.filter({ headline: 'a', headlin: 'b' });", '```'];
    const call = [
      '- a list',
      '  ```ts run',
      '  const n: number = await entries.count();',
      '  n.toUpperCase();',
      '  ```',
    ];
    expect(mistakesOf('# Page', ...lookup, 'Text.', ...call)).toEqual([
      expect.stringMatching(/^docs\/page\.md:4: .*has no field 'headlin'/),
      "docs/page.md:10: Property 'toUpperCase' does not exist on type 'number'.",
    ]);
  });

  it('knows a name that is nowhere declared, and code that is none', () => {
    expect(mistakesOf('```ts', 'nobody.filter();', '```')).toEqual(["docs/page.md:2: Cannot find name 'nobody'."]);
    expect(mistakesOf('```ts', 'f(', '```')).toEqual(expect.arrayContaining([expect.stringContaining('page.md:3: ')]));
  });

  it('compiles a piece of the library in its room', () => {
    const piece = ["export const same = defineLookup<'field'>({ name: 'same', families: [] });"];
    expect(mistakesOf('```ts lookup', ...piece, '```')).toEqual([
      expect.stringMatching(/:2: .*missing.*rhs, path, expr/),
    ]);
  });

  it('knows a block without an end', () => {
    expect(() => mistakesOf('Text.', '```ts', 'f();')).toThrow('docs/page.md:2: this block of code has no end.');
  });
});
