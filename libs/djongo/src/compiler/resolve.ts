import type { ConditionNode } from '../ast/index.js';
import { FieldError, perhaps } from '../errors/index.js';
import { type Field, isPlain } from '../fields/index.js';
import { childFields, type ModelMeta, nextStep, type PathStep } from '../meta/index.js';
import { resolvePath } from './resolve-path.js';
import { resolveTest } from './resolve-test.js';
import { allOf, anyOf, negate, type Resolved, type ResolvedPath } from './resolved.js';

/**
 * Resolves a condition against a model: names to paths and lookups, values to what the database holds. Pure, so what was
 * resolved for a node and a model holds for ever and is kept as long as the node.
 */
export function resolveCondition(meta: ModelMeta, node: ConditionNode): Resolved {
  const known = resolutions.get(node);
  if (known?.meta === meta) return known.resolved;
  const resolved = resolve(meta, node);
  resolutions.set(node, { meta, resolved });
  return resolved;
}

const resolutions = new WeakMap<ConditionNode, { readonly meta: ModelMeta; readonly resolved: Resolved }>();

function resolve(meta: ModelMeta, node: ConditionNode): Resolved {
  switch (node.kind) {
    case 'lookup':
      return resolveAt(`${meta.name}.${node.key}`, resolvePath(meta, node.key), node.value);
    case 'and':
      return allOf(node.children.map((child) => resolveCondition(meta, child)));
    case 'or':
      return anyOf(node.children.map((child) => resolveCondition(meta, child)));
    case 'not':
      return negate(resolveCondition(meta, node.child));
  }
}

function resolveAt(key: string, path: ResolvedPath, value: unknown): Resolved {
  const container = path.field.family === 'array' ? path.field.item : path.field;
  const isDictionary = container?.container !== undefined && (isPlain(value) || value instanceof container.container);
  if (isDictionary && container.family === 'container') return resolveDictionary(key, path, value);
  return resolveTest(key, path, value);
}

/**
 * A dictionary on a container stands for one condition on each of its leaves, with the lookup applied there. Its keys are
 * fields, or `2.name` for an item of an array; never lookups, since dictionaries come from request bodies.
 */
function resolveDictionary(key: string, path: ResolvedPath, value: object): Resolved {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) throw new FieldError(`${key}: an object without fields asks for nothing in particular.`);
  return allOf(
    entries.map(([name, item]) => {
      const steps = name
        .split('.')
        .reduce<readonly PathStep[]>(
          (taken, part) => [...taken, stepInto(key, taken.at(-1)?.field ?? path.field, part)],
          path.steps,
        );
      return resolveAt(`${key}.${name}`, { ...path, steps, field: steps.at(-1)?.field ?? path.field }, item);
    }),
  );
}

function stepInto(key: string, field: Field, name: string): PathStep {
  const step = nextStep(field, name);
  if (step !== undefined) return step;
  throw new FieldError(`${key} has no field '${name.slice(0, 60)}'${perhaps(name, childFields(field).keys())}.`);
}
