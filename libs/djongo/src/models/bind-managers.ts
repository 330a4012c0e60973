import type { ModelClass } from '../meta/index.js';
import { accessByAlias, type ModelAccess } from '../queryset/index.js';
import { bindManager, boundModel, copyManager, DjongoManager } from './djongo-manager.js';

/**
 * Attaches the managers among a model's static properties, `objects` and any others. One that a base class declared is
 * copied, so that each model has its own.
 */
export function bindStaticManagers<M extends object>(model: ModelClass<M>): void {
  for (const [name, manager] of staticManagers<M>(model)) {
    const known = boundModel(manager);
    if (known === model) continue;
    const access = accessByAlias(model);
    if (known === undefined && Object.hasOwn(model, name)) bindManager(manager, access);
    else
      Object.defineProperty(model, name, { value: copyManager(manager, access), configurable: true, writable: true });
  }
}

/** The manager for injection: of the class of the model's `objects`, or a plain one. */
export function managerFor<M extends object>(model: ModelClass<M>, access: ModelAccess<M>): DjongoManager<M> {
  const declared: unknown = Reflect.get(model, 'objects');
  return copyManager(declared instanceof DjongoManager ? declared : new DjongoManager<M>(), access);
}

/** The static properties that are managers, by name; those of a subclass hide those of its bases. */
function staticManagers<M extends object>(model: ModelClass<M>): Map<string, DjongoManager<M>> {
  const found = new Map<string, DjongoManager<M>>();
  for (
    let target: object | null = model;
    target !== null && target !== Function.prototype;
    target = Object.getPrototypeOf(target)
  ) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(target))) {
      if (value instanceof DjongoManager && !found.has(name)) found.set(name, value);
    }
  }
  return found;
}
