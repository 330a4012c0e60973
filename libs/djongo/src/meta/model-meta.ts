import type { ContainerClass, Field } from '../fields/index.js';
import type { CheckConstraint } from './check-constraint.js';
import type { CollectionConstraintOptions } from './collection-constraint.js';
import type { DeclaredIndex } from './declared-index.js';
import type { DeclaredSearchIndex } from './declared-search-index.js';
import type { SchemaValidation } from './meta.decorator.js';
import type { UniqueConstraint } from './unique-constraint.js';

/** Brand of the classes that have a collection, set by `Model`; containers do not have it. Its value are the hooks. */
export const MODEL = Symbol('djongo.model');

/** What was read of an instance's document, where that is not just its fields. */
export interface LoadedExtent {
  /** The fields that were read; all of them unless given. */
  readonly fields?: readonly Field[];
  /** The properties that are no fields. */
  readonly annotations?: readonly string[];
}

/** What the rooms below `models/` need of `Model` without knowing it. */
export interface ModelHooks {
  /** Marks an instance as one that is stored, by the source it was read from. */
  loaded(instance: object, source: object, extent?: LoadedExtent): void;
  /** Marks an instance as one whose document was deleted. */
  deleted(instance: object, source: object): void;
  /** Makes an instance of values, as `Model.from`. */
  make(model: ModelClass, values: object): object;
  /** Inserts an instance into a source. */
  insert(instance: object, source: object): Promise<void>;
  /** Brings fields of an instance into the model's form and checks them as `save` does; throws `ValidationError`. */
  prepare(instance: object, source: object, fields: readonly Field[]): Promise<void>;
  /** The document to insert of a prepared instance; makes its key where it has none. */
  document(instance: object, source: object): Readonly<Record<string, unknown>>;
  /** The condition that finds the document of a stored instance; undefined for a new one. */
  storedAt(instance: object): Readonly<Record<string, unknown>> | undefined;
}

/** A class that can be registered. */
export type ModelClass<M extends object = object> = ContainerClass<M>;

/** All that is known of a model, frozen at registration. */
export interface ModelMeta<M extends object = object> {
  readonly model: ModelClass<M>;
  /** The class's name. */
  readonly name: string;
  readonly collection: string;
  /** The fields by property name, in order of declaration. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly fieldList: readonly Field[];
  readonly primaryKey: Field;
  /** Default order of results, as declared. */
  readonly ordering: readonly string[];
  /** What `earliest()` and `latest()` go by, as declared; empty where nothing is. */
  readonly getLatestBy: readonly string[];
  readonly indexes: readonly DeclaredIndex[];
  readonly searchIndexes: readonly DeclaredSearchIndex[];
  readonly checks: readonly CheckConstraint[];
  readonly uniques: readonly UniqueConstraint[];
  /** How the collection is created; empty where nothing is said of it. */
  readonly collectionOptions: Readonly<CollectionConstraintOptions>;
  /** Undefined where the connection's `enforceSchema` decides. */
  readonly schemaValidation: SchemaValidation | undefined;
  /** The field that counts the versions of a document, where there is one. */
  readonly versionField: Field | undefined;
}

/** Whether a value is a class derived from `Model`. */
export function isModelClass(value: unknown): value is ModelClass {
  return typeof value === 'function' && Reflect.get(value, MODEL) !== undefined;
}

/** The hooks of a model's class. */
export function modelHooks(model: ModelClass): ModelHooks {
  const hooks: unknown = Reflect.get(model, MODEL);
  return hooks as ModelHooks;
}
