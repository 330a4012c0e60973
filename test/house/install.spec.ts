import { join } from 'node:path';
import { scratchFolder } from '../support/scratch.js';
import { testDatabase } from '../support/database.js';
import { type AppProcess, startApp } from './support/app-process.js';
import { type Answer, runCurls } from './support/curl.js';
import { type FreshProject, freshProject } from './support/fresh-project.js';
import { type CodeBlock, codeBlocks, isCurl } from './support/markdown.js';
import { onDatabase } from './support/on-database.js';
import { packLibrary } from './support/package-tarball.js';
import { ROOT } from './support/root.js';

const PEERS = ['mongodb@7', 'rxjs@7', 'reflect-metadata'];
const TOOLS = ['typescript@~6.0.3', '@types/node@20'];

/** What the README's program needs, and no more. */
const PLAIN = {
  module: 'nodenext',
  target: 'es2023',
  strict: true,
  experimentalDecorators: true,
  skipLibCheck: true,
  types: ['node'],
};
const STRICTEST = {
  ...PLAIN,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
};

const TYPED = `
import { CharField, DjongoManager, DjongoModule, Model, Q, type QuerySet } from 'nestjs-djongo';
import { EmbeddedMongod } from 'nestjs-djongo/testing';

export class Note extends Model {
  @CharField({ maxLength: 10 }) text!: string;
  static objects = new DjongoManager<Note>();
}
export const found: QuerySet<Note> = Note.objects.filter({ text__startswith: 'a' }, Q({ text: 'b' }));
// @ts-expect-error Note has no such field
export const wrong = Note.objects.filter({ txt: 'a' });
export const module = DjongoModule.forRoot({ name: 'notes', models: [Note] });
export const start: () => Promise<EmbeddedMongod> = EmbeddedMongod.start;
`;

const quickStart = codeBlocks(ROOT, 'README.md').filter(({ section }) => section === 'Quick start');
const [program, ...others] = quickStart.filter(({ language }) => language === 'ts');
const curls = quickStart.filter(isCurl);
const scratch = scratchFolder();
const database = testDatabase();
let tarball: string;

beforeAll(async () => {
  tarball = await packLibrary(scratch.path);
}, 60_000);

afterAll(async () => {
  await database.drop();
  scratch.remove();
});

it("The README's quick start is one program and commands for it", () => {
  expect(program?.code).toContain('NestFactory');
  expect(others).toEqual([]);
  expect(curls.map(({ code }) => code).join('\n')).toMatch(/localhost:\d+\/\w+/);
});

describe.each([12, 11])('An application on Nest %i', (nest) => {
  let project: FreshProject;
  let app: AppProcess | undefined;

  beforeAll(async () => {
    const packages = ['common', 'core', 'platform-express'].map((name) => `@nestjs/${name}@${nest}`);
    project = await freshProject(join(scratch.path, `nest-${nest}`), [tarball, ...packages, ...PEERS, ...TOOLS]);
  }, 120_000);

  afterEach(async () => {
    await app?.stop();
    await database.db.dropDatabase();
  });

  it('imports the package, and requires it', async () => {
    project.write('import.mjs', `import * as all from 'nestjs-djongo'; console.log(Object.keys(all).length > 40);`);
    project.write('require.cjs', `console.log(Object.keys(require('nestjs-djongo')).length > 40);`);
    project.write('testing.cjs', `console.log(typeof require('nestjs-djongo/testing').EmbeddedMongod.start);`);
    expect(await project.node('import.mjs')).toBe('true\n');
    expect(await project.node('require.cjs')).toBe('true\n');
    expect(await project.node('testing.cjs')).toBe('function\n');
  });

  it('compiles against its types, library files included', async () => {
    project.write('typed.ts', TYPED);
    project.write('tsconfig.json', JSON.stringify({ compilerOptions: STRICTEST, files: ['typed.ts'] }));
    expect(await project.tsc('tsconfig.json')).toEqual([]);
  }, 60_000);

  it("runs the README's quick start", async () => {
    project.write('main.ts', onDatabase(program?.code ?? '', database.name));
    project.write(
      'tsconfig.json',
      JSON.stringify({ compilerOptions: { ...PLAIN, outDir: 'dist' }, files: ['main.ts'] }),
    );
    expect(await project.tsc('tsconfig.json')).toEqual([]);
    app = await startApp(['dist/main.js'], { cwd: project.path, env: { MONGODB_URI: database.uri } });
    const answers = await answersTo(curls, app.port);
    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
    const [stored, listed] = answers.map(({ text }) => JSON.parse(text) as unknown);
    expect(stored).toMatchObject({ headline: 'Something' });
    expect(listed).toEqual([stored]);
    expect(await database.db.collection('entry').countDocuments()).toBe(1);
  }, 60_000);
});

async function answersTo(blocks: readonly CodeBlock[], port: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { code } of blocks) answers.push(...(await runCurls(code, port)));
  return answers;
}
