import { isSender, type SenderClass, type SignalName, type SignalReceiver } from '../connection/index.js';
import { ImproperlyConfigured } from '../errors/index.js';

/** A method decorator that checks the method's parameters: the object, and the event of the signal. */
export type SignalDecorator<S extends SignalName, M extends object> = <F extends SignalReceiver<S, M>>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<F>,
) => void;

/** A method that receives a signal. */
export interface DeclaredReceiver {
  readonly signal: SignalName;
  readonly model: SenderClass;
  readonly key: string | symbol;
}

/** Key of a class's own receivers, on its prototype. */
const RECEIVERS = Symbol('djongo.receivers');

/**
 * Calls the method before an object of the model is validated and saved; what it sets is checked and written. An error stops the
 * save, and nothing is sent.
 *
 * @example
 * @Injectable()
 * class Slugs {
 *   @PreSave(Entry) fill(entry: Entry, { created }: SaveEvent) {
 *     if (created) entry.slug = slugify(entry.headline);
 *   }
 * }
 */
export function PreSave<M extends object>(model: SenderClass<M>): SignalDecorator<'preSave', M> {
  return receiver('preSave', model);
}

/** Calls the method after an object of the model was saved. An error is thrown by the save, whose document stays. */
export function PostSave<M extends object>(model: SenderClass<M>): SignalDecorator<'postSave', M> {
  return receiver('postSave', model);
}

/** Calls the method before an object of the model is deleted. An error stops that, and nothing is sent. */
export function PreDelete<M extends object>(model: SenderClass<M>): SignalDecorator<'preDelete', M> {
  return receiver('preDelete', model);
}

/** Calls the method after an object of the model was deleted. An error is thrown by the delete, which stays done. */
export function PostDelete<M extends object>(model: SenderClass<M>): SignalDecorator<'postDelete', M> {
  return receiver('postDelete', model);
}

function receiver<S extends SignalName, M extends object>(signal: S, model: SenderClass<M>): SignalDecorator<S, M> {
  const name = `@${signal.charAt(0).toUpperCase()}${signal.slice(1)}()`;
  if (!isSender(model)) {
    throw new ImproperlyConfigured(
      `${name} takes a model, a class that extends Model; do two files import each other?`,
    );
  }
  return (target, key, descriptor) => {
    if (typeof target === 'function' || typeof descriptor?.value !== 'function') {
      throw new ImproperlyConfigured(`${name} decorates methods of instances only.`);
    }
    const value = [...ownReceivers(target), { signal, model, key }];
    Object.defineProperty(target, RECEIVERS, { value, configurable: true });
  };
}

/** The receivers of a class by its prototype, those of its bases first, each once. */
export function declaredReceivers(prototype: object | null): readonly DeclaredReceiver[] {
  if (prototype === null) return [];
  const inherited = declaredReceivers(Object.getPrototypeOf(prototype));
  const isKnown = (own: DeclaredReceiver): boolean =>
    inherited.some(({ signal, model, key }) => signal === own.signal && model === own.model && key === own.key);
  return [...inherited, ...ownReceivers(prototype).filter((own) => !isKnown(own))];
}

function ownReceivers(prototype: object): readonly DeclaredReceiver[] {
  const own: unknown = Object.getOwnPropertyDescriptor(prototype, RECEIVERS)?.value;
  return Array.isArray(own) ? own : [];
}
