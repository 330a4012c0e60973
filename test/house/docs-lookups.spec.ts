import type { AnyFilter } from 'nestjs-djongo';
import { COMPOUND_LOOKUPS, LOOKUP_VARIANTS, LOOKUPS, TRANSFORMS } from '../../libs/djongo/src/lookups/index.js';
import { asCode } from '../../tools/docs/as-code.js';
import { examplesOf } from '../../tools/docs/doc-table.js';
import { Entry } from '../../tools/docs/entry.js';
import { type Filter, filterOf, LOOKUP_ROWS } from '../../tools/docs/lookups.page.js';
import { docsDatabase } from './support/docs-entries.js';
import { mistakesInExamples } from './support/docs-examples.js';
import { textOfFile } from './support/sources.js';

describe('docs/lookups.md', () => {
  const rows = Object.values(LOOKUP_ROWS).flat();
  const examples = rows.flatMap(({ cells, doc }) =>
    examplesOf(doc).map((example) => [cells[0], asCode(example), example] as const),
  );

  it('has a row for each lookup and each part of dates', () => {
    const page = textOfFile('docs/lookups.md');
    const definitions = [...LOOKUPS, ...LOOKUP_VARIANTS, ...COMPOUND_LOOKUPS, ...TRANSFORMS];
    expect(definitions.filter(({ doc }) => rows.filter((row) => row.doc === doc).length !== 1)).toEqual([]);
    expect(
      definitions.filter(({ name, doc }) => !page.includes(`| \`${name}\` | `) || !page.includes(doc.says)),
    ).toEqual([]);
  });

  it('has examples that are typed as they stand', () => {
    const calls = examples.map(([, code]) => `entries.filter(${code});`);
    expect(mistakesInExamples('docs/lookups.md', calls)).toEqual([]);
    expect(mistakesInExamples('docs/lookups.md', ["entries.filter({ n_comments__gt: 'a' });"])).toHaveLength(1);
  }, 60_000);

  describe('on the server', () => {
    const database = docsDatabase();

    it.each(examples)('%s: %s finds some and not all', async (_, _code, example: Filter) => {
      const found = await Entry.objects.filter(example as AnyFilter);
      expect(await database.db.collection('entry').countDocuments(filterOf(example))).toBe(found.length);
      expect([1, 2, 3]).toContain(found.length);
    });
  });
});
