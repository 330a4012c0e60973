import type { ConditionNode, ExpressionNode, QueryNode, QuerySource } from '../ast/index.js';
import { childrenOf } from '../compiler/index.js';
import { NotSupportedError } from '../errors/index.js';

/** Refuses a query of which a part is asked of another database: the server would look for it in this one. */
export function refuseForeign(query: QueryNode, database: unknown): void {
  for (const source of sourcesIn(query)) {
    if (source.database() !== database) {
      throw new NotSupportedError('A query and those within it must be of one database; see using().');
    }
    refuseForeign(source.query, database);
  }
}

function sourcesIn({ where, annotations, orderBy = [], combined }: QueryNode): readonly QuerySource[] {
  if (where.length + annotations.length + orderBy.length + combined.length === 0) return [];
  const nodes = [...where, ...annotations.map(({ expression }) => expression), ...orderBy.map(({ by }) => by)];
  return [...nodes.flatMap(sourcesOf), ...combined.map(({ source }) => source)];
}

function sourcesOf(node: ConditionNode | ExpressionNode): readonly QuerySource[] {
  return node.kind === 'subquery' ? [node.source] : childrenOf(node).flatMap(sourcesOf);
}
