import { isIPv4, isIPv6 } from 'node:net';
import { ValidationError } from '../errors/index.js';
import type { Validator } from './validator.js';

/** The longest text of an IPv6 address, one that ends in an IPv4 address. */
const LONGEST = 45;

/** An IPv4 address: four decimal numbers without leading zeros. */
export function IPv4AddressValidator(): Validator<string> {
  return addressValidator('IPv4', isIPv4Text);
}

/** An IPv6 address, without a zone. */
export function IPv6AddressValidator(): Validator<string> {
  return addressValidator('IPv6', isIPv6Text);
}

/** An IPv4 or IPv6 address. */
export function IPv46AddressValidator(): Validator<string> {
  return addressValidator('IPv4 or IPv6', (text) => isIPv4Text(text) || isIPv6Text(text));
}

export function isIPv4Text(text: string): boolean {
  return text.length <= LONGEST && isIPv4(text);
}

/** A zone (`fe80::1%eth0`) means something on one machine only. */
export function isIPv6Text(text: string): boolean {
  return text.length <= LONGEST && !text.includes('%') && isIPv6(text);
}

function addressValidator(protocol: string, isAddress: (text: string) => boolean): Validator<string> {
  return (value) => {
    if (typeof value === 'string' && isAddress(value)) return;
    throw new ValidationError('Enter a valid %(protocol)s address.', { code: 'invalid', params: { protocol, value } });
  };
}
