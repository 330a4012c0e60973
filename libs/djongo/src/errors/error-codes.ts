/** The code of every error of the family, and the HTTP status that `DjongoExceptionFilter` answers with. */
export const ERROR_CODES = {
  improperly_configured: 500,
  field_error: 400,
  invalid: 400,
  does_not_exist: 404,
  multiple_objects_returned: 500,
  stale_object: 409,
  integrity_error: 409,
  protected: 409,
  ambiguous_write: 503,
  migration_error: 500,
  transaction_management_error: 500,
  not_supported: 500,
  suspicious_operation: 400,
  file_not_found: 404,
  operational_error: 503,
  database_error: 500,
} as const;

/** A row of `ERROR_CODES`. */
export type ErrorCode = keyof typeof ERROR_CODES;
