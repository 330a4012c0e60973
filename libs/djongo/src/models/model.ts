import { isDeepStrictEqual } from 'node:util';
import { ObjectId } from '../bson.js';
import { type ModelSource, resolveSource } from '../connection/index.js';
import {
  FieldError,
  type MultipleObjectsReturned,
  NotSupportedError,
  type ObjectDoesNotExist,
  ValidationError,
} from '../errors/index.js';
import { MODEL, metaOf, modelErrors, type ModelClass, type ModelHooks, type ModelMeta } from '../meta/index.js';
import type { DeleteSummary, Input } from '../queryset/index.js';
import { cleanInstance, cleanWhole } from './clean-instance.js';
import { type InstanceState, NEW } from './instance-state.js';
import { makeInstance } from './make-instance.js';
import { jsonLeaf, plainObject } from './plain-value.js';
import { fieldsNamed, insertInstance, prepare, type SaveOptions, updateInstance } from './save-instance.js';

/**
 * The base class of models: classes whose instances are documents of a collection of their own.
 *
 * @example
 * class Entry extends Model {
 *   @ObjectIdField() _id!: ObjectId;
 *   @CharField({ maxLength: 255 }) headline!: string;
 *   static objects = new DjongoManager<Entry>();
 * }
 * const entry = Entry.from({ headline: 'h1' });
 * await entry.save(); // { insert: 'entry', documents: [{ _id, headline: 'h1' }], ordered: true }
 */
export abstract class Model {
  // Private, so that class fields of subclasses, which erase what a base constructor assigned, cannot reach it.
  #state: InstanceState = NEW;

  static readonly [MODEL]: ModelHooks = {
    loaded: (instance, source) => {
      if (instance instanceof Model) instance.#markStored(source as ModelSource);
    },
    make: (model, values) => makeInstance(model, values),
    insert: async (instance, source) => {
      if (instance instanceof Model) await instance.#insert(source as ModelSource, {});
    },
  };

  /** What `get()` throws when there is no such object; a class of this model's own. */
  static get DoesNotExist(): typeof ObjectDoesNotExist {
    return modelErrors(this).DoesNotExist;
  }

  /** What `get()` throws when there are several; a class of this model's own. */
  static get MultipleObjectsReturned(): typeof MultipleObjectsReturned {
    return modelErrors(this).MultipleObjectsReturned;
  }

  /**
   * Makes a new instance: defaults applied, embedded plain objects turned into instances. Validated when saved.
   *
   * @throws ValidationError for a key that no field declares
   */
  static from<T extends Model>(this: new () => T, values: Input<T>): T {
    return makeInstance(this, values);
  }

  /** The primary key, whatever its field is called. */
  get pk(): unknown {
    return Reflect.get(this, this.#meta.primaryKey.name);
  }

  set pk(value: unknown) {
    Reflect.set(this, this.#meta.primaryKey.name, value);
  }

  /**
   * Validates, then inserts a new object or updates a loaded one. An object whose key was set to null is new again.
   *
   * @throws ValidationError with every broken rule, keyed by path; nothing is sent then
   * @throws IntegrityError for a duplicate of a unique key
   * @throws ObjectDoesNotExist (`Entry.DoesNotExist`) when a loaded object is no longer there
   * @example
   * await entry.save(); // { update: 'entry', updates: [{ q: { _id }, u: { $set: { headline: 'h2', … } } }] }
   * await entry.save({ updateFields: ['headline'] }); // u: { $set: { headline: 'h2' } }
   */
  async save(options: SaveOptions = {}): Promise<void> {
    const source = this.#source();
    if (options.forceInsert || this.#isNew()) return this.#insert(source, options);
    this.#checkKey();
    const fields = fieldsNamed(this.#meta, options.updateFields);
    await prepare(source, this, fields, options.validate ?? source.connection.settings.validateOnSave);
    await updateInstance(source, this, fields);
    this.#markStored(source);
  }

  /**
   * Deletes the object's document. The instance stays as it is, and saving it would insert it again.
   *
   * @throws NotSupportedError for an object that was never saved
   * @example
   * await entry.delete(); // { delete: 'entry', deletes: [{ q: { _id }, limit: 1 }] }
   */
  async delete(): Promise<DeleteSummary> {
    const { name, collection } = this.#meta;
    if (this.#isNew()) throw new NotSupportedError(`This ${name} was never saved, so there is nothing to delete.`);
    const source = this.#source();
    const deletes = [{ q: { _id: this.#encoded(this.#state.storedKey) }, limit: 1 as const }];
    const { deleted } = await source.connection.run({ delete: collection, deletes });
    this.#state = { source, storedKey: undefined };
    return { deleted, byModel: deleted > 0 ? { [name]: deleted } : {} };
  }

  /**
   * Reads the document anew, all fields or the named ones.
   *
   * @throws ObjectDoesNotExist (`Entry.DoesNotExist`) when it is no longer there
   * @example
   * await entry.refreshFromDb('headline'); // { find: 'entry', filter: { _id }, limit: 1 }
   */
  async refreshFromDb(...fields: string[]): Promise<void> {
    const wanted = fieldsNamed(this.#meta, fields.length > 0 ? fields : undefined);
    const source = this.#source();
    const { meta, codec, connection, context } = source;
    const command = { find: meta.collection, filter: { _id: this.#encoded(this.pk) }, limit: 1 };
    const [stored] = await connection.cursor(command, codec.models, {}, context).toArray();
    if (stored === undefined)
      throw new (modelErrors(meta.model).DoesNotExist)(`This ${meta.name} is no longer in the database.`);
    for (const field of wanted) Reflect.set(this, field.name, Reflect.get(stored, field.name));
    this.#markStored(source);
  }

  /** Checks all rules: every field, then `clean()`. Throws one `ValidationError` with all that is wrong. */
  async fullClean(): Promise<void> {
    const issues = cleanInstance(this.#meta, this, this.#meta.fieldList);
    issues.push(...(await cleanWhole(this)));
    if (issues.length > 0) throw ValidationError.of(issues);
  }

  /** Brings every field's value into its form and checks the field's rules. */
  cleanFields(): void {
    const issues = cleanInstance(this.#meta, this, this.#meta.fieldList);
    if (issues.length > 0) throw ValidationError.of(issues);
  }

  /** Rules that concern more than one field: override it and throw `ValidationError`. Called after the fields' rules. */
  clean(): void | Promise<void> {}

  /** The fields under their declared names, as JSON can hold them: `_id` as 24 hexadecimal digits. */
  toJSON(): Record<string, unknown> {
    return plainObject(this.#meta.fieldList, this, jsonLeaf);
  }

  /** The fields as a plain object, embedded documents too; other values are as they are. */
  toObject(): Record<string, unknown> {
    return plainObject(this.#meta.fieldList, this, (value) => value);
  }

  /** Whether both are the same object of the same model: the same key. Objects without a key are equal to themselves only. */
  equals(other: unknown): boolean {
    if (other === this) return true;
    if (!(other instanceof Model) || other.constructor !== this.constructor) return false;
    return this.pk !== undefined && this.pk !== null && sameKey(this.pk, other.pk);
  }

  get #meta(): ModelMeta<this> {
    return metaOf(this.constructor as ModelClass<this>);
  }

  #source(): ModelSource {
    return this.#state.source ?? resolveSource(this.#meta.model);
  }

  #isNew(): boolean {
    return this.#state.storedKey === undefined || this.pk === undefined || this.pk === null;
  }

  /** A loaded object with another key would overwrite another document. */
  #checkKey(): void {
    if (sameKey(this.pk, this.#state.storedKey)) return;
    const { name, primaryKey } = this.#meta;
    throw new FieldError(
      `${name}.${primaryKey.name} of a stored object cannot change; set it to null and save to insert a copy.`,
    );
  }

  async #insert(source: ModelSource, { validate }: SaveOptions): Promise<void> {
    await prepare(source, this, source.meta.fieldList, validate ?? source.connection.settings.validateOnSave);
    await insertInstance(source, this);
    this.#markStored(source);
  }

  #markStored(source: ModelSource): void {
    this.#state = { source, storedKey: this.pk };
  }

  #encoded(key: unknown): unknown {
    const { primaryKey } = this.#meta;
    return primaryKey.encode(primaryKey.coerce(key));
  }
}

function sameKey(a: unknown, b: unknown): boolean {
  return a instanceof ObjectId ? a.equals(b as ObjectId) : isDeepStrictEqual(a, b);
}
