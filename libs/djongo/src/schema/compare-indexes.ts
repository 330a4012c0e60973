import type { Document } from '../bson.js';
import { isPlain } from '../fields/index.js';
import type { CollectionSpec } from './collection-spec.js';
import { defaultName, type IndexSpec } from './index-specs.js';
import type { LiveCollection } from './live-collection.js';
import type { SchemaOperation } from './operation.js';
import { isSame } from './same-value.js';

/** How conflicts are dealt with: reported, or mended by putting the declared index in the place of the other. */
export interface CompareOptions {
  readonly replaceIndexes: boolean;
}

/** What differs in the indexes of a collection. */
export function compareIndexes(
  spec: CollectionSpec,
  live: LiveCollection | undefined,
  { replaceIndexes }: CompareOptions,
): readonly SchemaOperation[] {
  const { collection } = spec;
  const collation = collationOf(spec, live);
  const there = (live?.indexes ?? []).filter((index) => index['name'] !== '_id_' && !index['clustered']);
  const used = new Set<Document>();
  const operations = spec.indexes.flatMap((index): readonly SchemaOperation[] => {
    const same = there.find((other) => isSameIndex(index, other, collation) && hasName(index, other));
    if (same !== undefined) {
      used.add(same);
      return [];
    }
    const rival = there.find((other) => isRival(index, other, collation));
    if (rival === undefined) return [creation(collection, index)];
    used.add(rival);
    const change = changeOf(collection, index, rival, collation);
    if (change !== undefined) return [change];
    return replaceIndexes
      ? [
          removal(collection, rival, `The index ${shown(rival)} makes room for ${shown(index)}`),
          creation(collection, index),
        ]
      : [conflict(spec, index, rival)];
  });
  const others = there.filter((index) => !used.has(index));
  return [
    ...operations,
    ...others.map((index) => removal(collection, index, `No model declares the index ${shown(index)}`)),
  ];
}

function creation(collection: string, index: IndexSpec): SchemaOperation {
  const text = `Create the index ${shown(index)} of collection '${collection}'.`;
  return {
    kind: 'createIndex',
    collection,
    index: index.name,
    text,
    command: { createIndexes: collection, indexes: [index] },
  };
}

function removal(collection: string, live: Document, because: string): SchemaOperation {
  const index = String(live['name']);
  const text = `${because} of collection '${collection}'; sync({ dropIndexes: true }) drops it.`;
  return { kind: 'dropIndex', collection, index, text, command: { dropIndexes: collection, index } };
}

function conflict({ collection, models }: CollectionSpec, index: IndexSpec, rival: Document): SchemaOperation {
  const text =
    `Collection '${collection}' has the index ${shown(rival)}, where ${models} declares ${shown(index)}: they cannot stand ` +
    'beside each other. Drop the one or rename the other; sync({ dropIndexes: true }) replaces it.';
  return { kind: 'conflict', collection, index: index.name, text };
}

/** What the server changes in an index as it stands. */
function changeOf(
  collection: string,
  index: IndexSpec,
  live: Document,
  collation: Document | undefined,
): SchemaOperation | undefined {
  const wanted = { expireAfterSeconds: index['expireAfterSeconds'], hidden: index['hidden'] === true };
  if (
    index.name !== live['name'] ||
    (wanted.expireAfterSeconds === undefined) !== (live['expireAfterSeconds'] === undefined)
  )
    return undefined;
  if (!isSameIndex(index, { ...live, ...wanted }, collation)) return undefined;
  const changes = {
    ...(live['expireAfterSeconds'] !== wanted.expireAfterSeconds && { expireAfterSeconds: wanted.expireAfterSeconds }),
    ...((live['hidden'] === true) !== wanted.hidden && { hidden: wanted.hidden }),
  };
  return {
    kind: 'changeIndex',
    collection,
    index: index.name,
    text: `Change the index ${shown(live)} of collection '${collection}' to ${JSON.stringify(changes)}.`,
    command: { collMod: collection, index: { name: index.name, ...changes } },
  };
}

/** One that nobody named may go by any name. */
function hasName(index: IndexSpec, live: Document): boolean {
  return index.name === live['name'] || index.name === defaultName(index.key);
}

/** Whether the server has both at once: not under one name, and not over the same keys by the same rules. */
function isRival(index: IndexSpec, live: Document, collation: Document | undefined): boolean {
  if (index.name === live['name']) return true;
  const a = normal(index, collation);
  const b = normal(live, undefined);
  const isText = (normalised: Document): boolean => Object.keys(normalised['weights']).length > 0;
  if (isText(a) && isText(b)) return true;
  return SIGNATURE.every((part) => isSame(a[part], b[part]));
}

/** What tells indexes over the same keys apart. */
const SIGNATURE = ['key', 'weights', 'unique', 'sparse', 'partialFilterExpression', 'collation', 'wildcardProjection'];

function isSameIndex(index: IndexSpec, live: Document, collation: Document | undefined): boolean {
  return isSame(normal(index, collation), normal(live, undefined));
}

/** An index without its name, with all that the server fills in. */
function normal(index: Document, inherited: Document | undefined): Document {
  const text = textOf(index);
  return {
    key: Object.entries(index['key'] as Document).filter(
      ([column, type]) => type !== 'text' && !column.startsWith('_fts'),
    ),
    weights: text ?? {},
    language: text && (index['default_language'] ?? 'english'),
    override: text && (index['language_override'] ?? 'language'),
    unique: index['unique'] === true,
    sparse: index['sparse'] === true,
    hidden: index['hidden'] === true,
    expireAfterSeconds: index['expireAfterSeconds'],
    partialFilterExpression: index['partialFilterExpression'],
    // Texts are compared by the language there.
    collation: text ? undefined : shortCollation(index['collation'] ?? inherited),
    wildcardProjection: index['wildcardProjection'],
  };
}

/** The weights of a text index; the server keeps no other word of its fields. */
function textOf(index: Document): Document | undefined {
  const keys = Object.entries(index['key'] as Document);
  const fields = keys.filter(([, type]) => type === 'text').map(([column]) => column);
  if (fields.length === 0) return undefined;
  const weights = isPlain(index['weights']) ? index['weights'] : {};
  return '_fts' in index['key'] ? weights : { ...Object.fromEntries(fields.map((column) => [column, 1])), ...weights };
}

/** The options of a collation that are not the server's own choice for every locale. */
function shortCollation(collation: unknown): Document | undefined {
  if (!isPlain(collation) || collation['locale'] === 'simple') return undefined;
  const entries = Object.entries(collation).filter(
    ([name, value]) => name !== 'version' && !isSame(value, COLLATION_DEFAULTS[name]),
  );
  return Object.fromEntries(entries);
}

const COLLATION_DEFAULTS: Document = {
  caseLevel: false,
  caseFirst: 'off',
  strength: 3,
  numericOrdering: false,
  alternate: 'non-ignorable',
  maxVariable: 'punct',
  normalization: false,
  backwards: false,
};

/** Indexes take over the collation of their collection. */
function collationOf(spec: CollectionSpec, live: LiveCollection | undefined): Document | undefined {
  return live === undefined ? spec.options['collation'] : live.options['collation'];
}

/** `'slug_1' { slug: 1 } unique` */
function shown(index: Document): string {
  const text = textOf(index);
  const key =
    text === undefined ? index['key'] : Object.fromEntries(Object.keys(text).map((column) => [column, 'text']));
  const flags = ['unique', 'sparse', 'hidden'].filter((flag) => index[flag] === true);
  const options = [
    ...flags,
    ...(index['partialFilterExpression'] === undefined ? [] : ['partial']),
    ...(index['expireAfterSeconds'] === undefined ? [] : [`expireAfterSeconds ${String(index['expireAfterSeconds'])}`]),
    ...(index['collation'] === undefined ? [] : [`collation ${String(index['collation'].locale)}`]),
  ];
  const entries = Object.entries(key as Document).map(([column, type]) => `${column}: ${String(type)}`);
  return [`'${String(index['name'])}' { ${entries.join(', ')} }`, ...options].join(' ');
}
