import type { ModelMeta } from '../meta/index.js';
import { brokenRules, type OwnRules, refuse, wholeIssues } from './clean-instance.js';
import type { CleanOptions, FullCleanOptions } from './clean-options.js';
import { allBut } from './save-instance.js';

/** What `fullClean` checks besides the fields, each of which an application may override. */
export interface Rules {
  readonly own: OwnRules;
  validateUnique(options: CleanOptions): Promise<void>;
  validateConstraints(options: CleanOptions): Promise<void>;
}

/** Checks fields, then the model's own rules, uniqueness and constraints; of what is wrong already the last two are not asked. */
export async function fullClean(
  meta: ModelMeta,
  instance: object,
  rules: Rules,
  { exclude = [], validateUnique = true, validateConstraints = true }: FullCleanOptions,
): Promise<void> {
  const fields = allBut(meta, exclude);
  const issues = await wholeIssues(meta, instance, fields, rules.own);
  const wrong = fields.map(({ name }) => name).filter((name) => issues.some(({ path }) => isWithin(path, name)));
  const options = { exclude: [...exclude, ...wrong] };
  if (validateUnique) issues.push(...(await brokenRules(() => rules.validateUnique(options), false)));
  if (validateConstraints) issues.push(...(await brokenRules(() => rules.validateConstraints(options), false)));
  refuse(issues);
}

/** Whether a path of an error is a field's own, or inside of it. */
function isWithin(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}.`);
}
