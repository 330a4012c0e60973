import ts from 'typescript';
import { compile, OPTIONS, textOf } from '../../types/support/compiler.js';
import { type DocsSource, PATHS } from './docs-source.js';

const SETTINGS: ts.CompilerOptions = {
  ...OPTIONS,
  experimentalDecorators: true,
  moduleDetection: ts.ModuleDetectionKind.Force,
  paths: PATHS,
};

/** What the compiler has against each block: `docs/queries.md:12: Property 'x' does not exist …`. */
export function docsMistakes(sources: readonly DocsSource[]): Map<DocsSource, string[]> {
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const program = compile([...texts.keys()], (file) => texts.get(file), SETTINGS);
  return new Map(sources.map((source) => [source, mistakesIn(program, source)]));
}

function mistakesIn(program: ts.Program, { path, block }: DocsSource): string[] {
  const source = program.getSourceFile(path);
  if (source === undefined) throw new Error(`The compiler was not given ${path}.`);
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return found.map((diagnostic) => {
    const { line } = source.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    // The first line is the one of imports.
    return `${block.file}:${block.line + line - 1}: ${textOf(diagnostic)}`;
  });
}
