import type { AnnotationNode, ConditionNode, ExpressionNode, QueryNode } from '../ast/index.js';
import { childrenOf, namesIn, planQuery } from '../compiler/index.js';
import { describeType, FieldError, NotSupportedError } from '../errors/index.js';
import { argumentNode, Condition, isExpression } from '../expressions/index.js';
import { dictionaryEntries, isPlain } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';
import { isSliced } from './slice-node.js';

/** Expressions by name, as nodes. Throws `FieldError` for names and values that cannot be. */
export function annotationNodes(
  meta: ModelMeta,
  method: string,
  given: unknown,
  isOutput: boolean,
): readonly AnnotationNode[] {
  const where = `${meta.name}: ${method}()`;
  if (!isPlain(given)) {
    throw new FieldError(`${where} takes an object of expressions, not a value of type ${describeType(given)}.`);
  }
  const entries = dictionaryEntries(where, given);
  if (entries.length === 0) throw new FieldError(`${where} needs at least one expression.`);
  return entries.map(([name, value]) => {
    checkName(where, name);
    if (!isExpression(value) && !(value instanceof Condition)) {
      throw new FieldError(
        `${where}: '${name}' needs an expression, not a value of type ${describeType(value)}; put data into Value().`,
      );
    }
    return Object.freeze<AnnotationNode>({ name, expression: argumentNode(value), isOutput });
  });
}

/** A query with annotations: of its documents, or, after `values()`, of groups of them where there is an aggregate among them. */
export function annotated(
  meta: ModelMeta,
  query: QueryNode,
  method: string,
  nodes: readonly AnnotationNode[],
): QueryNode {
  checkFree(meta, query, method, nodes);
  const isGrouping = query.projection.kind === 'values' && nodes.some(({ expression }) => isAggregate(expression));
  const made = query.group !== undefined || !isGrouping ? appended(query, nodes) : grouped(query, nodes);
  if (isGrouping && isSliced(query))
    throw new NotSupportedError(`${method}() of groups cannot follow slice(): call it before.`);
  // What is wrong with an expression is thrown where it is written.
  planQuery(meta, made);
  return made;
}

function appended(query: QueryNode, nodes: readonly AnnotationNode[]): QueryNode {
  return withFields({ ...query, annotations: Object.freeze([...query.annotations, ...nodes]) }, nodes);
}

/** As in Django, values that are no aggregates tell groups apart as well. */
function grouped(query: QueryNode, nodes: readonly AnnotationNode[]): QueryNode {
  const { projection } = query;
  const ofGroups: AnnotationNode[] = [];
  const plain: AnnotationNode[] = [];
  for (const node of nodes) {
    const names = namesIn(node.expression);
    const isOfGroup = isAggregate(node.expression) || ofGroups.some(({ name }) => names.has(name));
    (isOfGroup ? ofGroups : plain).push(node);
  }
  const keys = [
    ...(projection.kind === 'values' ? projection.fields : []),
    ...plain.filter(({ isOutput }) => isOutput).map(({ name }) => name),
  ];
  const annotations = Object.freeze([...query.annotations, ...plain, ...ofGroups]);
  const group = Object.freeze({ keys, documentAnnotations: query.annotations.length + plain.length });
  return withFields({ ...query, annotations, group }, nodes);
}

/** Rows of `values()` have what was annotated after it. */
function withFields(query: QueryNode, nodes: readonly AnnotationNode[]): QueryNode {
  const { projection } = query;
  if (projection.kind !== 'values') return Object.freeze(query);
  const names = nodes.filter(({ isOutput }) => isOutput).map(({ name }) => name);
  return Object.freeze({ ...query, projection: { ...projection, fields: [...projection.fields, ...names] } });
}

function isAggregate(node: ConditionNode | ExpressionNode): boolean {
  if (node.kind === 'aggregate') return true;
  // That of a window is one value for each row.
  return node.kind !== 'window' && childrenOf(node).some(isAggregate);
}

function checkName(where: string, name: string): void {
  if (/^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*_?$/.test(name)) return;
  throw new FieldError(`${where}: a name has letters, digits and single underscores; one given has not.`);
}

function checkFree(
  meta: ModelMeta,
  { annotations }: QueryNode,
  method: string,
  nodes: readonly AnnotationNode[],
): void {
  for (const { name } of nodes) {
    const taken = annotations.some((other) => other.name === name);
    if (name === 'pk' || meta.fields.has(name) || taken || name in meta.model.prototype) {
      throw new FieldError(`${meta.name}: ${method}() cannot name '${name}' what has that name already.`);
    }
  }
}
