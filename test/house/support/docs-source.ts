import { join, relative } from 'node:path';
import ts from 'typescript';
import type { CodeBlock } from './markdown.js';
import { ROOT } from './root.js';
import { LIBRARY, parse, sourceFiles } from './sources.js';
import { declaredNames } from './style-scan.js';

/** A block of a page as a module. */
export interface DocsSource {
  readonly block: CodeBlock;
  /** Where the compiler believes it to be. */
  readonly path: string;
  /** One line of imports, then the block. */
  readonly text: string;
  /** Whether it imports for itself what it needs. */
  readonly isWhole: boolean;
}

/** ```` ```ts lookup ````: a piece of a room of the library, which finds in scope what the other files there export. */
const PIECES: Record<string, string> = {
  lookup: 'lookups',
  field: 'fields',
  validator: 'validators',
  function: 'expressions',
};

const PRELUDE = join(ROOT, 'test/house/docs-prelude.ts');

/** Names that a block without imports may use, and the modules that they come from. */
const inScope = new Map([
  ...exportedNames(`${LIBRARY}/index.ts`).map((name) => [name, 'nestjs-djongo'] as const),
  ...exportedNames(`${LIBRARY}/testing/index.ts`).map((name) => [name, 'nestjs-djongo/testing'] as const),
  ...exportedNames(relative(ROOT, PRELUDE)).map((name) => [name, '#docs-prelude'] as const),
]);

/** Path mappings of the compiler, so that a block means the sources as they are. */
export const PATHS: Record<string, string[]> = {
  'nestjs-djongo': [join(ROOT, LIBRARY, 'index.ts')],
  'nestjs-djongo/*': [join(ROOT, LIBRARY, '*/index.ts')],
  '#docs-prelude': [PRELUDE],
};

/** Turns a block into a module: one with imports is a module as it stands, any other gets imports for the names it does not declare. */
export function docsSource(block: CodeBlock): DocsSource {
  const piece = block.attributes.map((attribute) => PIECES[attribute]).find((room) => room !== undefined);
  const folder = piece === undefined ? ROOT : join(ROOT, LIBRARY, piece);
  const path = join(folder, `${block.file.replaceAll('/', '-')}-${block.line}.ts`);
  const source = parse(path, block.code);
  const isWhole = source.statements.some(ts.isImportDeclaration);
  const scope = isWhole ? new Map<string, string>() : piece === undefined ? inScope : scopeOf(piece);
  const declared = declarationsIn(source);
  const used = [...identifiersIn(source)].filter((name) => !declared.has(name));
  const imports = used.flatMap((name) => (scope.has(name) ? `import { ${name} } from '${scope.get(name)}';` : []));
  return { block, path, text: `${imports.join(' ')} export {};\n${block.code}\n`, isWhole };
}

function scopeOf(room: string): Map<string, string> {
  const files = sourceFiles(`${LIBRARY}/${room}`).filter((file) => !/\.lookup\.ts$|index\.ts$/.test(file));
  return new Map(
    files.flatMap((file) =>
      declaredNames(parse(file)).map((name) => [
        name,
        `./${relative(`${LIBRARY}/${room}`, file).replace(/\.ts$/, '.js')}`,
      ]),
    ),
  );
}

/** What a file declares, and what it exports from elsewhere by name. */
function exportedNames(file: string): string[] {
  const source = parse(file);
  const reexported = source.statements.flatMap((statement) => {
    const clause = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
    return clause && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : [];
  });
  return [...declaredNames(source), ...reexported];
}

function declarationsIn(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) collectNames(name, names);
    } else if ((ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement)) && statement.name) {
      names.add(statement.name.text);
    } else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      names.add(statement.name.text);
    }
  }
  return names;
}

function collectNames(name: ts.BindingName, names: Set<string>): void {
  if (ts.isIdentifier(name)) names.add(name.text);
  else name.elements.forEach((element) => ts.isBindingElement(element) && collectNames(element.name, names));
}

/** Identifiers that stand for something in scope: `a` and `b` of `a.x({ y: b })`. */
function identifiersIn(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isKey(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function isKey(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (ts.isPropertyAssignment(parent) || ts.isClassElement(parent)) && parent.name === node;
}
