import { join } from 'node:path';
import { ROOT } from './root.js';
import { outcomeOf } from './run.js';

/** A part of dependency-cruiser's JSON. */
interface CruiseResult {
  readonly modules: readonly CruisedModule[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

interface CruisedModule {
  readonly source: string;
  readonly dependencies: readonly { readonly resolved: string }[];
}

/** What dependency-cruiser found. */
export interface Cruise {
  /** `rule: from → to`, sorted. */
  readonly violations: readonly string[];
  /** The cruised sources by path, each with the paths it imports. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
}

/** Runs dependency-cruiser by the configuration of the repository `root` over its folders. */
export async function cruise(root: string, folders: readonly string[]): Promise<Cruise> {
  const cli = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cli, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  const { stdout, stderr } = await outcomeOf(process.execPath, args, { cwd: root });
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser did not run:\n${stdout}\n${stderr}`);
  const { modules, summary } = JSON.parse(stdout) as CruiseResult;
  const own = modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`)));
  return {
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort(),
    imports: new Map(own.map((module) => [module.source, module.dependencies.map(({ resolved }) => resolved)])),
  };
}

/** Every source that the entry points reach, themselves included. */
export function reachedFrom(entries: readonly string[], imports: Cruise['imports']): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = entries.filter((entry) => imports.has(entry));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(imports.get(next) ?? []));
  }
  return reached;
}
