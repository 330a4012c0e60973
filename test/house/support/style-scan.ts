import { basename } from 'node:path';
import ts from 'typescript';

/** `file:line: text` for each place where `any` stands as a type. */
export function anyTypes(source: ts.SourceFile): string[] {
  return places(source, (node) => node.kind === ts.SyntaxKind.AnyKeyword);
}

/** `file:line: text` for each `!` that asserts: `value!`, and `name!: string`. */
export function assertions(source: ts.SourceFile): string[] {
  return places(source, (node) => {
    if (ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) return node.exclamationToken !== undefined;
    return ts.isNonNullExpression(node);
  });
}

/** `file:line: text` for each directive that silences the compiler. */
export function silencers(source: ts.SourceFile): string[] {
  return source.text.split('\n').flatMap((line, at) => {
    return /(\/\/|\/\*)\s*@ts-(ignore|nocheck|expect-error)/.test(line)
      ? [`${source.fileName}:${at + 1}: ${line.trim()}`]
      : [];
  });
}

function places(source: ts.SourceFile, isWanted: (node: ts.Node) => boolean): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isWanted(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${source.fileName}:${line + 1}: ${source.text.split('\n')[line]?.trim()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The roles of the house: a file that exports such a name at run time has the role as its suffix, and no other file has. */
const ROLES: readonly (readonly [role: string, rooms: RegExp, exported: RegExp])[] = [
  ['field', /\/fields\//, /^[A-Z]\w*Field$/],
  ['validator', /\/validators\//, /^[A-Z]\w+Validator$/],
  ['module', /\/(nest|testing)\/|^sample-app\//, /^[A-Z]\w+Module$/],
  ['controller', /^sample-app\//, /^[A-Z]\w+Controller$/],
  ['pipe', /\/nest\//, /^[A-Z]\w+Pipe$/],
  ['filter', /\/nest\//, /^[A-Z]\w+Filter$/],
  ['interceptor', /\/nest\//, /^[A-Z]\w+Interceptor$/],
];

/** Why a file's name is not what the house asks for: kebab-case, with the role of what it exports as a suffix. */
export function nameFaults(source: ts.SourceFile): string[] {
  const file = source.fileName;
  const name = basename(file);
  const faults = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?\.ts$/.test(name) ? [] : [`${file}: is not in kebab-case`];
  for (const [role, folder, exported] of ROLES) {
    if (!folder.test(file)) continue;
    const having = declaredNames(source).filter((each) => exported.test(each));
    const hasSuffix = name.endsWith(`.${role}.ts`);
    if (having.length > 0 && !hasSuffix) faults.push(`${file}: exports ${having.join(', ')} but is no *.${role}.ts`);
    if (having.length === 0 && hasSuffix) faults.push(`${file}: exports no ${role}`);
  }
  return faults;
}

/** Names of the classes, functions and constants that a file itself declares and exports. */
export function declaredNames(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(isExport);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText(source));
    }
    const isValue = ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement);
    return isValue && statement.name ? [statement.name.text] : [];
  });
}

function isExport(modifier: ts.Modifier): boolean {
  return modifier.kind === ts.SyntaxKind.ExportKeyword;
}

/** The modules that a file imports for their values. */
export function valueImports(source: ts.SourceFile): string[] {
  return source.statements.filter(ts.isImportDeclaration).flatMap(({ importClause, moduleSpecifier }) => {
    const isType = importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return isType || !ts.isStringLiteral(moduleSpecifier) ? [] : [moduleSpecifier.text];
  });
}

/** Names of the constants that a file makes by `defineLookup` or a helper on top of it, `defineTextLookup`. */
export function lookupsIn(source: ts.SourceFile): string[] {
  return source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) =>
    declarationList.declarations.flatMap(({ name, initializer }) => {
      const isDefined =
        initializer && ts.isCallExpression(initializer) && /^define\w*Lookup$/.test(initializer.expression.getText());
      return isDefined ? [name.getText()] : [];
    }),
  );
}
