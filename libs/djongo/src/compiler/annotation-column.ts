import type { ModelMeta } from '../meta/index.js';

/** The key that an annotation has in the documents of a pipeline: its name, unless the documents have that key already. */
export function annotationColumn(meta: ModelMeta, name: string): string {
  const columns = new Set(meta.fieldList.map(({ column }) => column));
  let column = name;
  while (columns.has(column)) column = `${column}_`;
  return column;
}
