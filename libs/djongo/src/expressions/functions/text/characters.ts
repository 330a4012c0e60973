const FIRST_OF_THREE_BYTES = 0x800;

/**
 * The characters of which the server knows the number, since it is told: those of Latin, Greek, Cyrillic, Hebrew, Arabic and
 * other alphabets. Each stands at its own number.
 */
export const CHARACTERS = Array.from({ length: FIRST_OF_THREE_BYTES }, (_, code) => String.fromCodePoint(code)).join(
  '',
);

/** The last of them. */
export const LAST_CODE = FIRST_OF_THREE_BYTES - 1;

/** Whether a number is one of Unicode's, those of halves of characters apart. */
export function isCodePoint(code: number): boolean {
  return Number.isInteger(code) && code >= 0 && code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff);
}
