import { AsyncLocalStorage } from 'node:async_hooks';
import { OperationalError } from '../errors/index.js';
import { translateError, type ErrorContext } from './translate-error.js';

/** What a gate asks before it lets an operation through: what to wait for, if anything. */
export type WaitFor = () => Promise<void> | undefined;

/**
 * What every operation goes through: it refuses after the close, waits until the connection is ready, counts what is
 * under way and translates errors.
 */
export class OperationGate {
  readonly #alias: string;
  readonly #waitFor: WaitFor;
  readonly #unit = new AsyncLocalStorage<true>();
  #state: 'open' | 'closing' | 'closed' = 'open';
  #underWay = 0;
  #onIdle: (() => void) | undefined;

  constructor(alias: string, waitFor: WaitFor) {
    this.#alias = alias;
    this.#waitFor = waitFor;
  }

  get state(): 'open' | 'closing' | 'closed' {
    return this.#state;
  }

  async execute<T>(task: () => Promise<T>, context?: ErrorContext): Promise<T> {
    const leave = await this.enter();
    try {
      return await task();
    } catch (error) {
      throw this.translate(error, context);
    } finally {
      leave();
    }
  }

  /** Lets one operation in; it counts as under way until the function that comes back is called. */
  async enter(waitFor = this.#waitFor): Promise<() => void> {
    if (this.#state === 'closed' || this.#unit.getStore() !== true) {
      this.assertOpen();
      const wait = waitFor();
      if (wait) await this.#whileOpen(wait);
      this.assertOpen();
    }
    return this.#count();
  }

  /**
   * Work whose own operations neither wait nor are refused before the connection is closed: it may be what the others
   * wait for, and is let through as a whole.
   */
  async unit<T>(task: () => Promise<T>, context?: ErrorContext): Promise<T> {
    const leave = this.#count();
    try {
      return await this.#unit.run(true, task);
    } catch (error) {
      throw this.translate(error, context);
    } finally {
      leave();
    }
  }

  assertOpen(): void {
    if (this.#state !== 'open') throw this.#closedError();
  }

  /** As `translateError`; what a close interrupted says so. */
  translate(error: unknown, context?: ErrorContext): unknown {
    const translated = translateError(error, context);
    const interrupted = this.#state === 'closed' && translated instanceof OperationalError;
    return interrupted ? this.#closedError(error) : translated;
  }

  /** Refuses new operations from now on, and resolves when those under way have ended or the time is up. */
  async drain(graceMs: number): Promise<void> {
    this.#state = 'closing';
    if (this.#underWay > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, graceMs);
        this.#onIdle = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#state = 'closed';
  }

  #count(): () => void {
    let counted = true;
    this.#underWay++;
    return () => {
      if (!counted) return;
      counted = false;
      this.#underWay--;
      if (this.#underWay === 0) this.#onIdle?.();
    };
  }

  /** A close while the connection is being made must not look like a server that is down. */
  async #whileOpen(wait: Promise<void>): Promise<void> {
    try {
      await wait;
    } catch (error) {
      throw this.#state === 'open' ? error : this.#closedError(error);
    }
  }

  #closedError(cause?: unknown): OperationalError {
    return new OperationalError(`connection '${this.#alias}' is closed`, cause === undefined ? {} : { cause });
  }
}
