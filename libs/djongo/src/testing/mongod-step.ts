/** One way to come by a `mongod`. */
export interface MongodStep {
  /** Names the step in the error that lists what was tried. */
  readonly name: string;
  /** Resolves with the path of an executable, or rejects with the reason why this way leads nowhere. */
  find(): Promise<string>;
}
