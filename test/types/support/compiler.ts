import path from 'node:path';
import ts from 'typescript';

const FOLDER = path.join(import.meta.dirname, '..');

/** What an application with the strictest settings compiles with. */
export const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  experimentalDecorators: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
};

/** The path of a file beside the specs, whether it exists or not. */
export function fileHere(name: string): string {
  return path.join(FOLDER, name);
}

/** Files as they were parsed last: several programs in one spec have most of theirs in common. What is known of types is not kept. */
const parsed = new Map<string, ts.SourceFile>();

/** Compiles files, each of which `read` may give another text than it has on the disk. */
export function compile(
  files: readonly string[],
  read: (file: string) => string | undefined = () => undefined,
  options: ts.CompilerOptions = OPTIONS,
): ts.Program {
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (file) => read(file) ?? readFile(file);
  host.fileExists = (file) => read(file) !== undefined || fileExists(file);
  host.getSourceFile = (file, target) => {
    const text = host.readFile(file);
    if (text === undefined) return undefined;
    let source = parsed.get(file);
    if (source?.text !== text) {
      source = ts.createSourceFile(file, text, target);
      parsed.set(file, source);
    }
    return source;
  };
  return ts.createProgram(files, options, host);
}

/** A diagnostic's whole text in one line. */
export function textOf(diagnostic: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replace(/\s+/g, ' ');
}
