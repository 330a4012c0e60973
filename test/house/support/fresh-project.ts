import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomeOf, run, runNode } from './run.js';

/** An application's folder with nothing in it but what `npm install` brings. */
export interface FreshProject {
  readonly path: string;
  write(file: string, text: string): void;
  /** Runs a file; the result is what it writes. */
  node(file: string): Promise<string>;
  /** Compiles by a configuration file; the result is what the compiler says about our files and our package. */
  tsc(configuration: string): Promise<string[]>;
}

/** Makes an ES module project in `path` and installs packages into it from the registry, or npm's cache. */
export async function freshProject(path: string, packages: readonly string[]): Promise<FreshProject> {
  mkdirSync(path, { recursive: true });
  const write = (file: string, text: string): void => writeFileSync(join(path, file), text);
  write('package.json', JSON.stringify({ name: 'fresh', private: true, type: 'module' }));
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages], { cwd: path });
  return {
    path,
    write,
    node: (file) => runNode([file], { cwd: path }),
    async tsc(configuration) {
      const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
      const { code, stdout, stderr } = await outcomeOf(
        process.execPath,
        [tsc, '--pretty', 'false', '-p', configuration],
        { cwd: path },
      );
      if (code !== 0 && stdout === '') throw new Error(`tsc did not run: ${stderr}`);
      const isForeign = /^node_modules\/(?!nestjs-djongo\/)/;
      return stdout.split('\n').filter((line) => /^\S/.test(line) && !isForeign.test(line));
    },
  };
}
