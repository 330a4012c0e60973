export { DecimalValidator } from './decimal.validator.js';
export { EmailValidator, type EmailValidatorOptions } from './email.validator.js';
export { FileExtensionValidator, type FileExtensionValidatorOptions } from './file-extension.validator.js';
export {
  IPv46AddressValidator,
  IPv4AddressValidator,
  IPv6AddressValidator,
  isIPv4Text,
  isIPv6Text,
} from './ip-address.validator.js';
export { MaxLengthValidator } from './max-length.validator.js';
export { MaxValueValidator } from './max-value.validator.js';
export { MinLengthValidator } from './min-length.validator.js';
export { MinValueValidator } from './min-value.validator.js';
export { ProhibitNullCharactersValidator } from './prohibit-null-characters.validator.js';
export { RegexValidator, type RegexValidatorOptions } from './regex.validator.js';
export { SlugValidator, type SlugValidatorOptions } from './slug.validator.js';
export { StepValueValidator } from './step-value.validator.js';
export { DEFAULT_SCHEMES, URLValidator, type URLValidatorOptions } from './url.validator.js';
export type { Validator } from './validator.js';
