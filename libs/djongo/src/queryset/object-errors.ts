import type { ModelSource, RefusedWrite } from '../connection/index.js';
import { atPath, IntegrityError, ValidationError, type ValidationIssue } from '../errors/index.js';

/** Collects what is wrong with the objects of a list, so that all of it comes in one error: `2.headline`. */
export class ObjectIssues {
  readonly #issues: ValidationIssue[] = [];

  /** Runs the work on one object; what it finds wrong is kept. */
  async at<T>(index: number, work: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      this.#issues.push(...error.issues.map((issue) => atPath(issue, String(index))));
      return undefined;
    }
  }

  /** Throws `ValidationError` if anything was wrong. */
  check(): void {
    if (this.#issues.length > 0) throw ValidationError.of(this.#issues);
  }
}

/**
 * The error of a command with several objects: that of the write that was refused, with the object's place in the caller's
 * list, which `placeOf` gives of that in the command; one that is not about a single write is as it was.
 */
export function aboutObject(
  error: unknown,
  refused: RefusedWrite | undefined,
  placeOf: (at: number) => number,
  source: ModelSource,
): unknown {
  const own = refused?.error(source.context) ?? error;
  return refused === undefined ? own : placed(own, placeOf(refused.at));
}

function placed(error: unknown, index: number): unknown {
  if (!(error instanceof IntegrityError)) return error;
  const { cause, fields, index: name } = error;
  const options = { cause, fields, ...(name === undefined ? {} : { index: name }) };
  return new IntegrityError(`Object ${index} of the list: ${error.message}`, options);
}
