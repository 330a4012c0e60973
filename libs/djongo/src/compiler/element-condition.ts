import type { ConditionNode } from '../ast/index.js';
import type { Document } from '../bson.js';
import { clip, FieldError, NotSupportedError } from '../errors/index.js';
import type { Field } from '../fields/index.js';
import type { ElementModel } from './element-model.js';
import { compileMatch, elementOperand } from './match.js';
import { modelScope } from './query-scope.js';
import { resolveCondition } from './resolve.js';

/** Makes a condition of what a caller gave. */
export type ConditionOf = (where: unknown) => ConditionNode;

/**
 * What a condition asks of an element: `{ name: { $regex: '^P' } }`, with paths that begin at the element, and no path where
 * it is about the element itself: `{ '': { $lt: 0 } }`. The server takes no expressions there.
 */
export function elementCondition({ meta, prefix }: ElementModel, condition: ConditionNode): Document {
  const node = below(prefix, condition);
  const leaves = leavesOf(node);
  const place = `${meta.name}.${prefix.slice(0, -2)}`;
  if (leaves.length === 0) throw new FieldError(`${clip(place)}: a condition on elements needs at least one lookup.`);
  const resolved = resolveCondition(modelScope(meta), node);
  if (resolved.kind === 'constant') return { '': resolved.value ? { $nin: [] } : { $in: [] } };
  const document = compileMatch(resolved);
  if (!hasExpression(document)) return document;
  const leaf = leaves.find((each) => hasExpression(compileMatch(resolveCondition(modelScope(meta), each))));
  const name = leaf !== undefined && 'key' in leaf ? `${meta.name}.${leaf.key}` : place;
  throw new NotSupportedError(
    `${clip(name)}: only an expression can ask this, which the server does not take of elements.`,
  );
}

/** The condition as an array filter: `{ 'e0.name': { $regex: '^P' } }`, `{ e0: { $lt: 0 } }`. */
export function arrayFilter(identifier: string, condition: Document): Document {
  return Object.fromEntries(
    Object.entries(condition).map(([key, value]): [string, unknown] => {
      if (key.startsWith('$') && Array.isArray(value)) {
        return [key, value.map((each: Document) => arrayFilter(identifier, each))];
      }
      return [key === '' ? identifier : `${identifier}.${key}`, value];
    }),
  );
}

/** The condition as `$pull` takes it: `{ name: { $regex: '^P' } }` of documents, else `{ $lt: 0 }`. */
export function pullCondition(key: string, item: Field, condition: Document): Document {
  const excluded = excludedElement(condition);
  const operand = excluded === undefined ? elementOperand(condition) : { $not: elementOperand(excluded) };
  const isOperators = excluded !== undefined || isOfElement(condition);
  // Of elements that are no documents the server finds none by what is in them.
  if (operand === undefined || (!isOperators && item.family !== 'container')) {
    throw new NotSupportedError(
      `${clip(key)}: the server finds elements to remove by their fields, or by one lookup of a kind on themselves.`,
    );
  }
  // It takes `$not` for an operator only where another is in front.
  return Object.keys(operand)[0] === '$not' ? { $nin: [], ...operand } : operand;
}

/** What an element itself must not be, where that is all: the server takes no `$nor` there. */
function excludedElement({ $nor, ...rest }: Document): Document | undefined {
  if (!Array.isArray($nor) || $nor.length !== 1 || Object.keys(rest).length > 0) return undefined;
  const only: Document = $nor[0];
  return isOfElement(only) ? only : undefined;
}

/** Whether a condition is about the element itself, not about what is in it. */
function isOfElement(condition: Document): boolean {
  const [key, ...others] = Object.keys(condition);
  return key === '' && others.length === 0;
}

/** The same condition on what is below a name. */
function below(prefix: string, node: ConditionNode): ConditionNode {
  if ('children' in node) return { ...node, children: node.children.map((child) => below(prefix, child)) };
  if ('child' in node) return { ...node, child: below(prefix, node.child) };
  return 'key' in node ? { ...node, key: prefix + node.key } : node;
}

function leavesOf(node: ConditionNode): readonly ConditionNode[] {
  if ('children' in node) return node.children.flatMap(leavesOf);
  return 'child' in node ? leavesOf(node.child) : [node];
}

function hasExpression(document: Document): boolean {
  return Object.entries(document).some(
    ([key, value]) =>
      key === '$expr' ||
      (key.startsWith('$') && Array.isArray(value) && value.some((each: Document) => hasExpression(each))),
  );
}
