import type { Document } from '../bson.js';
import type { CollectionSpec } from './collection-spec.js';
import { compareIndexes, type CompareOptions } from './compare-indexes.js';
import type { LiveCollection } from './live-collection.js';
import type { SchemaOperation } from './operation.js';
import { isSame } from './same-value.js';

/** What differs between a collection as the models want it and as it is. */
export function compareCollection(
  spec: CollectionSpec,
  live: LiveCollection | undefined,
  options: CompareOptions & { readonly mustExist: boolean },
): readonly SchemaOperation[] {
  const { collection, models } = spec;
  if (live?.type === 'view') {
    return [{ kind: 'conflict', collection, text: `'${collection}' is a view, where ${models} needs a collection.` }];
  }
  const isNeeded = options.mustExist || spec.rules !== undefined || Object.keys(spec.options).length > 0;
  const own =
    live === undefined ? (isNeeded ? [creation(spec)] : []) : [...differences(spec, live), ...rules(spec, live)];
  return [...own, ...compareIndexes(spec, live, options), ...searchIndexes(spec, live)];
}

function creation({ collection, options, rules: wanted }: CollectionSpec): SchemaOperation {
  const text = `Create the collection '${collection}'${wanted === undefined ? '' : ' with its validator'}.`;
  return { kind: 'createCollection', collection, text, command: { create: collection, ...options, ...wanted } };
}

/** What the server can change in a collection as it stands, and what it cannot. */
function differences(
  { collection, models, options }: CollectionSpec,
  live: LiveCollection,
): readonly SchemaOperation[] {
  return Object.entries(options).flatMap(([name, wanted]): readonly SchemaOperation[] => {
    if (isLike(name, wanted, live.options[name])) return [];
    const change = CHANGES[name] ?? (live.options['capped'] === true ? CAPPED[name] : undefined);
    if (change === undefined) {
      const text = `Collection '${collection}' differs from what ${models} declares in '${name}', which cannot be changed: create it anew.`;
      return [{ kind: 'conflict', collection, text }];
    }
    const text = `Change '${name}' of collection '${collection}'.`;
    return [{ kind: 'changeCollection', collection, text, command: { collMod: collection, [change]: wanted } }];
  });
}

/** Options of a collection that `collMod` changes, by the names it has for them. */
const CHANGES: Readonly<Record<string, string>> = {
  expireAfterSeconds: 'expireAfterSeconds',
  changeStreamPreAndPostImages: 'changeStreamPreAndPostImages',
};
const CAPPED: Readonly<Record<string, string>> = { size: 'cappedSize', max: 'cappedMax' };

/** The server rounds sizes up, and fills in what was left out. */
function isLike(name: string, wanted: unknown, there: unknown): boolean {
  if (name === 'size') return Math.ceil(Number(wanted) / 256) === Math.ceil(Number(there) / 256);
  if (name === 'changeStreamPreAndPostImages' && there === undefined) return isSame(wanted, { enabled: false });
  return isIncluded(wanted, there);
}

function isIncluded(wanted: unknown, there: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null || typeof there !== 'object' || there === null) {
    return isSame(wanted, there);
  }
  return Object.entries(wanted).every(([name, value]) => isIncluded(value, Reflect.get(there, name)));
}

function rules({ collection, rules: wanted }: CollectionSpec, { options }: LiveCollection): readonly SchemaOperation[] {
  const validator: Document | undefined = options['validator'];
  const isThere = validator !== undefined && Object.keys(validator).length > 0;
  if (wanted === undefined) {
    const text = `No model declares the validator of collection '${collection}'; sync({ dropIndexes: true }) removes it.`;
    const command = { collMod: collection, validator: {} };
    return isThere ? [{ kind: 'removeValidator', collection, text, command }] : [];
  }
  const { validationAction = 'error', validationLevel = 'strict' } = options;
  if (isSame(wanted, { validator, validationAction, validationLevel })) return [];
  const text = `${isThere ? 'Change' : 'Set'} the validator of collection '${collection}'.`;
  return [{ kind: 'changeCollection', collection, text, command: { collMod: collection, ...wanted } }];
}

/** Those that a server has not are listed all the same. */
function searchIndexes(
  { collection, searchIndexes: wanted }: CollectionSpec,
  live: LiveCollection | undefined,
): readonly SchemaOperation[] {
  const there = live?.searchIndexes ?? [];
  return wanted
    .filter(({ name }) => !there.some((index) => index['name'] === name))
    .map((index) => ({
      kind: 'createSearchIndex',
      collection,
      index: index.name,
      text: `Create the search index '${index.name}' of collection '${collection}'.`,
      command: { createSearchIndexes: collection, indexes: [index] },
    }));
}
