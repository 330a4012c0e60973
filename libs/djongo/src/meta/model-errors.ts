import { isModelClass } from './model-meta.js';
import { MultipleObjectsReturned, ObjectDoesNotExist } from '../errors/index.js';

/** The errors of one model: subclasses, of those of the model it extends, that `catch` and filters can tell apart by class. */
export interface ModelErrors {
  readonly DoesNotExist: typeof ObjectDoesNotExist;
  readonly MultipleObjectsReturned: typeof MultipleObjectsReturned;
}

const byModel = new WeakMap<object, ModelErrors>();

/** The error classes of a model, the same at each call: `Entry.DoesNotExist` is named `Entry.DoesNotExist`. */
export function modelErrors(model: { readonly name: string }): ModelErrors {
  const known = byModel.get(model);
  if (known !== undefined) return known;
  const base: unknown = Object.getPrototypeOf(model);
  const inherited = isModelClass(base)
    ? modelErrors(base)
    : { DoesNotExist: ObjectDoesNotExist, MultipleObjectsReturned };
  const errors = Object.freeze({
    DoesNotExist: named(`${model.name}.DoesNotExist`, class extends inherited.DoesNotExist {}),
    MultipleObjectsReturned: named(
      `${model.name}.MultipleObjectsReturned`,
      class extends inherited.MultipleObjectsReturned {},
    ),
  });
  byModel.set(model, errors);
  return errors;
}

function named<C extends object>(name: string, target: C): C {
  return Object.defineProperty(target, 'name', { value: name });
}
