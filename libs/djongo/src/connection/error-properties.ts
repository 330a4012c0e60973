/** What is known of a refusal, whichever of the driver's many error shapes it came in. */
export interface Refusal {
  readonly code: number | undefined;
  readonly codeName: string | undefined;
  readonly message: string;
  readonly keyPattern: unknown;
  readonly errInfo: unknown;
}

/** The refusal that an error stands for: that of its first failed write, where it reports several. */
export function refusalOf(error: Error): Refusal {
  const write = firstWriteError(property(error, 'writeErrors')) ?? error;
  const code = property(write, 'code');
  const codeName = property(write, 'codeName');
  const message = property(write, 'errmsg') ?? property(write, 'message');
  return {
    code: typeof code === 'number' ? code : undefined,
    codeName: typeof codeName === 'string' ? codeName : undefined,
    message: typeof message === 'string' ? message : '',
    keyPattern: property(write, 'keyPattern'),
    errInfo: property(write, 'errInfo') ?? property(write, 'details'),
  };
}

/** A list from a collection's bulk write, one error from an older driver, a map by index from a client's bulk write. */
function firstWriteError(writeErrors: unknown): unknown {
  if (writeErrors instanceof Map) return [...writeErrors.values()][0];
  return Array.isArray(writeErrors) ? writeErrors[0] : writeErrors;
}

/** A property of a value of unknown shape. */
export function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
