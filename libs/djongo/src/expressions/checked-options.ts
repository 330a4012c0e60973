import { describeType, FieldError, perhaps } from '../errors/index.js';
import { isPlain } from '../fields/index.js';

/** Options as they were given. Throws `FieldError` for what is no object of them, and for one that there is not. */
export function checkedOptions(
  caller: string,
  given: unknown,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  if (!isPlain(given)) {
    throw new FieldError(`${caller}() takes an object of options, not a value of type ${describeType(given)}.`);
  }
  const wrong = Object.keys(given).find((key) => !known.includes(key));
  if (wrong !== undefined) throw new FieldError(`${caller}() has no option '${wrong}'${perhaps(wrong, known)}.`);
  return given;
}
