import { readFileSync } from 'node:fs';

/** A page of the documentation that is made from definitions of the library. */
export interface Page {
  /** From the root of the repository: `docs/lookups.md`. */
  readonly file: string;
  /** What is written by hand, Markdown beside this file. A line `<!-- table: dates -->` is where the table `dates` goes. */
  readonly template: string;
  readonly tables: Readonly<Record<string, string>>;
}

const MARKER = /^<!-- table: (.+) -->$/gm;

/**
 * The text of a page.
 *
 * @throws Error when the template names a table that there is not, or leaves one out.
 */
export function textOfPage({ template, tables }: Page): string {
  const written = readFileSync(new URL(template, import.meta.url), 'utf8');
  const left = new Set(Object.keys(tables));
  const text = written.replace(MARKER, (_, name: string) => {
    const table = tables[name];
    if (table === undefined || !left.delete(name)) throw new Error(`${template}: there is no table '${name}' (left).`);
    return table;
  });
  if (left.size > 0) throw new Error(`${template} has no place for ${[...left].join(', ')}.`);
  return `<!-- Written by \`npm run docs\`: the text is that of tools/docs/${template}, the tables are those of the library. -->\n\n${text}`;
}
