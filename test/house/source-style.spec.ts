import { basename, dirname } from 'node:path';
import {
  anyTypes,
  assertions,
  declaredNames,
  lookupsIn,
  nameFaults,
  silencers,
  valueImports,
} from './support/style-scan.js';
import { APP, LIBRARY, parse, sourceFiles, textOfFile } from './support/sources.js';

const WITHOUT_ANY = ['ast', 'compiler', 'codec', 'lookups', 'fields', 'meta'];
const LIBRARY_FILES = sourceFiles(LIBRARY);
const FILES = [...LIBRARY_FILES, ...sourceFiles(APP)];
const LONGEST = 300;

/** Files that are longer than 300 lines, each with its reason. */
const LONG_FILES: Record<string, string> = {
  'libs/djongo/src/index.ts': 'the public surface: a list of names, and nothing else',
  'libs/djongo/src/queryset/query-set.ts':
    'one class with all the methods of a query, each of them a call and a docstring',
};

/** What parts of dates ask of the date; no key names these. */
const UNLISTED_LOOKUPS = ['outside', 'within'].map((name) => `./${name}.lookup.js`);

/** What an expression has as a method as well, so that it is in the table of those. */
const ELSEWHERE = ['mod.function.ts'];

describe('The sources', () => {
  it('have no `any` in the rooms that hold the logic', () => {
    const files = LIBRARY_FILES.filter((file) => WITHOUT_ANY.some((room) => file.startsWith(`${LIBRARY}/${room}/`)));
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => anyTypes(parse(file)))).toEqual([]);
  });

  it('have no `!` assertions', () => {
    expect(LIBRARY_FILES.flatMap((file) => assertions(parse(file)))).toEqual([]);
  });

  it('do not silence the compiler', () => {
    expect(FILES.flatMap((file) => silencers(parse(file)))).toEqual([]);
  });

  it(`are shorter than ${LONGEST} lines, but for those with a reason`, () => {
    const long = FILES.filter((file) => textOfFile(file).trimEnd().split('\n').length > LONGEST);
    expect(long).toEqual(Object.keys(LONG_FILES));
  });

  it('are named in kebab-case, with their role', () => {
    expect(FILES.flatMap((file) => nameFaults(parse(file)))).toEqual([]);
  });

  it('have one lookup in each *.lookup.ts, and the table has them all', () => {
    const files = sourceFiles(`${LIBRARY}/lookups`);
    const counts = files.map((file) => [file, lookupsIn(parse(file)).length] as const);
    expect(counts.filter(([file, count]) => count !== (file.endsWith('.lookup.ts') ? 1 : 0))).toEqual([]);
    const table = valueImports(parse(`${LIBRARY}/lookups/builtin.ts`));
    const lookups = files.filter((file) => file.endsWith('.lookup.ts')).map((file) => `./${basename(file, '.ts')}.js`);
    expect(lookups.filter((file) => !table.includes(file))).toEqual(UNLISTED_LOOKUPS);
  });
});

describe.each([
  ['function', 'expressions/functions'],
  ['aggregate', 'expressions/aggregates'],
  ['window', 'expressions/windows'],
])('The sources of each %s', (role, folder) => {
  const files = sourceFiles(`${LIBRARY}/${folder}`).filter((file) => file.endsWith(`.${role}.ts`));

  it('have one that applications call', () => {
    expect(files.length).toBeGreaterThan(8);
    const counts = files.map((file) => [file, declaredNames(parse(file)).filter((name) => /^[A-Z]/.test(name)).length]);
    expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
  });

  it('are in the table beside them', () => {
    const unlisted = files.filter((file) => {
      const table = valueImports(parse(`${dirname(file)}/builtin.ts`));
      return !table.includes(`./${basename(file, '.ts')}.js`);
    });
    expect(unlisted.map((file) => basename(file))).toEqual(role === 'function' ? ELSEWHERE : []);
  });
});

describe('The scans', () => {
  const scan = (text: string, file = `${LIBRARY}/nest/some-thing.ts`) => parse(file, text);
  const at = (line: number, text: string): string[] => [`${LIBRARY}/nest/some-thing.ts:${line}: ${text}`];

  it('see `any` as a type, not in words', () => {
    const innocent = '// any\nconst any = { any: "any" };\nexport const x: unknown = any.any;';
    expect(anyTypes(scan(innocent))).toEqual([]);
    expect(anyTypes(scan('let a;\nlet b: Map<string, any[]>;'))).toEqual(at(2, 'let b: Map<string, any[]>;'));
    expect(anyTypes(scan('f(a as any);'))).toEqual(at(1, 'f(a as any);'));
  });

  it('see `!` where it asserts, not where it negates', () => {
    expect(assertions(scan('// a!\nif (!a && b !== c) f("a!");'))).toEqual([]);
    expect(assertions(scan('\nf(a!.b);'))).toEqual(at(2, 'f(a!.b);'));
    expect(assertions(scan('class A { b!: string }'))).toEqual(at(1, 'class A { b!: string }'));
    expect(assertions(scan('let a!: string;'))).toEqual(at(1, 'let a!: string;'));
  });

  it('see what silences the compiler', () => {
    expect(silencers(scan('const a = "@ts-ignore";'))).toEqual([]);
    expect(silencers(scan('f();\n  // @ts-ignore\nf();'))).toEqual(at(2, '// @ts-ignore'));
    expect(silencers(scan('/* @ts-nocheck */'))).toEqual(at(1, '/* @ts-nocheck */'));
  });

  it.each<[file: string, text: string, fault: string]>([
    ['fields/charField.ts', '', 'is not in kebab-case'],
    ['fields/Char.field.ts', 'export const CharField = 1;', 'is not in kebab-case'],
    ['fields/char.ts', 'export const CharField = 1;', 'exports CharField but is no *.field.ts'],
    ['fields/text.field.ts', 'export const text = 1;', 'exports no field'],
    ['nest/some.ts', 'export class SomePipe {}', 'exports SomePipe but is no *.pipe.ts'],
    ['validators/even.ts', 'export function EvenValidator() {}', 'exports EvenValidator but is no *.validator.ts'],
  ])('see that %s with “%s” %s', (name, text, fault) => {
    const file = `${LIBRARY}/${name}`;
    expect(nameFaults(scan(text, file))).toEqual([`${file}: ${fault}`]);
  });
});
