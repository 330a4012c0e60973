import type { Field } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';

/** The elements of an array, to resolve names in. */
export interface ElementModel {
  /** Has the element as its only field, whose path in the database is empty: paths begin at the element. */
  readonly meta: ModelMeta;
  /** What keys begin with: the array's name. */
  readonly prefix: string;
}

/** What stands below the array at a key, such as `blog__authors`, is asked of an element: messages name it all the same. */
export function elementModel(meta: ModelMeta, key: string, item: Field): ElementModel {
  const names = key.split('__');
  const last = names.pop() ?? key;
  const fields = new Map([[last, { ...item, name: last, column: '' }]]);
  return { meta: { ...meta, name: [meta.name, ...names].join('.'), fields }, prefix: `${last}__` };
}
