import type {
  AggregateNode,
  CallNode,
  CaseNode,
  ExpressionNode,
  OperatorNode,
  SubqueryNode,
  WindowNode,
} from '../ast/index.js';
import { clip, FieldError, NotSupportedError } from '../errors/index.js';
import { commonOf, type CompiledArgument, FUNCTIONS, listOf, OUTPUT } from '../expressions/index.js';
import type { Field } from '../fields/index.js';
import { encodeData } from './encode-data.js';
import { compileExpr } from './expr.js';
import { pathValue } from './path-value.js';
import { OuterReference, SubqueryReference } from './references.js';
import { resolveCondition } from './resolve.js';
import { resolveValuePath } from './resolve-path.js';
import type { Scope } from './scope.js';
import { accepts, kindsOf } from './takes.js';

/** Where an expression stands: what it may name, and what aggregates and windows are there. */
export interface ExpressionContext {
  readonly scope: Scope;
  /** How an aggregate is computed here; there are none unless given. */
  readonly aggregate?: (node: AggregateNode) => CompiledArgument;
  readonly window?: (node: WindowNode) => CompiledArgument;
}

/** An expression in the server's own form, and the field that says what it gives. Throws `FieldError` for what is wrong. */
export function compileExpression(node: ExpressionNode, context: ExpressionContext): CompiledArgument {
  const { scope } = context;
  switch (node.kind) {
    case 'field':
      return pathValue(resolveValuePath(scope, node.path));
    case 'outer':
      return { expr: new OuterReference(node.path, node.levels), field: OUTPUT.json };
    case 'value':
      return encodeData(node.value);
    case 'call':
      return compileCall(node, context);
    case 'case':
      return compileCase(node, context);
    case 'condition':
      return { expr: compileExpr(resolveCondition(scope, node.condition)), field: OUTPUT.boolean };
    case 'aggregate':
      if (context.aggregate !== undefined) return context.aggregate(node);
      throw new FieldError(
        `${scope.name}: an aggregate such as ${node.name}() belongs into annotate() or aggregate().`,
      );
    case 'window':
      if (context.window !== undefined) return context.window(node);
      throw new NotSupportedError(`${scope.name}: a Window() belongs into annotate(), by itself or in an expression.`);
    case 'subquery':
      return compileSubquery(node, scope);
    case 'operator':
      return compileOperator(node, context);
    case 'variable':
      return { expr: `$$${node.name}`, field: OUTPUT.json };
    case 'list': {
      const items = node.items.map((item) => compileExpression(item, context));
      return { expr: items.map(({ expr }) => expr), field: OUTPUT.json };
    }
    case 'record': {
      const entries = node.entries.map(([name, item]) => [name, compileExpression(item, context).expr] as const);
      return { expr: Object.fromEntries(entries), field: OUTPUT.json };
    }
  }
}

function compileCall({ name, args, options }: CallNode, context: ExpressionContext): CompiledArgument {
  const definition = FUNCTIONS.get(name);
  if (definition === undefined) throw new FieldError(`There is no function '${clip(name)}'.`);
  const compiled = args.map((arg) => compileExpression(arg, context));
  for (const [at, { field }] of compiled.entries()) {
    const takes = definition.takes[at] ?? definition.more;
    if (takes === undefined) throw new FieldError(`${name}() takes ${definition.takes.length} arguments at most.`);
    if (!accepts(takes, field)) {
      const given = `${place(context.scope, args[at])} (${field.kind})`;
      throw new FieldError(`${given}: ${name}() takes ${kindsOf(takes)} here.`);
    }
  }
  if (compiled.length < definition.takes.length) {
    throw new FieldError(`${name}() takes ${definition.takes.length} arguments, not ${compiled.length}.`);
  }
  const fields = compiled.map(({ field }) => field);
  const { output } = definition;
  return {
    expr: definition.expr(
      compiled.map(({ expr }) => expr),
      options,
      fields,
    ),
    field: typeof output === 'function' ? output(fields, options) : output,
  };
}

/** What an expression is called in a message. */
function place(scope: Scope, node: ExpressionNode | undefined): string {
  return node?.kind === 'field' ? `${scope.name}.${clip(node.path)}` : `An argument of ${scope.name}`;
}

function compileCase({ cases, otherwise }: CaseNode, context: ExpressionContext): CompiledArgument {
  const branches = cases.map(({ when, value }) => ({
    condition: compileExpr(resolveCondition(context.scope, when)),
    value: compileExpression(value, context),
  }));
  const last = compileExpression(otherwise, context);
  const fields = [...branches.map(({ value }) => value), last]
    // A null says nothing of the type.
    .filter(({ expr }) => expr !== null)
    .map(({ field }) => field);
  const [first, ...more] = branches;
  const expr =
    first !== undefined && more.length === 0
      ? { $cond: [first.condition, first.value.expr, last.expr] }
      : {
          $switch: { branches: branches.map(branchOf), default: last.expr },
        };
  return { expr, field: commonOf(fields) };
}

/** `{ case: …, then: … }` */
function branchOf({ condition, value }: { readonly condition: unknown; readonly value: CompiledArgument }): object {
  return { case: condition, then: value.expr };
}

function compileOperator({ operator, argument, output }: OperatorNode, context: ExpressionContext): CompiledArgument {
  // Made by `Expr`, which takes nothing but a field.
  const field = (output ?? OUTPUT.json) as Field;
  return { expr: { [operator]: compileExpression(argument, context).expr }, field };
}

function compileSubquery(node: SubqueryNode, scope: Scope): CompiledArgument {
  const expr = new SubqueryReference(node);
  if (node.gives === 'any') return { expr, field: OUTPUT.boolean };
  const field = scope.fieldOfRows(node.source);
  return { expr, field: node.gives === 'all' ? listOf(field) : field };
}
