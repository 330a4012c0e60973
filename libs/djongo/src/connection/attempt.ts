/** What an `Attempt` works towards. */
export interface AttemptTask {
  /** Whether the goal stands, so that nothing need be done. */
  readonly isDone: () => boolean;
  readonly work: () => Promise<void>;
  /** For how many milliseconds an error stands: until then it is thrown again instead of trying once more. */
  readonly standsFor: (error: unknown) => number;
}

/** A goal that many callers wait for: they share one attempt, and the call after a failed one makes the next. */
export class Attempt {
  readonly #task: AttemptTask;
  #running: Promise<void> | undefined;
  #failure: { readonly error: unknown; readonly until: number } | undefined;

  constructor(task: AttemptTask) {
    this.#task = task;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  get isDone(): boolean {
    return this.#task.isDone();
  }

  run(): Promise<void> {
    if (this.#running) return this.#running;
    if (this.isDone) return Promise.resolve();
    if (this.#failure && performance.now() < this.#failure.until) return Promise.reject(this.#failure.error);
    this.#running = this.#try().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Makes the next call try again, whatever the last one failed of. */
  forget(): void {
    this.#failure = undefined;
  }

  async #try(): Promise<void> {
    this.#failure = undefined;
    try {
      await this.#task.work();
    } catch (error) {
      this.#failure = { error, until: performance.now() + this.#task.standsFor(error) };
      throw error;
    }
  }
}
