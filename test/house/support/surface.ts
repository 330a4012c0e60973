import { join } from 'node:path';
import ts from 'typescript';
import { compile, OPTIONS } from '../../types/support/compiler.js';
import { ROOT } from './root.js';

/** One name that a module exports. */
export interface Export {
  readonly name: string;
  /** Whether there is something of this name at run time. */
  readonly isValue: boolean;
  /** Whether the declaration has a docstring, wherever it is. */
  readonly isDocumented: boolean;
}

/** All that modules of the repository export, read from their sources. */
export function surfaces(files: readonly string[]): Map<string, Export[]> {
  const paths = { 'nestjs-djongo': [join(ROOT, 'libs/djongo/src/index.ts')] };
  const program = compile(
    files.map((file) => join(ROOT, file)),
    undefined,
    {
      ...OPTIONS,
      experimentalDecorators: true,
      paths: { ...paths, 'nestjs-djongo/*': [join(ROOT, 'libs/djongo/src/*/index.ts')] },
    },
  );
  return new Map(files.map((file) => [file, exportsOf(program, join(ROOT, file))]));
}

function exportsOf(program: ts.Program, file: string): Export[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is no module.`);
  return checker.getExportsOfModule(module).map((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return {
      name: symbol.name,
      isValue: (target.flags & ts.SymbolFlags.Value) !== 0 && !isTypeOnly(symbol),
      isDocumented: (target.declarations ?? []).some((each) => ts.getJSDocCommentsAndTags(each).some(ts.isJSDoc)),
    };
  });
}

/** `export type { … }` and `export { type … }`, for a class as well. */
function isTypeOnly(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some(
    (each) => ts.isExportSpecifier(each) && (each.isTypeOnly || each.parent.parent.isTypeOnly),
  );
}
