import { modelHooks, type ModelClass } from '../meta/index.js';

/** What receivers of `preSave` and `postSave` are told beside the object. */
export interface SaveEvent {
  /** Whether the object is inserted rather than updated. */
  readonly created: boolean;
  /** The fields that are written, where `updateFields` or the defaults of `updateOrCreate` name them; else all are. */
  readonly updateFields?: readonly string[];
  /** Alias of the database. */
  readonly alias: string;
}

/** What receivers of `preDelete` and `postDelete` are told beside the object. */
export interface DeleteEvent {
  /** Alias of the database. */
  readonly alias: string;
}

/** The signals, and the event each comes with. */
export interface SignalEvents {
  readonly preSave: SaveEvent;
  readonly postSave: SaveEvent;
  readonly preDelete: DeleteEvent;
  readonly postDelete: DeleteEvent;
}

/** Name of a signal. */
export type SignalName = keyof SignalEvents;

export const SIGNALS = ['preSave', 'postSave', 'preDelete', 'postDelete'] as const satisfies readonly SignalName[];

/** A function that is called, and awaited, at a signal of a model's objects. */
export type SignalReceiver<S extends SignalName, M extends object> = (object: M, event: SignalEvents[S]) => unknown;

/** A class whose objects send signals: a model, or what models extend. */
export type SenderClass<M extends object = object> = abstract new () => M;

interface Entry {
  readonly signal: SignalName;
  readonly model: SenderClass;
  readonly receiver: (object: object, event: SaveEvent | DeleteEvent) => unknown;
}

/** The receivers of one database. */
export class Signals {
  readonly #alias: string;
  #entries: readonly Entry[] = [];

  constructor(alias: string) {
    this.#alias = alias;
  }

  /** Adds a receiver, for objects of a class and of those that extend it; the function that comes back takes it away again. */
  add<S extends SignalName, M extends object>(
    signal: S,
    model: SenderClass<M>,
    receiver: SignalReceiver<S, M>,
  ): () => void {
    // It is called with this signal's events and this class's objects only.
    const entry = { signal, model, receiver: receiver as unknown as Entry['receiver'] };
    this.#entries = [...this.#entries, entry];
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
    };
  }

  /** Whether anybody receives one of the signals of a model's objects. */
  has(model: ModelClass, ...signals: readonly SignalName[]): boolean {
    return this.#entries.some(
      (entry) => signals.includes(entry.signal) && (entry.model === model || isBase(entry.model, model)),
    );
  }

  /** Calls the receivers, one after the other in the order in which they were added; the first error ends it. */
  async send<S extends SignalName>(signal: S, object: object, event: Omit<SignalEvents[S], 'alias'>): Promise<void> {
    if (this.#entries.length === 0) return;
    const told = Object.freeze({ ...event, alias: this.#alias }) as unknown as SignalEvents[S];
    for (const { receiver } of this.#entries.filter((each) => each.signal === signal && object instanceof each.model)) {
      await receiver(object, told);
    }
  }
}

function isBase(base: SenderClass, model: ModelClass): boolean {
  return model.prototype instanceof base;
}

/** Whether a class's objects can send signals. */
export function isSender(model: unknown): model is SenderClass {
  return typeof model === 'function' && modelHooks(model as ModelClass) !== undefined;
}
