import type { Document } from '../bson.js';
import { atPath, clip, FieldError, NotSupportedError, ValidationError, type ValidationIssue } from '../errors/index.js';
import { isExpression } from '../expressions/index.js';
import type { Field } from '../fields/index.js';
import type { Expression } from '../lookups/index.js';
import type { ModelMeta, PathStep } from '../meta/index.js';
import { ElementChange, storedValue, UpdateOperator } from '../updates/index.js';
import { aggregateInDocument } from './aggregate-in-document.js';
import { pathOf } from './array-steps.js';
import type { Pipeline } from './commands.js';
import { compileExpression } from './expression.js';
import { reachesOut } from './node-traits.js';
import { pathValue } from './path-value.js';
import { modelScope } from './query-scope.js';
import { resolveFieldPath } from './resolve-path.js';
import { safeLiteral } from './safe-literal.js';
import { setInside } from './set-inside.js';
import { storedAs } from './stored-as.js';
import { checkOverlap, checkTarget, type UpdateScope, operatorTarget } from './update-scope.js';

/** The changes of one column. */
interface Assignment {
  readonly column: string;
  readonly value: Expression;
}

/**
 * An update of which a value is computed, as a pipeline: `[{ $set: { n_comments: { $add: ['$n_comments', 1] } } }]`. Everything in it
 * is computed of the document as it was.
 */
export function computedUpdate(scope: UpdateScope, entries: readonly (readonly [string, unknown])[]): Pipeline {
  const issues: ValidationIssue[] = [];
  const changes: Assignment[] = [];
  const paths: string[] = [];
  for (const [key, value] of entries) {
    const { steps, field } = resolveFieldPath(modelScope(scope.meta), key);
    checkTarget(scope.meta, key, steps, value);
    try {
      const made = assignments(scope, key, steps, field, value);
      changes.push(...made);
      paths.push(pathOf(steps), ...made.slice(1).map(({ column }) => column));
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      issues.push(...error.issues.map((issue) => atPath(issue, key.replaceAll('__', '.'))));
    }
  }
  if (issues.length > 0) throw ValidationError.of(issues);
  checkOverlap(scope.meta, paths);
  return [{ $set: { ...merged(scope.meta, changes), ...nextVersion(scope.meta) } }];
}

function assignments(
  scope: UpdateScope,
  key: string,
  steps: readonly PathStep[],
  field: Field,
  value: unknown,
): readonly Assignment[] {
  const at = (made: Expression): Assignment => setInside(steps, made);
  if (isExpression(value)) return [at(computedValue(scope.meta, key, field, value.node))];
  if (value instanceof ElementChange) throw notBeside(scope.meta, key, 'Each()');
  if (!(value instanceof UpdateOperator)) return [at(safeLiteral(storedValue(field, value)))];
  const target = operatorTarget(scope, key, field);
  const current = pathValue({ steps, field }).expr;
  const [operator, operand] = value.compile(target);
  if (operator === '$rename') {
    const isThere = { $ne: [{ $type: current }, 'missing'] };
    const to = String(operand);
    return [at('$$REMOVE'), { column: to, value: { $cond: [isThere, current, `$${to}`] } }];
  }
  const made = value.computed(operand, current);
  if (made === undefined) throw notBeside(scope.meta, key, operator);
  return [at(made)];
}

/** Null where it is missing, and of the type that the field has in the database. */
function computedValue(
  meta: ModelMeta,
  key: string,
  field: Field,
  node: Parameters<typeof compileExpression>[0],
): Expression {
  const scope = modelScope(meta);
  const { expr, field: gives } = compileExpression(node, { scope, aggregate: (of) => aggregateInDocument(scope, of) });
  if (reachesOut(node)) {
    throw new NotSupportedError(
      `${meta.name}.${clip(key)}: update() computes of the document alone, not of other queries.`,
    );
  }
  const isAlike = gives.family === field.family || gives.family === 'json' || field.family === 'json';
  if (!isAlike) {
    throw new FieldError(`${meta.name}.${clip(key)} (${field.kind}) cannot be set to what a ${gives.kind} is.`);
  }
  return storedAs(field, gives, expr);
}

function notBeside(meta: ModelMeta, key: string, what: string): NotSupportedError {
  return new NotSupportedError(
    `${meta.name}.${clip(key)}: ${what} cannot stand beside computed values in one update(); make two of it.`,
  );
}

/** What is changed has another version. */
function nextVersion({ versionField }: ModelMeta): Document {
  if (versionField === undefined) return {};
  const { column } = versionField;
  return { [column]: { $add: [{ $ifNull: [`$${column}`, 0] }, 1] } };
}

/** The columns with their values; two items of one array would each set the whole of it. */
function merged(meta: ModelMeta, changes: readonly Assignment[]): Document {
  const columns = changes.map(({ column }) => column);
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice !== undefined) {
    throw new NotSupportedError(`${meta.name}: update() computes one item of '${twice}' at a time; make two of it.`);
  }
  return Object.fromEntries(changes.map(({ column, value }) => [column, value]));
}
