import type { Doc } from '../../libs/djongo/src/lookups/index.js';

/** A row of a table: a definition of the library. */
export interface DocRow<Example> {
  /** The first two cells: its name, and which fields have it, or whatever else the head says. */
  readonly cells: readonly [name: string, on: string];
  readonly doc: Doc<Example>;
}

/** A table of definitions, and how its examples are written. */
export interface DocTable<Example> {
  readonly head: readonly [name: string, on: string, says: string, example: string, command: string];
  readonly rows: readonly DocRow<Example>[];
  /** An example, as code. */
  example(example: Example): string;
  /** What the library makes of it, as code. */
  command(example: Example): string;
}

/** The table in Markdown. Each example has a line; only the first has the other cells too. */
export function markdownTable<Example>(table: DocTable<Example>): string {
  const lines = table.rows.flatMap(({ cells, doc }) =>
    examplesOf(doc).map((example, at) => [
      ...(at === 0 ? [...cells, doc.says] : ['', '', '']),
      codeCell(table.example(example)),
      codeCell(table.command(example)),
    ]),
  );
  return [table.head, table.head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** All examples of a definition, the first one first. */
export function examplesOf<Example>({ example, also = [] }: Doc<Example>): readonly Example[] {
  return [example, ...also];
}

/** A bar would end the cell, a backtick the code. */
function codeCell(text: string): string {
  if (text.includes('`')) throw new Error(`Code in a table may not hold backticks: ${text}`);
  return `\`${text.replaceAll('|', '\\|')}\``;
}
