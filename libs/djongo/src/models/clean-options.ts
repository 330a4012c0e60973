/** Options of `cleanFields`, `validateUnique` and `validateConstraints`. */
export interface CleanOptions {
  /** Names of fields that are not checked. */
  readonly exclude?: readonly string[];
}

/** Options of `fullClean`. */
export interface FullCleanOptions extends CleanOptions {
  /** Whether the server is asked for other documents with values that must be unique; `true` unless given. */
  readonly validateUnique?: boolean;
  /** Whether the constraints of `Meta` are checked; `true` unless given. */
  readonly validateConstraints?: boolean;
}
