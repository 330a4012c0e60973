import type { QueryNode } from '../ast/index.js';
import { pathValue } from './path-value.js';
import { keyScope } from './query-scope.js';
import { resolveFieldPath } from './resolve-path.js';
import { computedColumns, sortDocument, type SortKey } from './sort-keys.js';
import type { Stages } from './stage.js';
import { setStage } from './annotate.js';

/** Each row of `values()` once. They can be ordered by what they have, and by nothing else. */
export function distinctRows(rows: Stages, { projection }: QueryNode): Stages {
  const { scope } = rows;
  if (projection.kind !== 'values') return rows;
  const keys = projection.fields.map((name) => ({ name, value: pathValue(resolveFieldPath(scope, name)) }));
  const id = Object.fromEntries(keys.map(({ name, value }) => [name, { $ifNull: [value.expr, null] }]));
  return {
    stages: [...rows.stages, { document: { $group: { _id: id } }, scope }],
    temporary: [],
    scope: keyScope(
      scope.meta,
      keys.map(({ name, value }) => ({ name, column: `_id.${name}`, value })),
    ),
    areDocuments: false,
  };
}

/** The first document, by the order, of each combination of some fields' values. */
export function distinctFields(rows: Stages, fields: readonly string[], keys: readonly SortKey[]): Stages {
  const { scope } = rows;
  const id = Object.fromEntries(
    fields.map((name) => [name, { $ifNull: [pathValue(resolveFieldPath(scope, name)).expr, null] }]),
  );
  const sort = keys.length === 0 ? [] : [{ $sort: sortDocument(keys) }];
  const documents = [
    ...setStage(computedColumns(keys)),
    ...sort,
    { $group: { _id: id, document: { $first: '$$ROOT' } } },
    { $replaceWith: '$document' },
    // A group comes out in no order.
    ...sort,
  ];
  return {
    ...rows,
    stages: [...rows.stages, ...documents.map((document) => ({ document, scope }))],
    temporary: [...rows.temporary, ...Object.keys(computedColumns(keys))],
  };
}
