export { DecimalValidator } from './decimal.validator.js';
export { MaxLengthValidator } from './max-length.validator.js';
export { MaxValueValidator } from './max-value.validator.js';
export { MinLengthValidator } from './min-length.validator.js';
export { MinValueValidator } from './min-value.validator.js';
export type { Validator } from './validator.js';
