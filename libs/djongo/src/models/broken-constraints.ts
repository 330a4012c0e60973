import { brokenChecks } from '../compiler/index.js';
import { NON_FIELD_ERRORS, type ValidationIssue } from '../errors/index.js';
import { encodeFields, type Field } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';

/** The checks of `Meta.constraints` that the values break, as far as those are known and in their form. */
export function brokenConstraints(
  meta: ModelMeta,
  instance: object,
  fields: readonly Field[],
  issues: readonly ValidationIssue[],
): readonly ValidationIssue[] {
  if (meta.checks.length === 0) return [];
  const wrong = new Set(issues.map(({ path }) => path.split('.')[0]));
  const good = fields.filter(({ name }) => !wrong.has(name) && Reflect.get(instance, name) !== undefined);
  const part = { document: encodeFields(good, instance), known: new Set(good.map(({ column }) => column)) };
  return brokenChecks(meta, part).map((name) => ({
    path: NON_FIELD_ERRORS,
    message: `Constraint “${name}” is violated.`,
    code: 'constraint',
    params: { name },
  }));
}
