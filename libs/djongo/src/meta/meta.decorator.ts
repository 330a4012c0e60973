import { ImproperlyConfigured, perhaps } from '../errors/index.js';
import type { CompoundIndex } from './compound-index.js';

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
  /** Indexes over several fields. */
  readonly indexes?: readonly CompoundIndex[];
}

const OPTIONS = [
  'abstract',
  'collection',
  'ordering',
  'getLatestBy',
  'indexes',
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
  const { ordering, getLatestBy, indexes } = typeof base === 'function' ? metaOptions(base) : {};
  const own: unknown = Object.getOwnPropertyDescriptor(target, META)?.value;
  return {
    ...(ordering && { ordering }),
    ...(getLatestBy && { getLatestBy }),
    ...(indexes && { indexes }),
    ...(own as MetaOptions | undefined),
  };
}
