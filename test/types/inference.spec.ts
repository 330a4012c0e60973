import { compile, fileHere, textOf } from './support/compiler.js';

const FILE = fileHere('inference.virtual.ts');

/** The model of the lookups' fixture has a field of each kind; in a program of its own nothing is worked out beforehand. */
const HEAD = `
import type { QuerySet } from '../../libs/djongo/src/queryset/index.js';
import type { Entry } from '../lookups/fixture.js';
declare const entries: QuerySet<Entry>;
`;

const QUERIES = [
  `entries.orderBy('pk')`,
  `entries.filter({ authors__name: 'Paul' }).filter({ authors__email: 'a@x' }).orderBy('pk')`,
  `entries.values('pk')`,
  `entries.values('headline', 'authors__name')`,
  `entries.valuesList('pk', { flat: true })`,
  `entries.valuesList('pk', 'n')`,
  `entries.update({ n: 1 })`,
];

describe('A query on a model with a field of each kind is all that a program has:', () => {
  it.each(QUERIES)('%s', (query) => {
    const program = compile([FILE], (file) => (file === FILE ? `${HEAD}export const query = ${query};\n` : undefined));
    const source = program.getSourceFile(FILE);
    expect(program.getSemanticDiagnostics(source).map(textOf)).toEqual([]);
  });
});
