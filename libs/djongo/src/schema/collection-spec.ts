import type { Document } from '../bson.js';
import { compileDeclared } from '../compiler/index.js';
import { ImproperlyConfigured } from '../errors/index.js';
import { columnOf, type ModelMeta, type SchemaValidation, walkPath } from '../meta/index.js';
import { indexSpecs, type IndexSpec, columnAt } from './index-specs.js';
import { jsonSchemaOf } from './json-schema.js';
import { isSame } from './same-value.js';

/** A search index as the server is told of it. */
export interface SearchIndexSpec {
  readonly name: string;
  readonly type: 'search' | 'vectorSearch';
  readonly definition: Document;
}

/** The rules by which the server checks documents. */
export interface ValidatorSpec {
  readonly validator: Document;
  readonly validationAction: 'warn' | 'error';
  readonly validationLevel: 'strict' | 'moderate';
}

/** A collection as the models want it. */
export interface CollectionSpec {
  readonly collection: string;
  /** Names of the models, for messages. */
  readonly models: string;
  /** Options of its creation, under the server's names. */
  readonly options: Document;
  /** Undefined where the models ask for no rules. */
  readonly rules: ValidatorSpec | undefined;
  readonly indexes: readonly IndexSpec[];
  readonly searchIndexes: readonly SearchIndexSpec[];
}

/** What decides beside the models. */
export interface SchemaSettings {
  readonly enforceSchema: boolean;
}

/** The collections of models; those that share one bring their wishes together. */
export function collectionSpecs(metas: Iterable<ModelMeta>, settings: SchemaSettings): readonly CollectionSpec[] {
  const specs = new Map<string, CollectionSpec>();
  for (const meta of metas) {
    const spec = collectionSpec(meta, settings);
    const known = specs.get(spec.collection);
    specs.set(spec.collection, known === undefined ? spec : merged(known, spec));
  }
  return [...specs.values()];
}

/**
 * The collection of one model.
 *
 * @throws ImproperlyConfigured for conditions that do not fit the model, or that the server has no place for
 */
export function collectionSpec(meta: ModelMeta, settings: SchemaSettings): CollectionSpec {
  return Object.freeze({
    collection: meta.collection,
    models: meta.name,
    options: optionsOf(meta),
    rules: rulesOf(meta, meta.schemaValidation ?? (settings.enforceSchema ? 'error' : 'off')),
    indexes: together(meta, indexSpecs(meta)),
    searchIndexes: meta.searchIndexes.map((index) => ({
      name: index.name,
      type: index.type,
      definition: index.definition(
        index.paths().map((path) => {
          const steps = walkPath(meta, path) ?? [];
          return { column: columnOf(steps), field: steps.at(-1)?.field ?? meta.primaryKey };
        }),
      ),
    })),
  });
}

/** Each index once. The server cannot have two that differ under one name, nor two of words. */
function together(meta: ModelMeta, specs: readonly IndexSpec[]): readonly IndexSpec[] {
  const once = specs.filter((spec, at) => specs.findIndex((other) => isSame(spec, other)) === at);
  const names = once.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new ImproperlyConfigured(
      `${meta.name} declares two different indexes of the name '${twice}'; give one another 'name'.`,
    );
  }
  if (once.filter(({ key }) => Object.values(key).includes('text')).length > 1) {
    throw new ImproperlyConfigured(`${meta.name}: a collection takes one TextIndex; name all its fields in one.`);
  }
  return once;
}

/** Whether a model asks for anything that is not there by itself, once a document is written. */
export function declaresAnything({ options, rules, indexes, searchIndexes }: CollectionSpec): boolean {
  return Object.keys(options).length + indexes.length + searchIndexes.length > 0 || rules !== undefined;
}

function optionsOf(meta: ModelMeta): Document {
  const { capped, size, max, collation, timeseries, clustered, expireAfterSeconds, changeStreamPreAndPostImages } =
    meta.collectionOptions;
  return {
    ...(capped && { capped, size, ...(max !== undefined && { max }) }),
    ...(collation && { collation }),
    ...(timeseries && {
      timeseries: {
        ...timeseries,
        timeField: columnAt(meta, timeseries.timeField),
        ...(timeseries.metaField !== undefined && { metaField: columnAt(meta, timeseries.metaField) }),
      },
    }),
    ...(clustered && { clusteredIndex: { key: { _id: 1 }, unique: true } }),
    ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
    ...(changeStreamPreAndPostImages !== undefined && {
      changeStreamPreAndPostImages: { enabled: changeStreamPreAndPostImages },
    }),
  };
}

function rulesOf(meta: ModelMeta, validation: SchemaValidation): ValidatorSpec | undefined {
  const { timeseries, validationLevel = 'strict' } = meta.collectionOptions;
  const checks = meta.checks.map(({ options }) => compileDeclared(meta, `the check '${options.name}'`, options.check));
  if (timeseries !== undefined) {
    // The server has no validators for time series.
    if (checks.length === 0) return undefined;
    throw new ImproperlyConfigured(`${meta.name}: a time series takes no CheckConstraint.`);
  }
  const clauses = [...(validation === 'off' ? [] : [{ $jsonSchema: jsonSchemaOf(meta) }]), ...checks];
  const [only] = clauses;
  if (only === undefined) return undefined;
  return {
    // In a list, so that the server says which of the checks was broken.
    validator: checks.length === 0 ? only : { $and: clauses },
    validationAction: validation === 'warn' ? 'warn' : 'error',
    validationLevel,
  };
}

function merged(a: CollectionSpec, b: CollectionSpec): CollectionSpec {
  return Object.freeze({
    ...a,
    models: `${a.models} and ${b.models}`,
    options: { ...a.options, ...b.options },
    // A document is legal where one of the models has it.
    rules: a.rules && b.rules && { ...a.rules, validator: { $or: [a.rules.validator, b.rules.validator] } },
    indexes: [...a.indexes, ...b.indexes.filter((index) => !a.indexes.some((other) => isSame(index, other)))],
    searchIndexes: [
      ...a.searchIndexes,
      ...b.searchIndexes.filter((index) => !a.searchIndexes.some((other) => isSame(index, other))),
    ],
  });
}
