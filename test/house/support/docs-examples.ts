import { docsMistakes } from './docs-compile.js';
import { docsSource } from './docs-source.js';

/** What the compiler has against lines of code, each of which stands by itself as a block of a page would. */
export function mistakesInExamples(file: string, lines: readonly string[]): string[] {
  const sources = lines.map((code, at) =>
    docsSource({ file, line: at + 1, section: '', language: 'ts', attributes: [], code }),
  );
  return [...docsMistakes(sources)].flatMap(([{ block }, mistakes]) => mistakes.map((each) => `${block.code} ${each}`));
}
