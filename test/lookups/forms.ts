import type { Collection, Document } from 'mongodb';
import type { ConditionNode } from '../../libs/djongo/src/ast/index.js';
import { compileExpr, compileMatch, modelScope, resolveCondition } from '../../libs/djongo/src/compiler/index.js';
import { metaOf, type ModelClass } from '../../libs/djongo/src/meta/index.js';

/** A collection whose primary keys are numbers. */
export type Rows = Collection<Document & { _id: number }>;

/** The keys of the documents that meet a condition, asked in the form of a path. */
export function byPath(rows: Rows, model: ModelClass, node: ConditionNode): Promise<number[]> {
  return keys(rows.aggregate([{ $match: compileMatch(resolveCondition(modelScope(metaOf(model)), node)) }]));
}

/** The same, asked in the form of an expression. */
export function byExpression(rows: Rows, model: ModelClass, node: ConditionNode): Promise<number[]> {
  return keys(rows.aggregate([{ $match: { $expr: compileExpr(resolveCondition(modelScope(metaOf(model)), node)) } }]));
}

async function keys(found: { toArray(): Promise<Document[]> }): Promise<number[]> {
  return (await found.toArray()).map((document) => Number(document['_id'])).sort((a, b) => a - b);
}
