import type { QueryNode } from '../ast/index.js';
import { NotSupportedError } from '../errors/index.js';

/** A query's rows from `from` up to, and without, `to`, counted within the slice it already is. */
export function sliceNode(node: QueryNode, from: number, to: number | undefined): Pick<QueryNode, 'skip' | 'limit'> {
  for (const bound of to === undefined ? [from] : [from, to]) {
    if (!Number.isSafeInteger(bound) || bound < 0) {
      throw new NotSupportedError('slice() takes whole numbers of at least 0; use reverse() or last() for the end.');
    }
  }
  const limits = [...(to === undefined ? [] : [to - from]), ...(node.limit === undefined ? [] : [node.limit - from])];
  return {
    skip: node.skip + from,
    limit: limits.length === 0 ? undefined : Math.max(0, Math.min(...limits)),
  };
}

/** Whether a query is a slice already, of which neither order nor conditions can change any more. */
export function isSliced(node: QueryNode): boolean {
  return node.skip > 0 || node.limit !== undefined;
}
