import { execFile } from 'node:child_process';

const TIMEOUT_MS = 5_000;

/** Debian's and Ubuntu's package of a library that server builds link against and that small images lack. */
const PACKAGES: Readonly<Record<string, string>> = {
  'libcurl.so.4': 'libcurl4',
  'libssl.so.3': 'libssl3',
  'libcrypto.so.3': 'libssl3',
  'liblzma.so.5': 'liblzma5',
};

/**
 * Runs `<binary> --version` and returns the version, `'6.0.5'`.
 *
 * @throws Error whose message says why this file is no `mongod` that runs here.
 */
export function checkBinary(binary: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(binary, ['--version'], { timeout: TIMEOUT_MS, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      const version = /db version v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
      if (error) reject(new Error(`${binary} ${reasonOf(error, stderr)}`, { cause: error }));
      else if (version === undefined) reject(new Error(`${binary} is not mongod: \`--version\` names no "db version"`));
      else resolve(version);
    });
  });
}

function reasonOf(error: Error & { code?: unknown; killed?: unknown }, stderr: string): string {
  if (error.code === 'ENOENT') return 'does not exist, or is built for another system';
  if (error.code === 'EACCES') return 'is not executable';
  if (error.killed === true) return `did not answer \`--version\` within ${TIMEOUT_MS / 1000} s`;
  const library = /(lib[^:\s]+): cannot open shared object/.exec(stderr)?.[1];
  if (library !== undefined) return `needs the shared library ${library}; ${installHint(library)}`;
  const said = stderr.trim().split('\n')[0] ?? '';
  return `does not run: ${said === '' ? error.message : said}`;
}

function installHint(library: string): string {
  const name = PACKAGES[library];
  return name === undefined ? 'install the package that has it' : `on Debian or Ubuntu: apt-get install ${name}`;
}
