import ts from 'typescript';
import { compile, fileHere, textOf } from './support/compiler.js';

const FILES = [
  'filter.types.ts',
  'results.types.ts',
  'input.types.ts',
  'fields.types.ts',
  'updates.types.ts',
  'creation.types.ts',
  'expressions.types.ts',
  'rows.types.ts',
  'signals.types.ts',
].map(fileHere);
const EXPECTED = /^\s*\/\/ @ts-expect-error (.+)$/;

/**
 * `@ts-expect-error` is content with any error on its line, a misspelt import or a removed method included. Here the
 * directives are taken out, and each line must give the one error whose text stands in its directive.
 */
const program = compile(FILES, (file) =>
  FILES.includes(file) ? ts.sys.readFile(file)?.replaceAll('@ts-expect-error', 'wanted here:') : undefined,
);

describe.each(FILES)('%s', (file) => {
  const source = program.getSourceFile(file);
  const lines = (ts.sys.readFile(file) ?? '').split('\n');
  const wanted = lines.flatMap((line, at) => {
    const text = EXPECTED.exec(line)?.[1];
    return text === undefined ? [] : [{ line: at + 2, text }];
  });
  const given = program.getSemanticDiagnostics(source).map((diagnostic) => ({
    line: (source?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0) + 1,
    text: textOf(diagnostic),
  }));

  it('has negative cases, each of which says what is wrong', () => {
    expect(wanted.length).toBeGreaterThan(10);
    expect(lines.filter((line) => line.includes('// @ts-')).length).toBe(wanted.length);
  });

  it('fails where it says, as it says, and nowhere else', () => {
    expect(given).toEqual(wanted.map(({ line, text }) => ({ line, text: expect.stringContaining(text) as unknown })));
  });
});
