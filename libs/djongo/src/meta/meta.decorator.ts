import { ImproperlyConfigured, perhaps } from '../errors/index.js';
import type { CheckConstraint } from './check-constraint.js';
import type { CollectionConstraint } from './collection-constraint.js';
import type { DeclaredIndex } from './declared-index.js';
import type { DeclaredSearchIndex } from './declared-search-index.js';
import type { UniqueConstraint } from './unique-constraint.js';

/** What `Meta.indexes` holds. */
export type ModelIndex = DeclaredIndex | DeclaredSearchIndex;

/** What `Meta.constraints` holds. */
export type Constraint = CheckConstraint | UniqueConstraint | CollectionConstraint;

/** What the server does with a document that breaks the model's schema: nothing, a line in its log, or a refusal. */
export const SCHEMA_VALIDATIONS = ['off', 'warn', 'error'] as const;
export type SchemaValidation = (typeof SCHEMA_VALIDATIONS)[number];

/** Options of a model as a whole. */
export interface MetaOptions {
  /** A container, or a base that other models extend: it has no collection of its own. Not inherited. */
  readonly abstract?: boolean;
  /** Name of the collection; the class name in snake_case unless given. Not inherited. */
  readonly collection?: string;
  /** Order of query results unless `orderBy` says otherwise: `['-pub_date', 'headline']`. */
  readonly ordering?: readonly string[];
  /** What `earliest()` and `latest()` go by unless they are told: a field or several, `-` for descending. */
  readonly getLatestBy?: string | readonly string[];
  /** Indexes, beside those of the fields' own `unique` and `index`. */
  readonly indexes?: readonly ModelIndex[];
  /** Rules that the server keeps, and how the collection is created. */
  readonly constraints?: readonly Constraint[];
  /** Whether the server checks documents against the fields; `'error'` under `enforceSchema` unless given, else `'off'`. */
  readonly schemaValidation?: SchemaValidation;
  /**
   * An `IntegerField` that counts the versions of a document: 1 when it is inserted, one more at each write. Saving or deleting an
   * object whose document has another version by now is a `StaleObjectError`.
   */
  readonly versionField?: string;
}

const OPTIONS = [
  'abstract',
  'collection',
  'ordering',
  'getLatestBy',
  'indexes',
  'constraints',
  'schemaValidation',
  'versionField',
] as const satisfies readonly (keyof MetaOptions)[];

/** Key of a class's own options. */
const META = Symbol('djongo.meta');

/**
 * Sets a model's options. They are checked when the model is registered.
 *
 * @example
 * @Meta({ collection: 'entry', ordering: ['-pub_date'] })
 * class Entry extends Model {}
 */
export function Meta(options: MetaOptions): (target: abstract new () => object) => void {
  for (const name of Object.keys(options)) {
    if (!(OPTIONS as readonly string[]).includes(name)) {
      throw new ImproperlyConfigured(`Meta has no option '${name}'${perhaps(name, OPTIONS)}.`);
    }
  }
  return (target) => {
    Object.defineProperty(target, META, { value: Object.freeze({ ...options }), configurable: true });
  };
}

/** The options of a class: its own, and its bases' for those that are inherited. */
export function metaOptions(target: object): MetaOptions {
  const base: unknown = Object.getPrototypeOf(target);
  const { ordering, getLatestBy, indexes, constraints, schemaValidation, versionField } =
    typeof base === 'function' ? metaOptions(base) : {};
  const own: unknown = Object.getOwnPropertyDescriptor(target, META)?.value;
  return {
    ...(ordering && { ordering }),
    ...(getLatestBy && { getLatestBy }),
    ...(indexes && { indexes }),
    ...(constraints && { constraints }),
    ...(schemaValidation && { schemaValidation }),
    ...(versionField !== undefined && { versionField }),
    ...(own as MetaOptions | undefined),
  };
}
