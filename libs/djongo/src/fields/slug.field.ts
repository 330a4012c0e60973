import { MaxLengthValidator, SlugValidator } from '../validators/index.js';
import type { CharFieldOptions } from './char.field.js';
import { defineField } from './define-field.js';
import { textBehaviour, textSchema } from './text.js';

/** Options of `SlugField`. */
export interface SlugFieldOptions extends CharFieldOptions {
  /** Whether letters and digits of all scripts are allowed; `false` unless given. */
  readonly allowUnicode?: boolean;
}

/**
 * A part of a URL: letters, digits, `_` and `-`, at most 50 unless `maxLength` says otherwise. In code `string`; in the
 * database a string. As in Django it has an index, unless `index: false` says otherwise.
 *
 * @example
 * @SlugField({ unique: true }) slug!: string;
 */
export const SlugField = defineField<string, SlugFieldOptions>({
  kind: 'SlugField',
  options: ['maxLength', 'allowUnicode'],
  defaults: { index: true },
  behaviour: ({ maxLength = 50, allowUnicode = false }) => ({
    ...textBehaviour,
    jsonSchema: textSchema(maxLength),
    rules: [SlugValidator({ allowUnicode }), MaxLengthValidator(maxLength)],
  }),
});
