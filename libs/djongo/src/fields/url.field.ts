import { DEFAULT_SCHEMES, MaxLengthValidator, URLValidator } from '../validators/index.js';
import type { CharFieldOptions } from './char.field.js';
import { defineField } from './define-field.js';
import { textBehaviour, textSchema } from './text.js';

/** Options of `URLField`. */
export interface URLFieldOptions extends CharFieldOptions {
  /** The schemes allowed, in lower case; `['http', 'https', 'ftp', 'ftps']` unless given. */
  readonly schemes?: readonly string[];
}

/**
 * A URL, of at most 200 characters unless `maxLength` says otherwise. In code `string`; in the database a string.
 *
 * @example
 * @URLField({ schemes: ['https'] }) homepage!: string;
 */
export const URLField = defineField<string, URLFieldOptions>({
  kind: 'URLField',
  options: ['maxLength', 'schemes'],
  behaviour: ({ maxLength = 200, schemes = DEFAULT_SCHEMES }) => ({
    ...textBehaviour,
    jsonSchema: textSchema(maxLength),
    rules: [URLValidator({ schemes }), MaxLengthValidator(maxLength)],
  }),
});
