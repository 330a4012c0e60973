import type { ConditionNode } from '../ast/index.js';
import { clip, describeType, FieldError, perhaps } from '../errors/index.js';
import type { CompiledArgument } from '../expressions/index.js';
import { dictionaryEntries, type Field, isPlain } from '../fields/index.js';
import type { Expression } from '../lookups/index.js';
import { childFields, nextStep, type PathStep } from '../meta/index.js';
import { elementOf, joinElements } from './join-elements.js';
import { resolveComparison } from './resolve-comparison.js';
import { resolvePath } from './resolve-path.js';
import { resolveTest } from './resolve-test.js';
import { resolveTransform } from './resolve-transform.js';
import { allOf, anyOf, negate, type Resolved, type ResolvedPath } from './resolved.js';
import type { Scope } from './scope.js';

/**
 * Resolves the condition of one `filter()` or `exclude()` call: names to paths and lookups, values to what the database holds.
 * Pure, so what was resolved for a node in a scope holds for ever and is kept as long as the node.
 */
export function resolveCondition(scope: Scope, node: ConditionNode): Resolved {
  const known = resolutions.get(node);
  if (known?.scope === scope) return known.resolved;
  const resolved = joinElements(resolve(scope, node));
  resolutions.set(node, { scope, resolved });
  return resolved;
}

const resolutions = new WeakMap<ConditionNode, { readonly scope: Scope; readonly resolved: Resolved }>();

function resolve(scope: Scope, node: ConditionNode): Resolved {
  switch (node.kind) {
    case 'lookup':
      return withKey(node.key, () => resolveAt(`${scope.name}.${node.key}`, resolvePath(scope, node.key), node.value));
    case 'comparison':
      return withKey(node.key, () => resolveComparison(scope, resolvePath(scope, node.key), node));
    case 'expression':
      return { kind: 'expression', expr: conditionExpr(scope, scope.compile(node.expression)) };
    case 'and':
      return allOf(node.children.map((child) => resolve(scope, child)));
    case 'or':
      return anyOf(node.children.map((child) => resolve(scope, child)));
    case 'not':
      return negate(resolve(scope, node.child));
  }
}

/** Only what is true or false can be a condition: the server would take a number for one. */
function conditionExpr({ name }: Scope, { expr, field }: CompiledArgument): Expression {
  if (field.family === 'boolean' || field.family === 'json') return expr;
  throw new FieldError(
    `${name}: an expression that stands as a condition gives true or false; one is a ${field.kind}.`,
  );
}

/** Tells callers, such as the answer to a request, which key of the query was wrong. */
function withKey<T>(key: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof FieldError) error.key = clip(key);
    throw error;
  }
}

function resolveAt(key: string, path: ResolvedPath, value: unknown): Resolved {
  if (path.transform !== undefined) return resolveTransform(key, path, path.transform, value);
  const item = path.field.item ?? path.field;
  return item.family === 'container' ? resolveContainer(key, path, item, value) : resolveTest(key, path, value);
}

/** What an embedded document, or an array of them, is asked: by a dictionary, or several, as far as the lookup takes them. */
function resolveContainer(key: string, path: ResolvedPath, item: Field, value: unknown): Resolved {
  const { lookup, field, steps } = path;
  if (isDictionary(item, value)) {
    // Not the same as `ne` on each leaf, which demands that all of them differ.
    if (lookup === 'ne') return negate(resolveDictionary(key, { ...path, lookup: 'exact' }, value));
    return resolveDictionary(key, path, value);
  }
  const takesSeveral = lookup === 'in' || (field.family === 'array' && OF_SEVERAL.includes(lookup));
  if (!takesSeveral || !isIterable(value)) return resolveTest(key, path, value);
  const each = Array.from(value, (entry: unknown): Resolved => {
    if (!isDictionary(item, entry)) throw needsDictionaries(key, item, entry);
    return resolveDictionary(key, { ...path, lookup: 'exact' }, entry);
  });
  if (lookup === 'in' || lookup === 'overlap') return anyOf(each);
  // Each of them may be met by an element of its own. An empty list is a question about the array itself.
  return each.length === 0 ? resolveTest(key, path, []) : allOf(each.map((condition) => elementOf(steps, condition)));
}

/** The lookups that ask an array for several of its elements. */
const OF_SEVERAL: readonly string[] = ['contains', 'all', 'overlap'];

function isDictionary(container: Field, value: unknown): value is object {
  return isPlain(value) || (container.container !== undefined && value instanceof container.container);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function needsDictionaries(key: string, container: Field, value: unknown): FieldError {
  const type = describeType(value);
  return new FieldError(`${clip(key)} (${container.kind}) needs objects of its fields; one given is of type ${type}.`);
}

/**
 * A dictionary on a container stands for one condition on each of its leaves, with the lookup applied there. Its keys are
 * fields, or `2.name` for an item of an array; never lookups, since dictionaries come from request bodies.
 */
function resolveDictionary(key: string, path: ResolvedPath, value: object): Resolved {
  const entries = entriesOf(key, path.field, value);
  if (entries.length === 0)
    throw new FieldError(`${clip(key)}: an object without fields asks for nothing in particular.`);
  return allOf(
    entries.map(([name, item]) => {
      const steps = [...path.steps];
      let { field } = path;
      for (const part of name.split('.')) {
        const step = stepInto(key, field, part);
        steps.push(step);
        field = step.field;
      }
      return resolveAt(`${key}.${name}`, { ...path, steps, field }, item);
    }),
  );
}

/** Of an instance the fields that are set; of an object all keys, since one that is undefined may be a forgotten value. */
function entriesOf(key: string, field: Field, value: object): [string, unknown][] {
  if (isPlain(value)) return dictionaryEntries(clip(key), value);
  return [...childFields(field).keys()]
    .map((name): [string, unknown] => [name, Reflect.get(value, name)])
    .filter(([, item]) => item !== undefined);
}

function stepInto(key: string, field: Field, name: string): PathStep {
  const step = nextStep(field, name);
  if (step !== undefined) return step;
  throw new FieldError(`${clip(key)} has no field '${clip(name)}'${perhaps(name, childFields(field).keys())}.`);
}
