import type { AggregateNode } from '../ast/index.js';
import { clip, FieldError } from '../errors/index.js';
import { type AggregateDefinition, AGGREGATES, type CompiledArgument, OUTPUT } from '../expressions/index.js';
import type { Field } from '../fields/index.js';
import type { Expression } from '../lookups/index.js';
import type { PathStep } from '../meta/index.js';
import { arrayDepth } from './array-steps.js';
import { compileExpr } from './expr.js';
import { flatExpr, presentExpr } from './list-expr.js';
import { pathValue } from './path-value.js';
import { resolveCondition } from './resolve.js';
import { resolveValuePath } from './resolve-path.js';
import type { Resolved, ResolvedPath } from './resolved.js';
import { rooted } from './rooted.js';
import type { Scope } from './scope.js';
import { accepts, kindsOf } from './takes.js';

/** What an aggregate is of, in one document. */
export interface AggregateInput {
  readonly definition: AggregateDefinition;
  /** One value, or an array of values where `isList`; undefined for the document itself. */
  readonly value: Expression;
  readonly isList: boolean;
  /** What a document has to meet for its values to count; undefined where all of them do. */
  readonly condition: Expression;
  /** The field of one of the values. */
  readonly field: Field;
}

/** Values with what a document has to meet for them to count. */
interface Counted {
  readonly value: CompiledArgument;
  readonly condition: Resolved | undefined;
  /** Whether the values are known to be in one array. */
  readonly isFlat?: boolean;
}

/** Reads an aggregate. Throws `FieldError` where it does not fit what it is of. */
export function aggregateInput(scope: Scope, node: AggregateNode): AggregateInput {
  const definition = AGGREGATES.get(node.name);
  if (definition === undefined) throw new FieldError(`There is no aggregate '${clip(node.name)}'.`);
  const filter = node.filter && resolveCondition(scope, node.filter);
  if (node.of === '*') {
    return { definition, value: undefined, isList: false, condition: exprOf(filter), field: OUTPUT.json };
  }
  const path = node.of.kind === 'field' ? resolveValuePath(scope, node.of.path) : undefined;
  const isThroughArray = path !== undefined && arrayDepth(path.steps) !== undefined;
  const { value, condition, isFlat }: Counted =
    path === undefined ? { value: scope.compile(node.of), condition: filter } : counted(path, filter);
  const isList = value.field.family === 'array' && (isThroughArray || definition.wholeArrays !== true);
  const { field, levels } = isList ? innermost(value.field, 0) : { field: value.field, levels: 0 };
  if (!accepts(definition.takes, field)) {
    const name = path === undefined ? `An argument of ${scope.name}` : `${scope.name}.${clip(pathName(node))}`;
    throw new FieldError(`${name} (${field.kind}): ${node.name}() takes ${kindsOf(definition.takes)}.`);
  }
  const list = isList && !isFlat ? flatExpr(value.expr, levels) : value.expr;
  // The elements of an array are counted as they are; what is looked for in each of them may be missing there.
  const isPlainCount = isList && !isThroughArray && !node.distinct;
  const dropsNulls = isList && !isPlainCount && !definition.keepsNulls && (node.distinct || !definition.skipsNulls);
  return { definition, value: dropsNulls ? presentExpr(list) : list, isList, condition: exprOf(condition), field };
}

/** The values at a path that count. Of a filter that goes through the same array, each element has to meet it by itself. */
function counted(path: ResolvedPath, filter: Resolved | undefined): Counted {
  const value = pathValue(path);
  const depth = arrayDepth(path.steps) ?? (path.field.family === 'array' ? path.steps.length : undefined);
  if (filter === undefined || depth === undefined) return { value, condition: filter };
  const array = path.steps.slice(0, depth);
  const condition = rooted(filter, array, '$$a');
  if (condition === undefined) return { value, condition: filter };
  const elements = { $filter: { input: elementsOf(array), as: 'a', cond: compileExpr(condition) } };
  const rest = path.steps.slice(depth);
  if (rest.length === 0) return { value: { expr: elements, field: value.field }, condition: undefined, isFlat: true };
  const inside = pathValue({ ...path, steps: rest }, '$$b');
  const each = { $map: { input: elements, as: 'b', in: inside.expr } };
  return { value: { expr: each, field: value.field }, condition: undefined, isFlat: inside.field.item === undefined };
}

function elementsOf(array: readonly PathStep[]): Expression {
  const last = array.at(-1);
  if (last === undefined) return [];
  const { expr, field } = pathValue({ steps: array, field: last.field });
  return flatExpr(expr, innermost(field, 0).levels - innermost(last.field, 0).levels + 1);
}

function innermost(field: Field, levels: number): { readonly field: Field; readonly levels: number } {
  return field.item === undefined ? { field, levels } : innermost(field.item, levels + 1);
}

function exprOf(condition: Resolved | undefined): Expression {
  return condition && compileExpr(condition);
}

function pathName({ of }: AggregateNode): string {
  return of !== '*' && of.kind === 'field' ? of.path : '';
}
