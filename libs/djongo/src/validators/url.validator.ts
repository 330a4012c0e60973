import { ValidationError } from '../errors/index.js';
import { isIPv6Text } from './ip-address.validator.js';
import type { Validator } from './validator.js';

/** Options of `URLValidator`. */
export interface URLValidatorOptions {
  /** The schemes allowed, in lower case; `['http', 'https', 'ftp', 'ftps']` unless given. */
  readonly schemes?: readonly string[];
  /** `'Enter a valid URL.'` unless given. */
  readonly message?: string;
  /** `'invalid'` unless given. */
  readonly code?: string;
}

export const DEFAULT_SCHEMES = ['http', 'https', 'ftp', 'ftps'] as const;

const LONGEST = 2048;
const LONGEST_HOST = 253;

/** Letters beyond ASCII. */
const UL = '\\u00a1-\\uffff';
const BYTE = '(?:0|25[0-5]|2[0-4][0-9]|1[0-9]?[0-9]?|[1-9][0-9]?)';
const HOST_NAME = `[a-z${UL}0-9](?:[a-z${UL}0-9-]{0,61}[a-z${UL}0-9])?`;
/** Labels have at most 63 characters and no dash at an end. */
const DOMAIN = `(?:\\.(?!-)[a-z${UL}0-9-]{1,63}(?<!-))*`;
const TLD = `\\.(?!-)(?:[a-z${UL}-]{2,63}|xn--[a-z0-9]{1,59})(?<!-)\\.?`;
const HOST = `${BYTE}(?:\\.${BYTE}){3}|\\[[0-9a-f:.]+\\]|${HOST_NAME}${DOMAIN}${TLD}|localhost`;
const AUTHORITY = `(?:[^\\s:@/]+(?::[^\\s:@/]*)?@)?(?<host>${HOST})(?::[0-9]{1,5})?`;

/** Django's; the scheme is judged by itself. Bounded by the length of what is tested. */
const URL_PATTERN = new RegExp(`^(?:[a-z0-9.+-]*)://${AUTHORITY}(?:[/?#][^\\s]*)?$`, 'iu');

/** A URL, as Django's `URLValidator` judges: absolute, of an allowed scheme, at most 2048 characters. */
export function URLValidator(options: URLValidatorOptions = {}): Validator<string> {
  const { schemes = DEFAULT_SCHEMES, message = 'Enter a valid URL.', code = 'invalid' } = options;
  return (value) => {
    if (typeof value === 'string' && isUrl(value, schemes)) return;
    throw new ValidationError(message, { code, params: { value } });
  };
}

function isUrl(text: string, schemes: readonly string[]): boolean {
  if (text.length > LONGEST || /[\t\r\n]/.test(text)) return false;
  if (!schemes.includes((text.split('://', 1)[0] ?? '').toLowerCase())) return false;
  const host = URL_PATTERN.exec(text)?.groups?.['host'];
  if (host === undefined || host.length > LONGEST_HOST) return false;
  return !host.startsWith('[') || isIPv6Text(host.slice(1, -1));
}
