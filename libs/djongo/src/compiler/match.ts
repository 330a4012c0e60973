import type { Document } from '../bson.js';
import { isPlain } from '../fields/index.js';
import type { PathStep } from '../meta/index.js';
import { pathOf } from './array-steps.js';
import { compileExpr } from './expr.js';
import { joinElements } from './join-elements.js';
import { mergeConditions } from './merge-conditions.js';
import type { Resolved, ResolvedElement, ResolvedTest } from './resolved.js';
import { hasSlice } from './slices.js';

/** A condition as the server's filter document: plain paths, which indexes serve. */
export function compileMatch(condition: Resolved): Document {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? {} : { $expr: false };
    case 'test':
      return compilePath(condition) ?? { $expr: compileExpr(condition) };
    case 'expression':
      return { $expr: condition.expr };
    case 'element':
      return compileElement(condition);
    case 'not':
      return {
        $nor:
          condition.child.kind === 'or' ? condition.child.children.map(compileMatch) : [compileMatch(condition.child)],
      };
    case 'or':
      return { $or: condition.children.map(compileMatch) };
    case 'and':
      return mergeConditions(condition.children.map(compileMatch));
  }
}

/** A test on a path; undefined where only an expression can ask it. */
function compilePath({ steps, transform, lookup, value }: ResolvedTest): Document | undefined {
  return transform === undefined && !hasSlice(steps) ? lookup.path(pathOf(steps), value) : undefined;
}

function compileElement(element: ResolvedElement): Document {
  if (hasSlice(element.steps)) return { $expr: compileExpr(element) };
  // Where only an expression can ask it: what must hold of the array for that to have a chance, since an index may serve it.
  return elemMatch(element) ?? mergeConditions([...necessary(element, []), { $expr: compileExpr(element) }]);
}

/** `{ authors: { $elemMatch: { name: 'P', email: 'e' } } }`; undefined where only an expression can ask it. */
function elemMatch(element: ResolvedElement): Document | undefined {
  if (mistakesArrays(element)) return undefined;
  const condition = elementOperand(compileMatch(element.condition));
  return condition && { [pathOf(element.steps)]: { $elemMatch: condition } };
}

/** Whether `$elemMatch` would take an item that is an array, as JSON may be, for a document that lacks what no document may have. */
function mistakesArrays({ steps, condition }: ResolvedElement): boolean {
  return steps.at(-1)?.field.item?.family === 'json' && lacksKeys(condition);
}

function lacksKeys(condition: Resolved): boolean {
  if ('children' in condition) return condition.children.some(lacksKeys);
  if (condition.kind !== 'test') return condition.kind === 'not';
  return condition.steps.some(({ column }) => column !== '') && excludes(condition);
}

/** Whether a test is met where there is nothing. */
function excludes({ lookup, value }: ResolvedTest): boolean {
  return lookup.opposite?.(value) !== undefined;
}

/**
 * What may stand under `$elemMatch`: conditions on an element's fields, or operators on the element itself, where there is
 * no path to write them under. Those the server takes one of a name, and without `$or`; undefined where there are more.
 */
export function elementOperand(document: Document): Document | undefined {
  const keys = Object.keys(document);
  if (keys.length !== 1 || keys[0] !== '') return asksElement(document) ? undefined : document;
  const condition: unknown = document[''];
  return isPlain(condition) ? condition : { $eq: condition };
}

function asksElement(document: Document): boolean {
  return Object.entries(document).some(
    ([key, value]) =>
      // The driver would take a document with its own key for a value of its own.
      key === '' ||
      key === '$expr' ||
      key === '_bsontype' ||
      (key.startsWith('$') && Array.isArray(value) && value.some(asksElement)),
  );
}

function necessary(condition: Resolved, way: readonly PathStep[]): Document[] {
  switch (condition.kind) {
    case 'element':
      return necessary(condition.condition, [...way, ...condition.steps]);
    case 'and':
      return condition.children.flatMap((child) => necessary(child, way));
    case 'test': {
      // What no element may do, another one still may.
      if (excludes(condition)) return [];
      const joined = joinElements({ ...condition, steps: [...way, ...condition.steps] });
      const document =
        joined.kind === 'test' ? compilePath(joined) : joined.kind === 'element' ? elemMatch(joined) : undefined;
      return document === undefined ? [] : [document];
    }
    default:
      return [];
  }
}
