import { FieldError } from '../errors/index.js';

/** The keys and values of an object of conditions. A key that is a symbol would be overlooked, so it is refused. */
export function dictionaryEntries(where: string, value: object): [string, unknown][] {
  if (Object.getOwnPropertySymbols(value).length > 0) {
    throw new FieldError(`${where} may not have symbols as keys.`);
  }
  return Object.entries(value);
}
