import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testDatabase } from '../support/database.js';
import { scratchFolder } from '../support/scratch.js';
import { type AppProcess, startApp } from './support/app-process.js';
import { type Answer, runCurls } from './support/curl.js';
import { runDocs } from './support/docs-run.js';
import { docsSource } from './support/docs-source.js';
import { type CodeBlock, codeBlocks, isCurl, pages } from './support/markdown.js';
import { ROOT } from './support/root.js';

const BLOCKS = pages(ROOT).flatMap((file) => codeBlocks(ROOT, file));
const RUNNING = BLOCKS.filter(({ language, attributes }) => language === 'ts' && attributes.includes('run'));
/** The quick start's commands are for its own program; they run in install.spec.ts. */
const CURLS = BLOCKS.filter((block) => isCurl(block) && block.section !== 'Quick start');

const database = testDatabase();

afterAll(() => database.drop());

function named(blocks: readonly CodeBlock[]): (readonly [string, CodeBlock])[] {
  return blocks.map((block) => [`${block.file}:${block.line}`, block] as const);
}

describe('Blocks marked `ts run`', () => {
  const scratch = scratchFolder();

  afterAll(() => scratch.remove());

  function block(...lines: string[]): CodeBlock {
    writeFileSync(join(scratch.path, 'page.md'), ['```ts run', ...lines, '```'].join('\n'));
    const [found] = codeBlocks(scratch.path, 'page.md');
    if (found === undefined) throw new Error('No block.');
    return found;
  }

  it('find the models connected to an empty database', async () => {
    const code = [
      "await entries.create({ headline: 'a', blog: { name: 'b' } });",
      'console.log(await entries.count());',
    ];
    expect(await runDocs(docsSource(block(...code)), database)).toBe('1\n');
    expect(await runDocs(docsSource(block(...code)), database)).toBe('1\n');
    expect(await database.db.collection('entry').countDocuments()).toBe(1);
  }, 60_000);

  it('connect for themselves when they have imports', async () => {
    const code = [
      "import { CharField, connect, Model } from 'nestjs-djongo';",
      'class Note extends Model {',
      '  @CharField() text!: string;',
      '}',
      "const connection = await connect({ name: 'notes', uri: process.env.MONGODB_URI ?? '', models: [Note] });",
      "await connection.manager(Note).create({ text: 'a' });",
      'await connection.close();',
    ];
    expect(await runDocs(docsSource(block(...code)), database)).toBe('');
    expect(await database.db.collection('note').countDocuments()).toBe(1);
  });

  it('fail by name', async () => {
    const failing = docsSource(block('const a = 1;', "throw new Error('on purpose');"));
    await expect(runDocs(failing, database)).rejects.toThrow(/page\.md:2: this block fails[^]*on purpose/);
  });

  it('fail when they do not end', async () => {
    const lasting = docsSource(block('setInterval(() => undefined, 1_000);'));
    await expect(runDocs(lasting, database, 3_000)).rejects.toThrow(/page\.md:2: [^]*Killed after 3000 ms/);
  });

  if (RUNNING.length > 0) {
    it.each(named(RUNNING))('%s runs', async (_, each) => {
      const next = BLOCKS[BLOCKS.indexOf(each) + 1];
      const output = next?.language === 'text' && next.file === each.file ? next.code : undefined;
      const written = (await runDocs(docsSource(each), database)).trimEnd();
      expect(written).toBe(output ?? written);
    });
  }
});

describe('The commands for the sample app', () => {
  let app: AppProcess | undefined;

  beforeAll(async () => {
    await database.db.dropDatabase();
    const env = { MONGODB_URI: database.uri, MONGODB_NAME: database.name };
    app = await startApp([join(ROOT, 'tools/start.mjs')], { cwd: ROOT, env, timeoutMs: 60_000 });
  }, 90_000);

  afterAll(() => app?.stop());

  it('are in the README', () => {
    expect(CURLS.map(({ file }) => file)).toContain('README.md');
  });

  it.each(named(CURLS))('%s', async (_, { code }) => {
    const answers = await runCurls(code, app?.port ?? 0);
    expect(answers.filter(isDisappointing)).toEqual([]);
    expect(answers.length).toBe(code.match(/^curl /gm)?.length);
  });
});

/** Neither an error nor an empty list is what a reader is shown a command for. */
function isDisappointing({ status, text }: Answer): boolean {
  return status >= 300 || /^\s*(\[\]|\{\})?\s*$/.test(text);
}
