import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Cruise, cruise, reachedFrom } from './support/cruise.js';
import { ROOT } from './support/root.js';
import { APP, entryPoints, LIBRARY, rooms, sourceFiles, textOfFile } from './support/sources.js';

interface CruiserConfiguration {
  readonly forbidden: readonly { readonly name: string }[];
}

const configuration = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as CruiserConfiguration;
const ENTRIES = [...entryPoints(), `${APP}/main.ts`];
const SOURCES = [LIBRARY, APP].flatMap(sourceFiles);

let found: Cruise;

beforeAll(async () => {
  found = await cruise(ROOT, [LIBRARY, APP]);
}, 60_000);

describe('The imports of the library and the sample app', () => {
  it('break no rule', () => {
    expect(found.violations).toEqual([]);
  });

  it('reach every file from an entry point', () => {
    const reached = reachedFrom(ENTRIES, found.imports);
    expect(ENTRIES.filter((entry) => !existsSync(join(ROOT, entry)))).toEqual([]);
    expect(SOURCES.filter((file) => !reached.has(file))).toEqual([]);
  });
});

describe('The rooms', () => {
  const ruled = configuration.forbidden.flatMap(({ name }) => /^from-(.+)$/.exec(name)?.[1] ?? []);

  it('are the folders that the import rules name', () => {
    expect(ruled.sort()).toEqual(rooms().sort());
  });

  it('have their places in docs/ARCHITECTURE.md', () => {
    const page = textOfFile('docs/ARCHITECTURE.md');
    expect(rooms().filter((room) => !new RegExp(`(^|[\\s\`(/|])${room}/`, 'm').test(page))).toEqual([]);
  });
});
