import { domainToASCII } from 'node:url';
import { ValidationError } from '../errors/index.js';
import { isIPv4Text, isIPv6Text } from './ip-address.validator.js';
import type { Validator } from './validator.js';

/** Options of `EmailValidator`. */
export interface EmailValidatorOptions {
  /** `'Enter a valid email address.'` unless given. */
  readonly message?: string;
  /** `'invalid'` unless given. */
  readonly code?: string;
  /** Domains that are taken as they are; `['localhost']` unless given. */
  readonly allowlist?: readonly string[];
}

/** RFC 3696: 64 characters before the `@`, 255 after it. */
const LONGEST = 320;

const DOT_ATOM = /^[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(?:\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*$/i;
// oxlint-disable-next-line no-control-regex -- RFC 5322 has them in quoted strings
const QUOTED = /^"(?:[\x01-\x08\x0b\x0c\x0e-\x1f!#-[\]-\x7f]|\\[\x01-\x09\x0b\x0c\x0e-\x7f])*"$/;
const DOMAIN = /^(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+[A-Z0-9-]{2,63}(?<!-)$/i;
const LITERAL = /^\[([A-F0-9:.]+)\]$/i;

/** An email address, as Django's `EmailValidator` judges; a domain may be of any script (IDN). */
export function EmailValidator(options: EmailValidatorOptions = {}): Validator<string> {
  const { message = 'Enter a valid email address.', code = 'invalid', allowlist = ['localhost'] } = options;
  return (value) => {
    if (typeof value === 'string' && isEmail(value, allowlist)) return;
    throw new ValidationError(message, { code, params: { value } });
  };
}

function isEmail(text: string, allowlist: readonly string[]): boolean {
  const at = text.lastIndexOf('@');
  if (at < 0 || text.length > LONGEST) return false;
  const [user, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (!DOT_ATOM.test(user) && !QUOTED.test(user)) return false;
  return allowlist.includes(domain) || isDomain(domain) || isForeignDomain(domain);
}

function isDomain(domain: string): boolean {
  if (DOMAIN.test(domain)) return true;
  const address = LITERAL.exec(domain)?.[1];
  return address !== undefined && (isIPv4Text(address) || isIPv6Text(address));
}

/** A domain with letters of another script, by its name in ASCII. */
function isForeignDomain(domain: string): boolean {
  return (
    /[^\0-\x7f]/.test(domain) &&
    !/[\0-\x2c/\x3a-\x40\x5b-\x60\x7b-\x7f]/.test(domain) &&
    isDomain(domainToASCII(domain))
  );
}
