import { describeType, ImproperlyConfigured, perhaps } from '../errors/index.js';
import type { Field } from '../fields/index.js';
import { CheckConstraint } from './check-constraint.js';
import { CollectionConstraint } from './collection-constraint.js';
import { DeclaredIndex } from './declared-index.js';
import { DeclaredSearchIndex } from './declared-search-index.js';
import { walkPath } from './field-path.js';
import { SCHEMA_VALIDATIONS, type SchemaValidation } from './meta.decorator.js';
import type { ModelClass, ModelMeta } from './model-meta.js';
import { UniqueConstraint } from './unique-constraint.js';

/** `Meta.indexes`, by where they are kept. */
export function indexesOf(model: ModelClass, given: unknown): Pick<ModelMeta, 'indexes' | 'searchIndexes'> {
  const kinds = [DeclaredIndex, DeclaredSearchIndex];
  const all = listOf(model, 'indexes', given, kinds, 'new CompoundIndex({ fields: … })');
  const searchIndexes = all.filter((index) => index instanceof DeclaredSearchIndex);
  const names = searchIndexes.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new ImproperlyConfigured(`${model.name}: Meta.indexes has two search indexes of the name '${twice}'.`);
  }
  return {
    indexes: Object.freeze(all.filter((index) => index instanceof DeclaredIndex)),
    searchIndexes: Object.freeze(searchIndexes),
  };
}

/** `Meta.constraints`, by what they are. */
export function constraintsOf(
  model: ModelClass,
  given: unknown,
): Pick<ModelMeta, 'checks' | 'uniques' | 'collectionOptions'> {
  const kinds = [CheckConstraint, UniqueConstraint, CollectionConstraint];
  const all = listOf(model, 'constraints', given, kinds, 'new CheckConstraint({ check: …, name: … })');
  const checks = all.filter((constraint) => constraint instanceof CheckConstraint);
  const names = checks.map(({ options }) => options.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new ImproperlyConfigured(`${model.name}: Meta.constraints has two checks of the name '${twice}'.`);
  }
  const [collection, another] = all.filter((constraint) => constraint instanceof CollectionConstraint);
  if (another !== undefined) {
    throw new ImproperlyConfigured(`${model.name}: Meta.constraints takes one CollectionConstraint.`);
  }
  return {
    checks: Object.freeze(checks),
    uniques: Object.freeze(all.filter((constraint) => constraint instanceof UniqueConstraint)),
    collectionOptions: collection?.options ?? Object.freeze({}),
  };
}

export function schemaValidationOf(model: ModelClass, given: unknown): SchemaValidation | undefined {
  const known = SCHEMA_VALIDATIONS.find((validation) => validation === given);
  if (given === undefined || known !== undefined) return known;
  const takes = SCHEMA_VALIDATIONS.map((validation) => `'${validation}'`).join(', ');
  throw new ImproperlyConfigured(`${model.name}: Meta.schemaValidation takes one of ${takes}.`);
}

/** Checks every path that indexes and constraints name. */
export function checkDeclarations(meta: ModelMeta): void {
  for (const index of meta.indexes) {
    checkPaths(meta, 'indexes', index.paths());
    for (const { path } of index.keys()) {
      const reason = path === '' ? undefined : index.refuses(fieldAt(meta, path));
      if (reason !== undefined) {
        throw new ImproperlyConfigured(`${meta.name}: ${index.constructor.name} over '${path}': ${reason}.`);
      }
    }
  }
  for (const index of meta.searchIndexes) checkPaths(meta, 'indexes', index.paths());
  for (const { options } of meta.uniques) checkPaths(meta, 'constraints', options.fields);
  const { timeField, metaField } = meta.collectionOptions.timeseries ?? {};
  checkPaths(meta, 'constraints', [timeField ?? [], metaField ?? []].flat());
  if (timeField !== undefined && fieldAt(meta, timeField).family !== 'date') {
    throw new ImproperlyConfigured(`${meta.name}: the timeField '${timeField}' must be a field of dates.`);
  }
}

/** Throws `ImproperlyConfigured` for a path that names no field. */
export function checkPaths(meta: ModelMeta, option: string, paths: readonly string[]): void {
  for (const path of paths) {
    const name = path.replace(/^-/, '');
    if (walkPath(meta, name) === undefined) {
      throw new ImproperlyConfigured(
        `${meta.name}: Meta.${option} names '${name}', which is no field${perhaps(name, meta.fields.keys())}.`,
      );
    }
  }
}

function fieldAt(meta: ModelMeta, path: string): Field {
  return walkPath(meta, path)?.at(-1)?.field ?? meta.primaryKey;
}

type Kind = abstract new (...args: never[]) => object;

function listOf<K extends Kind>(
  model: ModelClass,
  option: string,
  given: unknown = [],
  kinds: readonly K[],
  example: string,
): readonly InstanceType<K>[] {
  if (!Array.isArray(given)) {
    throw new ImproperlyConfigured(`${model.name}: Meta.${option} takes an array, not ${describeType(given)}.`);
  }
  return given.map((item: unknown) => {
    if (!kinds.some((kind) => item instanceof kind)) {
      throw new ImproperlyConfigured(
        `${model.name}: Meta.${option} holds what ${example} makes, not ${describeType(item)}.`,
      );
    }
    // It is an instance of one of the kinds.
    return item as InstanceType<K>;
  });
}
