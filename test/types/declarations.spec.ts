import { compile, fileHere, OPTIONS, textOf } from './support/compiler.js';

const FILE = fileHere('declarations.virtual.ts');

const HEAD = `
import {
  ArrayAgg, ArrayField, ArrayLength, Avg, Case, Cast, CharField, Coalesce, Concat, Count, DateTimeField, DecimalField, DjongoManager, Each, Exists, Exp, ExtractYear, F, First, Inc,
  IntegerField, LPad, Lag, Left, Max, Model, OuterRef, Power, Q, Rank, Round, Sqrt, Subquery, Sum, Upper, Value, When, Window,
} from 'nestjs-djongo';
export class Entry extends Model {
  @CharField() headline!: string;
  @IntegerField() n!: number;
  @DecimalField() price!: string;
  @ArrayField({ baseField: CharField() }) tags!: string[];
  @DateTimeField({ null: true }) pub!: Date | null;
  static objects = new DjongoManager<Entry>();
}
const entries = Entry.objects;
`;

/** What a module of an application may export without saying its type. */
const EXPORTED = [
  `entries.filter({ n__gt: F('n') }).orderBy('-pub')`,
  `entries.annotate({ m: F('n').add(1), up: Upper('headline') })`,
  `entries.alias({ m: F('n').add(1) }).filter({ m__gt: 3 })`,
  `entries.values('headline').annotate({ k: Count('*') }).filter({ k__gt: 1 })`,
  `entries.values('headline').alias({ k: Count('*') })`,
  `entries.valuesList('headline', { flat: true })`,
  `entries.only('headline')`,
  `entries.defer('headline').annotate({ m: F('n') })`,
  `entries.values('headline').union(entries.values('headline'))`,
  `entries.dates('pub', 'month')`,
  `entries.rawAggregate<{ score: number }>([])`,
  `() => entries.aggregate({ a: Avg('n'), b: Sum('price') })`,
  `async () => (await entries.annotate({ m: F('n') })).map(({ m }) => m)`,
  `F('headline')`,
  `F('n').add(1).mul('n').sub(2).div(3).mod('n')`,
  `F('pub').desc({ nulls: 'first' })`,
  `Value('x')`,
  `Sum('n', { filter: { headline: 'x' } }).div(Count('*'))`,
  `ArrayAgg('headline', { orderBy: ['-pub', F('n').asc()] })`,
  `[Avg('n'), Max('pub'), First('headline')]`,
  `Q({ headline: 'x' }).or(Exists(entries.all())).not()`,
  `Case(When({ n__gt: F('n') }, Value('x')), { default: 'headline' })`,
  `Window(Rank(), { partitionBy: ['headline'], orderBy: ['-n'] })`,
  `Window(Lag('headline'), { orderBy: ['-n'] })`,
  `Subquery(entries.filter({ n: OuterRef('n') }).values('headline'))`,
  `[Coalesce('pub', Value(null)), ExtractYear('pub'), Round('price'), Sqrt('n'), Exp('n'), Power('n', 2), ArrayLength('tags')]`,
  `[Upper('headline'), Left('headline', 3), LPad('headline', 3), Concat('headline', Value('!')), Cast('n', CharField())]`,
  `[Inc(1), Each({ name: 'x' }, { where: { name: 'y' } })]`,
];

const code = HEAD + EXPORTED.map((expression, at) => `export const e${at} = ${expression};\n`).join('');
const program = compile([FILE], (file) => (file === FILE ? code : undefined), {
  ...OPTIONS,
  noEmit: false,
  declaration: true,
  emitDeclarationOnly: true,
});
const source = program.getSourceFile(FILE);
const said = program.getDeclarationDiagnostics(source).map((diagnostic) => ({
  line: source?.text.slice(diagnostic.start).split('\n')[0] ?? '',
  text: textOf(diagnostic),
}));

describe('The declarations of an application, which Nest has the compiler write, need no name that is not exported:', () => {
  it.each(EXPORTED.map((expression, at) => [expression, `e${at} = `]))('%s', (_, line) => {
    expect(said.filter((one) => one.line.startsWith(line))).toEqual([]);
  });

  it('whatever stands there', () => {
    expect(program.getSemanticDiagnostics(source).map(textOf)).toEqual([]);
    expect(said).toEqual([]);
  });
});
