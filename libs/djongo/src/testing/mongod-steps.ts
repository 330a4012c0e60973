import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { checkBinary } from './check-binary.js';
import { downloadStep } from './download.step.js';
import type { MongodStep } from './mongod-step.js';

/** The default steps of `findMongod`, in order. The environment is read when a step runs. */
export function mongodSteps(): readonly MongodStep[] {
  return [variableStep, pathStep, cacheStep, downloadStep(mongodCacheFolder())];
}

/**
 * Where server binaries are kept between runs: memory-server's own global folder,
 * `$MONGOMS_DOWNLOAD_DIR`, or `mongodb-binaries` in `$XDG_CACHE_HOME` or `~/.cache`.
 */
export function mongodCacheFolder(): string {
  const { MONGOMS_DOWNLOAD_DIR: chosen, XDG_CACHE_HOME: caches } = process.env;
  return resolve(chosen || join(caches || join(homedir(), '.cache'), 'mongodb-binaries'));
}

const variableStep: MongodStep = {
  name: 'MONGOMS_SYSTEM_BINARY',
  async find() {
    const binary = process.env['MONGOMS_SYSTEM_BINARY'];
    if (!binary) throw new Error('is not set');
    return resolve(binary);
  },
};

const pathStep: MongodStep = {
  name: 'mongod on PATH',
  async find() {
    const file = process.platform === 'win32' ? 'mongod.exe' : 'mongod';
    for (const folder of (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
      const candidate = resolve(folder, file);
      if (await isExecutable(candidate)) return candidate;
    }
    throw new Error('no folder of PATH has it');
  },
};

const cacheStep: MongodStep = {
  name: 'the cache folder',
  async find() {
    const folder = mongodCacheFolder();
    const reasons: string[] = [];
    for (const candidate of await executablesOf(folder)) {
      try {
        await checkBinary(candidate);
        return candidate;
      } catch (error) {
        reasons.push(error instanceof Error ? error.message : String(error));
      }
    }
    throw new Error(reasons.length > 0 ? reasons.join('; ') : `${folder} has no executable called mongod…`);
  },
};

/** Newest version first, going by the file names. */
async function executablesOf(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith('mongod'));
  const found: string[] = [];
  for (const name of names.sort(byVersion)) {
    if (await isExecutable(join(folder, name))) found.push(join(folder, name));
  }
  return found;
}

function byVersion(a: string, b: string): number {
  const version = (name: string): string => /\d+\.\d+\.\d+/.exec(name)?.[0] ?? '';
  return version(b).localeCompare(version(a), 'en', { numeric: true });
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
