import { ALL } from '../../libs/djongo/src/ast/index.js';
import { compileSummary } from '../../libs/djongo/src/compiler/index.js';
import {
  AGGREGATES,
  type Expression,
  type ExpressionDoc,
  FUNCTION_GROUPS,
  WINDOW_FUNCTIONS,
} from '../../libs/djongo/src/expressions/index.js';
import * as library from '../../libs/djongo/src/index.js';
import { isPlain } from '../../libs/djongo/src/fields/index.js';
import { metaOf } from '../../libs/djongo/src/meta/index.js';
import { accessByAlias, QuerySet } from '../../libs/djongo/src/queryset/index.js';
import { asCode } from './as-code.js';
import { type DocRow, markdownTable } from './doc-table.js';
import { Entry } from './entry.js';
import { OPERATORS, PARTS, SUBQUERIES } from './expression-parts.js';
import type { Page } from './page.js';

interface Definition {
  readonly name: string;
  readonly doc: ExpressionDoc;
}

/** The rows of the page's tables. */
export const EXPRESSION_ROWS = {
  parts: PARTS,
  arithmetic: FUNCTION_GROUPS.arithmetic.map((definition) => rowOf({ ...definition, name: methodOf(definition.name) })),
  comparison: byName(FUNCTION_GROUPS.comparison),
  text: byName(FUNCTION_GROUPS.text),
  math: byName(FUNCTION_GROUPS.math),
  dates: FUNCTION_GROUPS.dates.map(rowOf),
  arrays: byName(FUNCTION_GROUPS.arrays),
  aggregates: [...AGGREGATES.values()].map(rowOf),
  windows: [...WINDOW_FUNCTIONS.values()].map(rowOf),
  subqueries: SUBQUERIES,
  operators: OPERATORS,
};

/** Every function, aggregate and window function, each with what it compiles to. */
export const EXPRESSIONS_PAGE: Page = {
  file: 'docs/expressions.md',
  template: 'expressions.template.md',
  tables: Object.fromEntries(
    Object.entries(EXPRESSION_ROWS).map(([name, rows]) => [
      name,
      markdownTable<string>({
        head: [name === 'arithmetic' ? 'method' : 'expression', 'takes', 'what it is', 'example', 'on the server'],
        rows,
        example: (code) => code,
        command: (code) => asCode(shortened(name === 'aggregates' ? aggregateMql(code) : expressionMql(code))),
      }),
    ]),
  ),
};

/** The expression that an example makes, with what the package exports in scope. */
export function expressionOf(code: string): Expression {
  const scope = { ...library, entries: new QuerySet(accessByAlias(Entry)) };
  // The examples are the library's own, and nobody else's.
  return Function(...Object.keys(scope), `return ${code};`)(...Object.values(scope)) as Expression;
}

/** What it is called as a method. */
function methodOf(name: string): string {
  return name.toLowerCase();
}

function byName(definitions: readonly Definition[]): DocRow<string>[] {
  return definitions.toSorted((a, b) => a.name.localeCompare(b.name, 'en')).map(rowOf);
}

function rowOf({ name, doc }: Definition): DocRow<string> {
  return { cells: [`\`${name}\``, doc.args === '' ? '' : `\`${doc.args}\``], doc };
}

/** What the server is told of an annotation: the expression, or the stages where it takes several. */
function expressionMql(code: string): unknown {
  const query = new QuerySet(accessByAlias(Entry))
    .orderBy()
    .annotate({ made: expressionOf(code) })
    .values('made');
  const stages = pipelineOf(query.toMql()).slice(0, -1);
  const [first] = stages;
  if (stages.length !== 1) return stages;
  return first !== undefined && '$set' in first ? Object(first.$set).made : first;
}

/** What it is told of an aggregate of all entries. */
function aggregateMql(code: string): unknown {
  const expression = expressionOf(code).node;
  const annotation = { name: 'made', expression, isOutput: true };
  const stages = pipelineOf(compileSummary(metaOf(Entry), ALL, [annotation]).command).slice(0, -1);
  return stages.length === 1 ? stages[0] : stages;
}

function pipelineOf(command: object): readonly object[] {
  return 'pipeline' in command && Array.isArray(command.pipeline) ? command.pipeline : [];
}

/** Without what would fill the page: the texts that functions bring along. */
function shortened(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 100 ? '…' : value;
  if (Array.isArray(value)) return value.map(shortened);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item)]));
}
