import { AGGREGATES, FUNCTION_GROUPS, FUNCTIONS, WINDOW_FUNCTIONS } from '../../libs/djongo/src/expressions/index.js';
import { examplesOf } from '../../tools/docs/doc-table.js';
import { Entry } from '../../tools/docs/entry.js';
import { EXPRESSION_ROWS, expressionOf } from '../../tools/docs/expressions.page.js';
import { docsDatabase, ENTRIES } from './support/docs-entries.js';
import { mistakesInExamples } from './support/docs-examples.js';
import { textOfFile } from './support/sources.js';

describe('docs/expressions.md', () => {
  const { aggregates, ...others } = EXPRESSION_ROWS;
  const rows = Object.values(EXPRESSION_ROWS).flat();
  const examples = rows.flatMap(({ doc }) => examplesOf(doc));

  it('has a row for each function, aggregate and window function', () => {
    const page = textOfFile('docs/expressions.md');
    const definitions = [...FUNCTIONS.values(), ...AGGREGATES.values(), ...WINDOW_FUNCTIONS.values()];
    expect(definitions.filter(({ doc }) => rows.filter((row) => row.doc === doc).length !== 1)).toEqual([]);
    const methods: readonly object[] = FUNCTION_GROUPS.arithmetic;
    const named = definitions.map((each) => [methods.includes(each) ? each.name.toLowerCase() : each.name, each.doc]);
    expect(
      named.filter(([name, doc]) => !page.includes(`| \`${String(name)}\` | `) || !page.includes(Object(doc).says)),
    ).toEqual([]);
  });

  it('has examples that are typed as they stand', () => {
    const calls = examples.map((code) => `entries.annotate({ made: ${code} });`);
    expect(mistakesInExamples('docs/expressions.md', calls)).toEqual([]);
    expect(mistakesInExamples('docs/expressions.md', ['entries.annotate({ made: Upper() });'])).toHaveLength(1);
  }, 60_000);

  describe('on the server', () => {
    docsDatabase();

    it.each(Object.values(others).flatMap((group) => group.flatMap(({ doc }) => examplesOf(doc))))(
      '%s makes something of an entry',
      async (code) => {
        const made = await Entry.objects.annotate({ made: expressionOf(code) }).valuesList('made', { flat: true });
        expect(made).toHaveLength(ENTRIES.length);
        expect(made.filter((value) => value !== null)).not.toEqual([]);
      },
    );

    it.each(aggregates.flatMap(({ doc }) => examplesOf(doc)))('%s makes something of all entries', async (code) => {
      const { made } = await Entry.objects.aggregate({ made: expressionOf(code) });
      expect(made).not.toBeNull();
      const ofNothing = await Entry.objects.filter({ headline: 'nobody' }).aggregate({ made: expressionOf(code) });
      expect(ofNothing).toEqual({ made: code.startsWith('Count') ? 0 : null });
    });
  });
});
