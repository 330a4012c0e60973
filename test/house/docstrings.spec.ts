import ts from 'typescript';
import { LIBRARY, parse } from './support/sources.js';

/** The public methods of the class in a file, each with its docstring. */
function methodsIn(file: string): readonly { readonly name: string; readonly doc: string }[] {
  const source = parse(file);
  const found = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isMethodDeclaration(node) && !ts.isPrivateIdentifier(node.name) && !ts.isComputedPropertyName(node.name)) {
      const name = node.name.getText(source);
      // Of a method with several signatures the first one bears the docstring.
      const [range] = ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [];
      const doc = range === undefined ? '' : source.text.slice(range.pos, range.end);
      if (!found.has(name)) found.set(name, doc);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found].map(([name, doc]) => ({ name, doc }));
}

describe('Each public method of a queryset', () => {
  const methods = methodsIn(`${LIBRARY}/queryset/query-set.ts`);

  it('is found', () => {
    const names = methods.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['filter', 'annotate', 'aggregate', 'slice', 'update', 'toMql', 'then']),
    );
    expect(names.length).toBeGreaterThan(45);
  });

  it('has a docstring with an example and what it sends', () => {
    const without = methods.filter(({ doc }) => !/@example[\s\S]*\/\/ \S/.test(doc)).map(({ name }) => name);
    expect(without).toEqual([]);
  });
});
