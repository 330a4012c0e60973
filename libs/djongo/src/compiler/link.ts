import type { Document } from '../bson.js';
import { FieldError } from '../errors/index.js';
import type { Expression } from '../lookups/index.js';
import { OuterReference, type SubqueryReference } from './references.js';
import { replaceIn } from './replace-in.js';
import type { Scope } from './scope.js';
import type { Stage } from './stage.js';

/** A pipeline whose subqueries are joined, and the columns that hold what was found. */
export interface Linked {
  readonly documents: readonly Document[];
  readonly temporary: readonly string[];
}

/** Under names that no field of a model can have. */
const PREFIX = '__s';

/**
 * Puts a `$lookup` in front of each stage that needs another query, and the path to what it finds in its place. `lookupOf` makes
 * the `$lookup` of a subquery, in which what refers to this query stands still.
 */
export function link(stages: readonly Stage[], lookupOf: (reference: SubqueryReference) => Document): Linked {
  const documents: Document[] = [];
  const temporary: string[] = [];
  const found = new Map<SubqueryReference, string>();
  for (const { document, scope } of stages) {
    const linked = replaceIn(document, (reference) => {
      if (reference instanceof OuterReference) return reference;
      let column = found.get(reference);
      if (column === undefined) {
        column = `${PREFIX}${temporary.length}`;
        temporary.push(column);
        found.set(reference, column);
        documents.push({ $lookup: { ...closedOver(lookupOf(reference), scope), as: column } });
      }
      return valueOf(reference, column);
    });
    documents.push(linked);
    if (RESHAPING.some((operator) => operator in document)) found.clear();
  }
  return { documents, temporary };
}

/** The stages after which nothing that was found before is there any more. */
const RESHAPING: readonly string[] = ['$group', '$project', '$replaceWith', '$unionWith'];

/** Refuses what refers to an outer query where there is none. */
export function refuseOuter<V>(pipeline: V): V {
  return replaceIn(pipeline, (reference) => {
    const path = reference instanceof OuterReference ? reference.path : '';
    throw new FieldError(`OuterRef('${path}') belongs into a query that is a part of another one.`);
  });
}

/** What an inner query asks of this one, as variables of its `$lookup`. */
function closedOver(lookup: Document, scope: Scope): Document {
  const names = new Map<string, string>();
  const values: Document = {};
  const pipeline: unknown = replaceIn(lookup['pipeline'], (reference) => {
    if (!(reference instanceof OuterReference)) return reference;
    const { path, levels } = reference;
    const key = `${levels} ${path}`;
    const name = names.get(key) ?? `o${names.size}`;
    names.set(key, name);
    values[name] = levels === 1 ? scope.compile({ kind: 'field', path }).expr : new OuterReference(path, levels - 1);
    return `$$${name}`;
  });
  const { from, ...rest } = lookup;
  return names.size === 0 ? lookup : { from, let: values, ...rest, pipeline };
}

function valueOf({ node, joinedBy }: SubqueryReference, column: string): Expression {
  if (joinedBy !== undefined) return `$${column}`;
  switch (node.gives) {
    case 'any':
      return { $ne: [`$${column}`, []] };
    case 'first':
      return { $first: `$${column}.v` };
    case 'all':
      return `$${column}._id`;
  }
}
