import { ImproperlyConfigured } from '../errors/index.js';
import { bind, declaredFields, type Field, ObjectIdField } from '../fields/index.js';
import { checkFields } from './check-fields.js';
import { checkDeclarations, checkPaths, constraintsOf, indexesOf, schemaValidationOf } from './meta-declarations.js';
import { metaOptions } from './meta.decorator.js';
import { findVersionField } from './version-field.js';
import type { ModelClass, ModelMeta } from './model-meta.js';

/**
 * The meta of a model's class: the same object at each call, since nothing but the class's own declarations is in it.
 * Throws `ImproperlyConfigured` where they contradict themselves.
 */
export function metaOf<M extends object>(model: ModelClass<M>): ModelMeta<M> {
  const known = metas.get(model) ?? buildMeta(model);
  metas.set(model, known);
  // Stored under its own class, so the two type parameters are the same.
  return known as ModelMeta<M>;
}

const metas = new WeakMap<object, ModelMeta>();

/** Reads a model's declarations into its frozen meta. */
function buildMeta<M extends object>(model: ModelClass<M>): ModelMeta<M> {
  checkFields(model);
  const options = metaOptions(model);
  const primaryKey = findPrimaryKey(model);
  const declared = [...declaredFields(model).values()];
  const fieldList = declared.includes(primaryKey) ? declared : [primaryKey, ...declared];
  const meta: ModelMeta<M> = Object.freeze({
    model,
    name: model.name,
    collection: checkCollection(model, options.collection ?? snakeCase(model.name)),
    fields: new Map(fieldList.map((field) => [field.name, field])),
    fieldList: Object.freeze(fieldList),
    primaryKey,
    ordering: Object.freeze([...(options.ordering ?? [])]),
    getLatestBy: Object.freeze([options.getLatestBy ?? []].flat()),
    ...indexesOf(model, options.indexes),
    ...constraintsOf(model, options.constraints),
    schemaValidation: schemaValidationOf(model, options.schemaValidation),
    versionField: findVersionField(model, fieldList, options.versionField),
  });
  checkPaths(meta, 'ordering', meta.ordering);
  checkPaths(meta, 'getLatestBy', meta.getLatestBy);
  checkDeclarations(meta);
  return meta;
}

/** The declared primary key, or an ObjectId under `_id` where none is declared. */
function findPrimaryKey(model: ModelClass): Field {
  const keys = [...declaredFields(model).values()].filter((field) => field.column === '_id');
  const [key = bind(ObjectIdField().field, '_id')] = keys;
  const where = `${model.name}.${key.name}`;
  if (key.options.null) throw new ImproperlyConfigured(`${where}: a primary key may not be null.`);
  // The server takes neither an array nor an object with `$` in its keys.
  if (key.family === 'array' || key.family === 'json') {
    throw new ImproperlyConfigured(`${where}: ${key.kind} cannot be a primary key.`);
  }
  return key;
}

function checkCollection(model: ModelClass, collection: string): string {
  if (/^$|^system\.|^\.|\.$|[$\0]/.test(collection)) {
    throw new ImproperlyConfigured(`${model.name}: Meta.collection '${collection}' is not a name that MongoDB allows.`);
  }
  return collection;
}

/** `BlogPost` → `blog_post`, `HTTPLog` → `http_log`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
