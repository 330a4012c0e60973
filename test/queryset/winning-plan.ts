import type { Collection, Document } from 'mongodb';

/** The plan by which the server would find documents. */
export interface WinningPlan {
  /** `['FETCH', 'IXSCAN']` */
  readonly stages: readonly string[];
  /** Names of the indexes that are scanned, sorted. */
  readonly indexes: readonly string[];
  /** The ranges that are scanned of each: `{ head: ['["a", "b")'] }`. */
  readonly bounds: readonly Readonly<Record<string, readonly string[]>>[];
}

/** Asks the server for the plan that wins. */
export async function winningPlan(collection: Collection, filter: Document): Promise<WinningPlan> {
  const { queryPlanner } = await collection.find(filter).explain('queryPlanner');
  const stages = inside(queryPlanner.winningPlan);
  const indexes = stages.flatMap(({ indexName }) => (typeof indexName === 'string' ? [indexName] : []));
  const bounds = stages.flatMap(({ indexBounds }) => indexBounds ?? []);
  return { stages: stages.map(({ stage }) => String(stage)), indexes: [...new Set(indexes)].sort(), bounds };
}

function inside(stage: Document): Document[] {
  const inner = [stage['queryPlan'], stage['inputStage'], ...(stage['inputStages'] ?? [])];
  return [stage, ...inner.filter((child) => child !== undefined).flatMap(inside)].filter((item) => 'stage' in item);
}
