import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findMongod, MongodNotFoundError, type MongodStep, mongodCacheFolder } from 'nestjs-djongo/testing';
import { scratchFolder, setEnvironment, writeScript } from '../support/scratch.js';

const WORKS = 'echo "db version v7.0.1"';

let scratch: ReturnType<typeof scratchFolder>;
let restore: () => void;
let cache: string;

/** An empty world: no variable, nothing on PATH, an empty cache, and a download host that refuses at once. */
beforeEach(() => {
  scratch = scratchFolder();
  cache = join(scratch.path, 'cache');
  restore = setEnvironment({
    MONGOMS_SYSTEM_BINARY: undefined,
    MONGOMS_DOWNLOAD_DIR: cache,
    MONGOMS_DOWNLOAD_MIRROR: 'http://127.0.0.1:1',
    PATH: scratch.path,
  });
});

afterEach(() => {
  restore();
  scratch.remove();
});

async function failure(options?: Parameters<typeof findMongod>[0]): Promise<MongodNotFoundError> {
  const error: unknown = await findMongod(options).catch((reason: unknown) => reason);
  if (!(error instanceof MongodNotFoundError)) throw new Error(`expected a MongodNotFoundError, got ${String(error)}`);
  return error;
}

async function reasonOf(step: MongodStep): Promise<string | undefined> {
  return (await failure({ steps: [step] })).failures[0]?.reason;
}

const stepTo = (path: string, name = 'here'): MongodStep => ({ name, find: () => Promise.resolve(path) });

describe('findMongod', () => {
  it('prefers MONGOMS_SYSTEM_BINARY, then PATH, then the cache, then further steps', async () => {
    const folder = join(scratch.path, 'bin');
    await mkdir(folder);
    await mkdir(cache);
    const variable = await writeScript(join(scratch.path, 'mine'), WORKS);
    const onPath = await writeScript(join(folder, 'mongod'), WORKS);
    const cached = await writeScript(join(cache, 'mongod-x64-debian-7.0.1'), WORKS);
    const extra = await writeScript(join(scratch.path, 'extra'), WORKS);
    const extraSteps = [stepTo(extra)];
    const without = setEnvironment({ MONGOMS_SYSTEM_BINARY: variable, PATH: [scratch.path, folder].join(delimiter) });

    expect(await findMongod({ extraSteps })).toBe(variable);
    delete process.env['MONGOMS_SYSTEM_BINARY'];
    expect(await findMongod({ extraSteps })).toBe(onPath);
    without();
    expect(await findMongod({ extraSteps })).toBe(cached);
    process.env['MONGOMS_DOWNLOAD_DIR'] = join(scratch.path, 'nothing');
    expect(await findMongod({ extraSteps })).toBe(extra);
  });

  it('lists every step with its reason, and what to install, within seconds', async () => {
    const started = Date.now();
    const extraSteps = [{ name: 'a shelf', find: () => Promise.reject(new Error('is empty')) }];
    const error = await failure({ extraSteps });
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(error.code).toBe('mongod_not_found');
    expect(error.failures).toEqual([
      { step: 'MONGOMS_SYSTEM_BINARY', reason: 'is not set' },
      { step: 'mongod on PATH', reason: 'no folder of PATH has it' },
      { step: 'the cache folder', reason: `${cache} has no executable called mongod…` },
      {
        step: "mongodb-memory-server's download",
        reason: expect.stringContaining('http://127.0.0.1:1 cannot be reached'),
      },
      { step: 'a shelf', reason: 'is empty' },
    ]);
    expect(error.message).toContain('  - a shelf: is empty');
    expect(error.message).toContain('Install MongoDB 6.0 or later');
  });

  it('goes on after a variable that leads nowhere', async () => {
    const good = await writeScript(join(scratch.path, 'good'), WORKS);
    process.env['MONGOMS_SYSTEM_BINARY'] = join(scratch.path, 'missing');
    expect(await findMongod({ extraSteps: [stepTo(good)] })).toBe(good);
    const [first] = (await failure()).failures;
    expect(first?.reason).toMatch(/missing does not exist/);
  });
});

describe('a candidate', () => {
  it('that lacks a shared library is refused, with the package to install', async () => {
    const message = 'error while loading shared libraries: libcurl.so.4: cannot open shared object file';
    const path = await writeScript(join(scratch.path, 'mongod'), `echo "mongod: ${message}" >&2`, 'exit 127');
    expect(await reasonOf(stepTo(path))).toBe(
      `${path} needs the shared library libcurl.so.4; on Debian or Ubuntu: apt-get install libcurl4`,
    );
  });

  it('that crashes is refused, with what it said', async () => {
    const path = await writeScript(join(scratch.path, 'mongod'), 'echo "Illegal instruction" >&2', 'exit 4');
    expect(await reasonOf(stepTo(path))).toBe(`${path} does not run: Illegal instruction`);
  });

  it('that never answers is refused after five seconds', async () => {
    const path = await writeScript(join(scratch.path, 'mongod'), 'exec /bin/sleep 30');
    expect(await reasonOf(stepTo(path))).toBe(`${path} did not answer \`--version\` within 5 s`);
  });

  it('that is another program is refused', async () => {
    const path = await writeScript(join(scratch.path, 'mongod'), 'echo "nginx version 1"');
    expect(await reasonOf(stepTo(path))).toContain('is not mongod');
  });

  it('that is not executable is refused', async () => {
    const path = join(scratch.path, 'mongod');
    await writeFile(path, 'x', { mode: 0o644 });
    expect(await reasonOf(stepTo(path))).toBe(`${path} is not executable`);
  });
});

describe('the cache folder', () => {
  it('is MONGOMS_DOWNLOAD_DIR, else mongodb-binaries in the cache of the user', () => {
    expect(mongodCacheFolder()).toBe(cache);
    delete process.env['MONGOMS_DOWNLOAD_DIR'];
    const back = setEnvironment({ XDG_CACHE_HOME: '/somewhere' });
    expect(mongodCacheFolder()).toBe('/somewhere/mongodb-binaries');
    back();
  });

  it('gives its newest version that runs, past archives and broken files', async () => {
    await mkdir(cache);
    await writeFile(join(cache, 'mongodb-linux-x86_64-ubuntu2204-9.0.0.tgz'), 'archive');
    await writeScript(join(cache, 'mongod-x64-debian-8.2.1'), 'exit 1');
    await writeScript(join(cache, 'mongod-x64-debian-7.0.9'), WORKS);
    const newest = await writeScript(join(cache, 'mongod-x64-debian-7.0.10'), WORKS);
    expect(await findMongod()).toBe(newest);
  });

  it('says why none of its files will do', async () => {
    await mkdir(cache);
    await writeScript(join(cache, 'mongod-1.0.0'), 'echo no >&2; exit 1');
    const reason = (await failure()).failures.find(({ step }) => step === 'the cache folder')?.reason;
    expect(reason).toBe(`${join(cache, 'mongod-1.0.0')} does not run: no`);
  });
});
