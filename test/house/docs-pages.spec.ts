import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { metaOf } from '../../libs/djongo/src/meta/index.js';
import { asCode } from '../../tools/docs/as-code.js';
import { type DocTable, markdownTable } from '../../tools/docs/doc-table.js';
import { Entry } from '../../tools/docs/entry.js';
import { textOfPage } from '../../tools/docs/page.js';
import { PAGES } from '../../tools/docs/pages.js';
import { scratchFolder } from '../support/scratch.js';
import { textOfFile } from './support/sources.js';

describe('The pages that npm run docs writes', () => {
  it.each(PAGES)('$file is as it would write it', (page) => {
    expect(textOfFile(page.file)).toBe(textOfPage(page));
  });

  it('are about the models of docs/models.md', () => {
    const [, ...declared] = textOfFile('docs/models.md').split(/^class /m);
    const entry = declared.find((text) => text.startsWith('Entry '))?.split('\n}')[0] ?? '';
    const fields = [...entry.matchAll(/^ {2}@(\w+)\(.* (\w+)!: /gm)].map(([, kind, name]) => [name, kind]);
    expect(fields).toEqual([...metaOf(Entry).fields.values()].map(({ name, kind }) => [name, kind]));
  });
});

describe('A page', () => {
  const scratch = scratchFolder();
  afterAll(() => scratch.remove());

  function page(template: string, tables: Record<string, string>) {
    const file = join(scratch.path, 'page.template.md');
    writeFileSync(file, template);
    return { file: 'docs/page.md', template: pathToFileURL(file).href, tables };
  }

  it('has its tables where its template names them', () => {
    const text = textOfPage(page('# A\n\n<!-- table: a -->\n\nText.\n', { a: '| $& |' }));
    expect(text).toMatch(/^<!-- Written by .+ -->\n\n# A\n\n\| \$& \|\n\nText\.\n$/);
  });

  it.each([
    ['names a table that there is not', '<!-- table: b -->', { a: '' }, "there is no table 'b'"],
    ['names one twice', '<!-- table: a -->\n<!-- table: a -->', { a: '' }, "there is no table 'a'"],
    ['leaves one out', 'Text.', { a: '' }, 'has no place for a'],
  ])('is refused where its template %s', (_, template, tables, message) => {
    expect(() => textOfPage(page(template, tables))).toThrow(message);
  });
});

describe('A table', () => {
  const table: DocTable<string> = {
    head: ['name', 'of', 'says', 'example', 'command'],
    rows: [{ cells: ['`a`', 'text'], doc: { says: 'this', example: 'a', also: ['b|c'] } }],
    example: (text) => text,
    command: (text) => text.toUpperCase(),
  };

  it('has a line for each example', () => {
    expect(markdownTable(table).split('\n')).toEqual([
      '| name | of | says | example | command |',
      '| --- | --- | --- | --- | --- |',
      '| `a` | text | this | `a` | `A` |',
      '|  |  |  | `b\\|c` | `B\\|C` |',
    ]);
  });

  it('refuses code that would end too early', () => {
    expect(() => markdownTable({ ...table, command: () => '`' })).toThrow('may not hold backticks');
  });
});

describe('A value as code', () => {
  it.each<[value: unknown, code: string]>([
    [{ 'a.b': 1, $gt: null, c_1: { d: [] }, e: {} }, "{ 'a.b': 1, $gt: null, c_1: { d: [] }, e: {} }"],
    ["it's \\z", '"it\'s \\\\z"'],
    [
      [new Date('2020-01-01'), new Date('2020-01-01T10:15Z')],
      "[new Date('2020-01-01'), new Date('2020-01-01T10:15:00.000Z')]",
    ],
    [/^a/i, '/^a/i'],
    [true, 'true'],
  ])('%j', (value, code) => {
    expect(asCode(value)).toBe(code);
  });
});
