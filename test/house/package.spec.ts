import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { publint } from 'publint';
import { scratchFolder } from '../support/scratch.js';
import { packLibrary } from './support/package-tarball.js';
import { ROOT } from './support/root.js';
import { outcomeOf } from './support/run.js';
import { sourceFiles, textOfFile } from './support/sources.js';

const scratch = scratchFolder();
const unpacked = join(scratch.path, 'package');
let tarball: string;
let files: string[];

beforeAll(async () => {
  tarball = await packLibrary(scratch.path);
  const entries = readdirSync(unpacked, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  files = paths.map((path) => path.slice(unpacked.length + 1)).sort();
}, 60_000);

afterAll(() => scratch.remove());

describe('The tarball', () => {
  it('holds what each source is built to, the source, and the three files beside them', () => {
    const sources = sourceFiles('libs/djongo/src').map((file) => file.replace('libs/djongo/', ''));
    const built = sources.flatMap((file) => {
      const base = file.replace(/^src\/(.*)\.ts$/, 'dist/$1');
      return ['.js', '.js.map', '.d.ts', '.d.ts.map'].map((ending) => `${base}${ending}`);
    });
    expect(files).toEqual([...built, ...sources, 'LICENSE', 'README.md', 'package.json'].sort());
  });

  it.each(['README.md', 'LICENSE'])("has the repository's %s", (file) => {
    expect(readFileSync(join(unpacked, file), 'utf8')).toBe(textOfFile(file));
  });

  it('has the source of every source map', () => {
    const targets = files
      .filter((file) => file.endsWith('.map'))
      .flatMap((file) => {
        const { sources } = JSON.parse(readFileSync(join(unpacked, file), 'utf8')) as { sources: string[] };
        return sources.map((source) => normalize(join(dirname(file), source)));
      });
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((target) => !files.includes(target))).toEqual([]);
  });

  it('holds no path of the machine that built it', () => {
    const marks = [ROOT, scratch.path];
    expect(
      files.filter((file) => marks.some((mark) => readFileSync(join(unpacked, file), 'utf8').includes(mark))),
    ).toEqual([]);
  });

  it('satisfies publint in every respect', async () => {
    const { buffer, byteOffset, length } = readFileSync(tarball);
    const content = (buffer as ArrayBuffer).slice(byteOffset, byteOffset + length);
    expect((await publint({ strict: true, pack: { tarball: content } })).messages).toEqual([]);
  });

  it('has types that resolve wherever ES modules do', async () => {
    const manifest = createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json');
    const attw = join(dirname(manifest), 'dist', 'index.js');
    const args = [attw, tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-color', '--no-emoji'];
    const { code, stdout, stderr } = await outcomeOf(process.execPath, args, { cwd: scratch.path });
    expect({ code, text: code === 0 ? '' : `${stdout}${stderr}` }).toEqual({ code: 0, text: '' });
  });
});
