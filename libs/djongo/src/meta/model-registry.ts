import { describeType, ImproperlyConfigured } from '../errors/index.js';
import { declaredFields } from '../fields/index.js';
import { metaOf } from './build-meta.js';
import { metaOptions } from './meta.decorator.js';
import { isModelClass, type ModelClass, type ModelMeta } from './model-meta.js';

/** The models of one database connection, each with its meta. There is no global registry. */
export class ModelRegistry implements Iterable<ModelMeta> {
  readonly #metas = new Map<unknown, ModelMeta>();

  /**
   * @param models the classes of the `models` option; abstract ones and containers are skipped
   * @throws ImproperlyConfigured for a class listed twice, without fields, or with declarations that cannot work
   */
  constructor(models: Iterable<unknown> = []) {
    const listed = new Set<unknown>();
    for (const model of models) {
      if (listed.has(model)) throw new ImproperlyConfigured(`'models' lists ${nameOf(model)} twice.`);
      listed.add(model);
      this.register(model);
    }
  }

  /** Adds a model; one that is there already stays as it is. */
  register(model: unknown): void {
    if (this.#metas.has(model) || !isConcrete(model)) return;
    for (const meta of this.#metas.values()) {
      if (meta.name === model.name)
        throw new ImproperlyConfigured(`'models' holds two different classes named ${meta.name}.`);
    }
    this.#metas.set(model, metaOf(model));
  }

  has(model: unknown): boolean {
    return this.#metas.has(model);
  }

  /** The meta of a model. Throws `ImproperlyConfigured` when the model is not registered. */
  meta<M extends object>(model: ModelClass<M>): ModelMeta<M> {
    const meta = this.#metas.get(model);
    if (meta === undefined) {
      throw new ImproperlyConfigured(`${nameOf(model)} is not registered: list it in 'models' of forRoot or connect.`);
    }
    // Stored under its own class, so the two type parameters are the same.
    return meta as ModelMeta<M>;
  }

  [Symbol.iterator](): Iterator<ModelMeta> {
    return this.#metas.values();
  }
}

/** Whether a listed class has a collection. Throws for what is no class of fields at all. */
function isConcrete(model: unknown): model is ModelClass {
  if (typeof model !== 'function')
    throw new ImproperlyConfigured(`'models' must hold classes, not ${describeType(model)}.`);
  if (metaOptions(model).abstract) return false;
  if (isModelClass(model)) return true;
  if (declaredFields(model).size > 0) return false;
  throw new ImproperlyConfigured(`${nameOf(model)} in 'models' declares no fields and does not extend Model.`);
}

function nameOf(model: unknown): string {
  return typeof model === 'function' ? model.name : describeType(model);
}
