import type { Document } from '../bson.js';
import { type ModelSource, resolveSource } from '../connection/index.js';
import { type MultipleObjectsReturned, NotSupportedError, type ObjectDoesNotExist } from '../errors/index.js';
import {
  type LoadedExtent,
  fieldNamed,
  MODEL,
  metaOf,
  modelErrors,
  type ModelClass,
  type ModelHooks,
  type ModelMeta,
} from '../meta/index.js';
import { type Field, setField } from '../fields/index.js';
import { type DeleteSummary, type Input, startVersion } from '../queryset/index.js';
import { brokenConstraints } from './broken-constraints.js';
import { cleanInstance, type OwnRules, refuse } from './clean-instance.js';
import type { CleanOptions, FullCleanOptions } from './clean-options.js';
import { fullClean } from './full-clean.js';
import { displayOf } from './field-display.js';
import { deferredAfter, type InstanceState, isLeftOut, NEW } from './instance-state.js';
import { makeInstance, makeToInsert } from './make-instance.js';
import { takenValues } from './validate-unique.js';
import { readStored } from './read-stored.js';
import { jsonLeaf, plainInstance } from './plain-value.js';
import { prepareInstance } from './prepare-instance.js';
import { checkStoredKey, copyKey, keyFilter, sameKey } from './primary-key.js';
import {
  allBut,
  deleteInstance,
  documentOf,
  fieldsNamed,
  insertInstance,
  refuseUpdateFields,
  type SaveOptions,
  updateInstance,
} from './save-instance.js';

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
    loaded: (instance, source, extent) => {
      if (instance instanceof Model) instance.#markStored(source as ModelSource, extent);
    },
    deleted: (instance, source) => {
      if (instance instanceof Model) instance.#state = { ...NEW, source: source as ModelSource };
    },
    make: (model, values) => makeToInsert(model, values),
    insert: async (instance, source) => {
      if (instance instanceof Model) await instance.#insert(source as ModelSource, {});
    },
    prepare: async (instance, source, fields) => {
      if (instance instanceof Model) await instance.#prepare(source as ModelSource, fields, instance.#isNew());
    },
    document: (instance, source) => documentOf(source as ModelSource, instance),
    storedAt: (instance) => (instance instanceof Model ? instance.#storedAt() : undefined),
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
  // `unknown` could not be given to a query, and the type of the key's property is not known here: a conditional type over
  // `this` makes those of the queries endless.
  // oxlint-disable-next-line typescript/no-explicit-any
  get pk(): any {
    return Reflect.get(this, this.#meta.primaryKey.name);
  }

  set pk(value: unknown) {
    Reflect.set(this, this.#meta.primaryKey.name, value);
  }

  /**
   * Validates, then inserts a new object or updates a loaded one. An object whose key was set to null is new again.
   *
   * @throws ValidationError with every broken rule, keyed by path; nothing is sent then
   * @throws FieldError for a name in `updateFields` that is no field, and for the changed key of a loaded object
   * @throws NotSupportedError for `updateFields` where the object would be inserted
   * @throws IntegrityError for a duplicate of a unique key
   * @throws ObjectDoesNotExist (`Entry.DoesNotExist`) when a loaded object is no longer there
   * @throws StaleObjectError when the model has a `versionField` and others changed the document since it was read
   * @example
   * await entry.save(); // { update: 'entry', updates: [{ q: { _id }, u: { $set: { headline: 'h2', … } } }] }
   * await entry.save({ updateFields: ['headline'] }); // u: { $set: { headline: 'h2' } }
   */
  async save(options: SaveOptions = {}): Promise<void> {
    const source = this.#source();
    const { updateFields, forceInsert = false, validate, ...operation } = options;
    if (forceInsert || this.#isNew()) {
      refuseUpdateFields(this.#meta, updateFields);
      return this.#insert(source, options);
    }
    const named = fieldsNamed(this.#meta, updateFields);
    const written = () => named.filter((field) => !isLeftOut(this, this.#state, field));
    // As in Django, no fields are nothing to save.
    if (written().length === 0) return;
    const event = { created: false, ...(updateFields !== undefined && { updateFields }) };
    await source.connection.signals.send('preSave', this, event);
    const fields = written();
    await this.#prepare(source, fields, false, validate);
    await updateInstance(source, this, fields, operation);
    this.#markStored(source);
    await source.connection.signals.send('postSave', this, event);
  }

  /**
   * Deletes the object's document. The instance stays as it is, and saving it would insert it again.
   *
   * @throws NotSupportedError for an object that was never saved
   * @throws StaleObjectError when the model has a `versionField` and others changed the document since it was read
   * @example
   * await entry.delete(); // { delete: 'entry', deletes: [{ q: { _id }, limit: 1 }] }
   */
  async delete(): Promise<DeleteSummary> {
    const { name, primaryKey } = this.#meta;
    if (this.#isNew()) throw new NotSupportedError(`This ${name} was never saved, so there is nothing to delete.`);
    const source = this.#source();
    const { signals } = source.connection;
    await signals.send('preDelete', this, {});
    const deleted = await deleteInstance(source, this, keyFilter(primaryKey, this.#state.storedKey));
    this.#state = { ...NEW, source };
    if (deleted > 0) await signals.send('postDelete', this, {});
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
    const stored = await readStored(source, this.#hasKey() ? keyFilter(this.#meta.primaryKey, this.pk) : undefined);
    for (const field of wanted) setField(this, field, Reflect.get(stored, field.name));
    const { deferred, annotations } = this.#state;
    const loaded = this.#meta.fieldList.filter((field) => wanted.includes(field) || !deferred.has(field));
    this.#markStored(source, { fields: loaded, annotations });
  }

  /**
   * Checks all rules: every field, then `clean()`, `validateUnique()` and `validateConstraints()`. What is wrong with a field is
   * not asked of the server.
   *
   * @throws ValidationError with all that is wrong, FieldError for a name in `exclude` that is no field
   * @example
   * await entry.fullClean({ exclude: ['blog'] });
   */
  async fullClean(options: FullCleanOptions = {}): Promise<void> {
    const rules = {
      own: this.#ownRules(),
      validateUnique: (given: CleanOptions) => this.validateUnique(given),
      validateConstraints: (given: CleanOptions) => this.validateConstraints(given),
    };
    await fullClean(this.#meta, this, rules, options);
  }

  /** Brings every field's value into its form and checks the field's rules; those in `exclude` stay as they are. */
  cleanFields({ exclude = [] }: CleanOptions = {}): void {
    refuse(cleanInstance(this.#meta, this, allBut(this.#meta, exclude)));
  }

  /**
   * Asks the server, in one command, whether other documents have the values that must be unique: of the key of a new object, of
   * `unique` fields and of unique indexes. Null is the same as nothing. `save()` does not ask: there the unique index answers.
   *
   * @throws ValidationError for what is taken, with Django's messages
   * @example
   * await entry.validateUnique(); // ValidationError: headline: Entry with this Headline already exists.
   */
  async validateUnique({ exclude = [] }: CleanOptions = {}): Promise<void> {
    const meta = this.#meta;
    const own = this.#isNew() ? undefined : keyFilter(meta.primaryKey, this.#state.storedKey);
    const source = () => this.#source();
    refuse(await takenValues({ meta, instance: this, own, exclude: fieldsNamed(meta, exclude), source }));
  }

  /** Checks those constraints of `Meta` that can be checked here. Throws `ValidationError`. */
  async validateConstraints({ exclude = [] }: CleanOptions = {}): Promise<void> {
    refuse(brokenConstraints(this.#meta, this, allBut(this.#meta, exclude), []));
  }

  /** Rules that concern more than one field: override it and throw `ValidationError`. Called after the fields' rules. */
  clean(): void | Promise<void> {}

  /**
   * What people are shown of a field with `choices`: the value's label, or the value as text where it has none; null of null.
   * Django's `get_FOO_display()`.
   *
   * @throws FieldError for a name that is no field, and for a value that is no text, number or boolean
   * @example
   * entry.getFieldDisplay('status'); // 'Public', of choices: ['draft', ['public', 'Public']]
   */
  getFieldDisplay(name: string): string | null {
    const field = fieldNamed(this.#meta, name);
    return displayOf(field, Reflect.get(this, field.name));
  }

  /** The fields under their declared names, as JSON can hold them: `_id` as 24 hexadecimal digits. */
  toJSON(): Record<string, unknown> {
    return plainInstance(this.#meta.fieldList, this.#state.annotations, this, jsonLeaf);
  }

  /** The fields as a plain object, embedded documents too; other values are as they are. */
  toObject(): Record<string, unknown> {
    return plainInstance(this.#meta.fieldList, this.#state.annotations, this, (value) => value);
  }

  /** Whether both are the same object of the same model: the same key. Objects without a key are equal to themselves only. */
  equals(other: unknown): boolean {
    if (other === this) return true;
    if (!(other instanceof Model) || other.constructor !== this.constructor) return false;
    return this.#hasKey() && sameKey(this.#meta.primaryKey, this.pk, other.pk);
  }

  get #meta(): ModelMeta<this> {
    return metaOf(this.constructor as ModelClass<this>);
  }

  #source(): ModelSource {
    return this.#state.source ?? resolveSource(this.#meta.model);
  }

  #isNew(): boolean {
    return this.#state.storedKey === undefined || !this.#hasKey();
  }

  #hasKey(): boolean {
    return this.pk !== undefined && this.pk !== null;
  }

  #ownRules(): OwnRules {
    return this.clean === Model.prototype.clean ? undefined : () => this.clean();
  }

  #storedAt(): Document | undefined {
    if (this.#isNew()) return undefined;
    checkStoredKey(this.#meta, this.pk, this.#state.storedKey);
    return keyFilter(this.#meta.primaryKey, this.#state.storedKey);
  }

  async #prepare(
    { connection }: ModelSource,
    fields: readonly Field[],
    isInsert: boolean,
    validate = connection.settings.validateOnSave,
  ): Promise<void> {
    await prepareInstance(this.#meta, this, { fields, isInsert, validate, ownRules: this.#ownRules() });
  }

  async #insert(source: ModelSource, { validate, session }: SaveOptions): Promise<void> {
    const { signals } = source.connection;
    await signals.send('preSave', this, { created: true });
    await this.#prepare(source, source.meta.fieldList, true, validate);
    await insertInstance(source, this, session === undefined ? {} : { session });
    startVersion(source.meta, this);
    this.#markStored(source);
    await signals.send('postSave', this, { created: true });
  }

  /** After a save, what was read by a query and is no field is there still. */
  #markStored(source: ModelSource, { fields, annotations = this.#state.annotations }: LoadedExtent = {}): void {
    const { primaryKey, fieldList } = this.#meta;
    const deferred = deferredAfter(this, this.#state, fieldList, fields);
    this.#state = { source, storedKey: copyKey(primaryKey, this.pk), deferred, annotations };
  }
}
