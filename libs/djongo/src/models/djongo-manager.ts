import { defineRawMethods, type RawCollection } from '../connection/index.js';
import { ImproperlyConfigured } from '../errors/index.js';
import type { ModelClass } from '../meta/index.js';
import { type ModelAccess, QuerySet } from '../queryset/index.js';

/** The methods of a queryset that a manager has too: each begins with the manager's own `getQuerySet()`. */
const FORWARDED = [
  'all', 'none', 'annotate', 'alias', 'aggregate', 'distinct', 'only', 'defer', 'dates', 'datetimes',
  'union', 'intersection', 'difference', 'rawAggregate', 'filter', 'exclude', 'get', 'first', 'last', 'count', 'exists', 'orderBy', 'reverse', 'slice', 'values',
  'valuesList', 'earliest', 'latest', 'inBulk', 'iterator', 'stream', 'explain',
  'comment', 'hint', 'collation', 'readPreference', 'configure',
  'using', 'create', 'getOrCreate', 'updateOrCreate', 'bulkCreate', 'bulkUpdate', 'update',
] as const satisfies readonly (keyof QuerySet<object>)[]; // prettier-ignore

type Forwarded = (typeof FORWARDED)[number];

/** Which database a manager's queries go to. Beside the instances, so that subclasses and copies need not care. */
const accesses = new WeakMap<object, ModelAccess<object>>();

/**
 * A model's door to its collection: `Entry.objects`, or injected. Extend it and override `getQuerySet` for a manager of
 * one's own. The driver's methods stand beside the query language under the prefix `mongo_`.
 *
 * What is injected is a copy for its connection, with the same properties: a subclass keeps what it needs in ordinary
 * properties, since private `#names` cannot be copied.
 *
 * @example
 * class Published extends DjongoManager<Entry> {
 *   override getQuerySet() {
 *     return super.getQuerySet().filter({ draft: false });
 *   }
 * }
 * await Entry.objects.filter({ headline: 'h1' }); // { find: 'entry', filter: { headline: 'h1' } }
 * await Entry.objects.mongo_aggregate([{ $group: { _id: '$blog.name', n: { $sum: 1 } } }]).toArray();
 */
export class DjongoManager<in out M extends object> {
  /** The queryset all others of this manager start from. */
  getQuerySet(): QuerySet<M> {
    return new QuerySet<M>(accessOf<M>(this));
  }

  /** The model's class. */
  get model(): ModelClass<M> {
    return accessOf<M>(this).model;
  }
}

export interface DjongoManager<in out M extends object> extends Pick<QuerySet<M>, Forwarded>, RawCollection {}

for (const name of FORWARDED) {
  const value = function (this: DjongoManager<object>, ...args: unknown[]): unknown {
    const query = this.getQuerySet();
    return (query[name] as (...given: unknown[]) => unknown).apply(query, args);
  };
  Object.defineProperty(DjongoManager.prototype, name, { value, configurable: true, writable: true });
}

defineRawMethods(DjongoManager.prototype, (manager) => accessOf(manager).source());

/** Attaches a manager to a model and its database. */
export function bindManager<M extends object>(manager: DjongoManager<M>, access: ModelAccess<M>): void {
  accesses.set(manager, access as ModelAccess<object>);
}

/** A manager of the same class and properties, attached elsewhere; the given one stays as it is. */
export function copyManager<M extends object>(manager: DjongoManager<M>, access: ModelAccess<M>): DjongoManager<M> {
  const copy: DjongoManager<M> = Object.assign(Object.create(Object.getPrototypeOf(manager)), manager);
  bindManager(copy, access);
  return copy;
}

/** The model a manager is attached to, if it is. */
export function boundModel(manager: object): ModelClass | undefined {
  return accesses.get(manager)?.model;
}

function accessOf<M extends object>(manager: object): ModelAccess<M> {
  const access = accesses.get(manager);
  if (access === undefined) {
    throw new ImproperlyConfigured(
      'This manager is not attached to a model: list the model in forRoot or connect first.',
    );
  }
  // Bound to the model it was declared for.
  return access as unknown as ModelAccess<M>;
}
