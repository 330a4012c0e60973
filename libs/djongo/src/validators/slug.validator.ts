import { RegexValidator } from './regex.validator.js';
import type { Validator } from './validator.js';

/** Options of `SlugValidator`. */
export interface SlugValidatorOptions {
  /** Whether letters and digits of all scripts are allowed; `false` unless given. */
  readonly allowUnicode?: boolean;
}

/** Letters, digits, `_` and `-` only, one at least: Django's `validate_slug`, or `validate_unicode_slug`. */
export function SlugValidator({ allowUnicode = false }: SlugValidatorOptions = {}): Validator<string> {
  return allowUnicode
    ? RegexValidator({
        regex: /^[-_\p{L}\p{N}]+$/u,
        message: 'Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.',
      })
    : RegexValidator({
        regex: /^[-a-zA-Z0-9_]+$/,
        message: 'Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.',
      });
}
