export { clip } from './clip.js';
export { DatabaseError } from './database-error.js';
export { describeType } from './describe-type.js';
export { DjongoError, type DjongoErrorOptions } from './djongo-error.js';
export { ERROR_CODES, type ErrorCode } from './error-codes.js';
export { FieldError } from './field-error.js';
export { ImproperlyConfigured } from './improperly-configured.js';
export { IntegrityError, type IntegrityErrorOptions } from './integrity-error.js';
export { MigrationError } from './migration-error.js';
export { MultipleObjectsReturned } from './multiple-objects-returned.js';
export { NotSupportedError } from './not-supported-error.js';
export { ObjectDoesNotExist } from './object-does-not-exist.js';
export { OperationalError } from './operational-error.js';
export { StaleObjectError, type StaleObjectErrorOptions } from './stale-object-error.js';
export { perhaps } from './suggestion.js';
export {
  atPath,
  NON_FIELD_ERRORS,
  ValidationError,
  type ValidationErrorOptions,
  type ValidationInput,
  type ValidationIssue,
} from './validation-error.js';
