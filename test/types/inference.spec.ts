import { compile, fileHere, textOf } from './support/compiler.js';

const FILE = fileHere('inference.virtual.ts');

/** The model of the lookups' fixture has a field of each kind; in a program of its own nothing is worked out beforehand. */
const HEAD = `
import type { QuerySet } from '../../libs/djongo/src/queryset/index.js';
import type { Entry } from '../lookups/fixture.js';
import { Avg, Case, Count, Exists, F, OuterRef, Rank, Sum, Value, When, Window } from '../../libs/djongo/src/expressions/index.js';
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
  `entries.update({ n: F('n').add(1) })`,
  `entries.annotate({ k: Count('authors', { filter: { authors__name: 'x' } }) }).filter({ k__gt: 3 }).orderBy('-k')`,
  `entries.values('blog__name').annotate({ k: Count('*'), sum: Sum('price') }).orderBy('-k')`,
  `entries.annotate({ a: Case(When({ n: 3 }, Value('x')), { default: 'headline' }) }).values('a')`,
  `entries.annotate({ a: Window(Rank(), { partitionBy: ['blog__name'], orderBy: ['-rating'] }) })`,
  `entries.aggregate({ a: Avg('rating'), b: Sum('price') })`,
  `entries.filter(Exists(entries.filter({ pk: OuterRef('pk') })), { n__gt: F('rating'), headline__in: entries.values('headline') })`,
  `entries.dates('pub', 'month')`,
  `entries.getOrCreate({ headline: 'x' }, { n: 1 })`,
];

describe('A query on a model with a field of each kind is all that a program has:', () => {
  it.each(QUERIES)('%s', (query) => {
    const program = compile([FILE], (file) => (file === FILE ? `${HEAD}export const query = ${query};\n` : undefined));
    const source = program.getSourceFile(FILE);
    expect(program.getSemanticDiagnostics(source).map(textOf)).toEqual([]);
  });
});
