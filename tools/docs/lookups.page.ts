import type { FieldFamily } from '../../libs/djongo/src/fields/index.js';
import {
  COMPOUND_LOOKUPS,
  type Documented,
  LOOKUP_VARIANTS,
  LOOKUPS,
  TRANSFORMS,
} from '../../libs/djongo/src/lookups/index.js';
import { accessByAlias, type AnyFilter, QuerySet } from '../../libs/djongo/src/queryset/index.js';
import { asCode } from './as-code.js';
import { type DocRow, markdownTable } from './doc-table.js';
import { Entry } from './entry.js';
import type { Page } from './page.js';
import { PATHS } from './paths.js';

/** A dictionary for `filter`. */
export type Filter = Readonly<Record<string, unknown>>;

type Definition = Documented<{ readonly name: string; readonly families: 'all' | readonly FieldFamily[] }>;

const FAMILIES: Readonly<Record<FieldFamily, string>> = {
  text: 'text',
  number: 'numbers',
  boolean: 'booleans',
  date: 'dates',
  objectId: 'ObjectIds',
  uuid: 'UUIDs',
  binary: 'bytes',
  json: 'JSON',
  container: 'embedded documents',
  array: 'arrays',
};

/** The rows of the page's tables. */
export const LOOKUP_ROWS = {
  paths: PATHS,
  ...rowsByGroup([...LOOKUPS, ...LOOKUP_VARIANTS, ...COMPOUND_LOOKUPS]),
  dates: TRANSFORMS.map((transform): DocRow<Filter> => {
    return { cells: [`\`${transform.name}\``, FAMILIES[transform.output.family]], doc: transform.doc };
  }),
};

/** Every lookup, the parts of dates, and the paths to what they ask about, each with the filter that it compiles to. */
export const LOOKUPS_PAGE: Page = {
  file: 'docs/lookups.md',
  template: 'lookups.template.md',
  tables: {
    paths: tableOf(['path or value', 'into'], LOOKUP_ROWS.paths),
    every: tableOf(['lookup', 'of'], LOOKUP_ROWS.every),
    ordered: tableOf(['lookup', 'of'], LOOKUP_ROWS.ordered),
    text: tableOf(['lookup', 'of'], LOOKUP_ROWS.text),
    dates: tableOf(['part', 'is one of'], LOOKUP_ROWS.dates),
    arrays: tableOf(['lookup', 'of'], LOOKUP_ROWS.arrays),
    json: tableOf(['lookup', 'of'], LOOKUP_ROWS.json),
  },
};

/** The filter that an example compiles to. */
export function filterOf(example: Filter): object {
  return new QuerySet(accessByAlias(Entry)).filter(example as AnyFilter).toMql().filter ?? {};
}

function tableOf([name, on]: readonly [string, string], rows: readonly DocRow<Filter>[]): string {
  return markdownTable<Filter>({
    head: [name, on, 'what it asks', 'example', 'filter'],
    rows,
    example: asCode,
    command: (example) => asCode(filterOf(example)),
  });
}

function rowsByGroup(definitions: readonly Definition[]) {
  const groups = { every: [], ordered: [], text: [], arrays: [], json: [] } as Record<Group, DocRow<Filter>[]>;
  for (const { name, families, doc } of definitions) {
    groups[groupOf(families)].push({ cells: [`\`${name}\``, doc.on ?? wordsFor(families)], doc });
  }
  return groups;
}

type Group = 'every' | 'ordered' | 'text' | 'arrays' | 'json';

function groupOf(families: Definition['families']): Group {
  if (families === 'all' || families.includes('container')) return 'every';
  if (families.includes('array')) return 'arrays';
  if (families.includes('number')) return 'ordered';
  return families.includes('text') ? 'text' : 'json';
}

/** The families, or what is left of all if that is shorter to say. */
function wordsFor(families: Definition['families']): string {
  if (families === 'all') return 'every field';
  const isAmong = (family: string): boolean => families.some((one) => one === family);
  const others = Object.entries(FAMILIES).filter(([family]) => !isAmong(family));
  if (others.length < families.length) return `all but ${listed(others.map(([, words]) => words))}`;
  return families.map((family) => FAMILIES[family]).join(', ');
}

/** `bytes, embedded documents and arrays`. */
function listed(words: readonly string[]): string {
  const [last = '', ...before] = words.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}
