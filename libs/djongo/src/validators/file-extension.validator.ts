import { ValidationError } from '../errors/index.js';
import type { Validator } from './validator.js';

/** Options of `FileExtensionValidator`. */
export interface FileExtensionValidatorOptions {
  /** The extensions allowed, without a dot; all of them unless given. */
  readonly allowedExtensions?: readonly string[];
  /** Unless given, one that names the extension and those allowed. */
  readonly message?: string;
  /** `'invalid_extension'` unless given. */
  readonly code?: string;
}

const MESSAGE = 'File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.';

/**
 * A file's name ends in one of the extensions, in upper or lower case. The value is a name, or what has one. It says
 * nothing of what is in the file.
 */
export function FileExtensionValidator(
  options: FileExtensionValidatorOptions = {},
): Validator<string | { readonly name: string }> {
  const { message = MESSAGE, code = 'invalid_extension' } = options;
  const allowed = options.allowedExtensions?.map((extension) => extension.toLowerCase());
  return (value) => {
    const extension = extensionOf(typeof value === 'string' ? value : value.name);
    if (allowed === undefined || allowed.includes(extension)) return;
    const params = { extension, allowed_extensions: allowed.join(', '), value };
    throw new ValidationError(message, { code, params });
  };
}

/** What stands after the last dot of the last part; of a name that begins with its only dot, nothing. */
function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}
