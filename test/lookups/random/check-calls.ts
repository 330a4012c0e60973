import { BSON, type Document } from 'mongodb';
import { type AnyFilter, type Condition as QCondition, Q } from 'nestjs-djongo';
import { and, type ConditionNode, not as negated } from '../../../libs/djongo/src/ast/index.js';
import { byExpression, type Rows } from '../forms.js';
import { asked, type Condition, isMatch } from '../oracle/oracle.js';
import { not } from '../oracle/tree.js';
import { every, type Verdict } from '../oracle/verdict.js';
import type { Call } from './conditions.js';
import type { RandomModel } from './models.js';

/** What an exploration has seen. */
export interface Report {
  /** Queries sent, each with its opposite. */
  queries: number;
  /** Of these, those that some documents met and others did not. */
  telling: number;
  /** Documents judged, and those of which either answer is right. */
  documents: number;
  open: number;
}

/**
 * Throws where a document that should be among the rows is not, or the reverse; where `filter` and `exclude` do not divide all
 * documents; and where the same condition as an expression finds others.
 */
export async function checkCalls(
  random: RandomModel,
  rows: Rows,
  documents: readonly Document[],
  calls: readonly Call[],
  report: Report,
): Promise<void> {
  const [only] = calls.length === 1 ? calls : [];
  const [found, left, alike] = await Promise.all([
    keysOf(random, calls),
    only && keysOf(random, [{ ...only, excludes: !only.excludes }]),
    only && byExpression(rows, random.model, nodeOf(only)),
  ]);
  const trees = calls.map(({ excludes, conditions }) => {
    const tree = asked(random.shape, conditions);
    return excludes ? not(tree) : tree;
  });
  for (const [at, document] of documents.entries()) {
    const verdict = every(trees.map((tree) => isMatch(tree, document)));
    const wrong =
      (left && found.has(at) === left.has(at) && 'is found by both the calls and their opposite, or by neither') ||
      whatIsWrong(verdict, found.has(at), 'the calls') ||
      (alike &&
        whatIsWrong(every(trees.map((tree) => isMatch(tree, document, 'any'))), alike.includes(at), 'an expression'));
    if (wrong) throw new Error(`A document ${wrong}: ${show(document)}\n  for ${show(calls)}`);
    report.documents += 1;
    report.open += verdict === 'either' ? 1 : 0;
  }
  report.queries += 1;
  report.telling += found.size > 0 && found.size < documents.length ? 1 : 0;
}

function whatIsWrong(verdict: Verdict, isFound: boolean, how: string): string | undefined {
  if (verdict === 'either' || verdict === isFound) return undefined;
  return isFound ? `is found by ${how} and should not be` : `is not found by ${how} and should be`;
}

function nodeOf({ excludes, conditions }: Call): ConditionNode {
  const node = and(conditions.map((condition) => conditionOf(condition).node));
  return excludes ? negated(node) : node;
}

async function keysOf({ model }: RandomModel, calls: readonly Call[]): Promise<ReadonlySet<unknown>> {
  const query = calls.reduce((found, { excludes, conditions }) => {
    const given = conditions.map((one) => ('q' in one ? one.q : conditionOf(one))) as AnyFilter[];
    return excludes ? found.exclude(...given) : found.filter(...given);
  }, model.objects.all());
  const rows = await query.values('pk');
  return new Set(rows.map(({ pk }: { pk: unknown }) => pk));
}

function conditionOf(condition: Condition): QCondition {
  if ('q' in condition) return Q(condition.q);
  if ('not' in condition) return conditionOf(condition.not).not();
  if ('or' in condition) return condition.or.map(conditionOf).reduce((joined, other) => joined.or(other));
  return condition.and.map(conditionOf).reduce((joined, other) => joined.and(other));
}

export function show(value: unknown): string {
  return BSON.EJSON.stringify(value, (_, item: unknown) => (item instanceof Set ? [...item] : item), 0, {
    relaxed: true,
  });
}
