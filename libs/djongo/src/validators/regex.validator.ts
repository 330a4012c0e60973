import { ImproperlyConfigured, ValidationError } from '../errors/index.js';
import type { Validator } from './validator.js';

/** Options of `RegexValidator`. */
export interface RegexValidatorOptions {
  /** What must be found in the value: a `RegExp`, or its source. */
  readonly regex: RegExp | string;
  /** `'Enter a valid value.'` unless given. */
  readonly message?: string;
  /** `'invalid'` unless given. */
  readonly code?: string;
  /** Whether the value is refused where the pattern is found, instead of where it is not. */
  readonly inverseMatch?: boolean;
  /** Flags for a pattern given as text: `'i'`. */
  readonly flags?: string;
}

/**
 * The value matches a regular expression, anywhere in it unless the pattern says `^` and `$`. The pattern is the caller's:
 * one that backtracks without bounds does so here too, so it should come with a `maxLength`.
 *
 * @throws ImproperlyConfigured for a pattern that is none, and for `flags` beside a `RegExp`
 * @example
 * @CharField({ maxLength: 8, validators: [RegexValidator({ regex: /^[A-Z]{2}\d+$/, message: 'Enter a code.' })] }) code!: string;
 */
export function RegexValidator(options: RegexValidatorOptions): Validator<string> {
  const { message = 'Enter a valid value.', code = 'invalid', inverseMatch = false } = options;
  const pattern = patternOf(options);
  return (value) => {
    // `search` begins at the start, whatever `lastIndex` a global pattern was left with.
    if (String(value).search(pattern) >= 0 !== inverseMatch) return;
    throw new ValidationError(message, { code, params: { value } });
  };
}

function patternOf({ regex, flags }: RegexValidatorOptions): RegExp {
  if (regex instanceof RegExp) {
    if (flags === undefined) return regex;
    throw new ImproperlyConfigured("RegexValidator: 'flags' go with a pattern given as text; a RegExp has its own.");
  }
  try {
    return new RegExp(regex, flags);
  } catch (error) {
    throw new ImproperlyConfigured("RegexValidator: 'regex' is no regular expression under its flags.", {
      cause: error,
    });
  }
}
