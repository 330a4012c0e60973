import { ImproperlyConfigured } from '../errors/index.js';
import { isIPv4Text, isIPv6Text } from '../validators/index.js';
import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { invalid } from './invalid.js';
import { coerceText, textBehaviour, textSchema } from './text.js';

/** Options of `GenericIPAddressField`. */
export interface GenericIPAddressFieldOptions extends FieldOptions {
  /** Which addresses are allowed; `'both'` unless given. */
  readonly protocol?: IPProtocol;
  /** Whether `::ffff:192.0.2.1` becomes `192.0.2.1`; only where both protocols are allowed. `false` unless given. */
  readonly unpackIpv4?: boolean;
}

/** The protocols of `GenericIPAddressField`. */
export type IPProtocol = 'both' | 'IPv4' | 'IPv6';

/** What each protocol is called in messages. */
const NAMES: Readonly<Record<IPProtocol, string>> = { both: 'IPv4 or IPv6', IPv4: 'IPv4', IPv6: 'IPv6' };

/**
 * An IP address. In code `string`; in the database a string. An IPv6 address is brought into its one canonical form, in
 * lower case and as short as it goes, so that the same address is the same text.
 *
 * @example
 * @GenericIPAddressField({ protocol: 'both', unpackIpv4: true }) client!: string;
 */
export const GenericIPAddressField = defineField<string, GenericIPAddressFieldOptions>({
  kind: 'GenericIPAddressField',
  options: ['protocol', 'unpackIpv4'],
  behaviour: ({ protocol = 'both', unpackIpv4 = false }) => {
    checkOptions(protocol, unpackIpv4);
    return {
      ...textBehaviour,
      jsonSchema: textSchema(39),
      coerce: (value) => coerceAddress(value, protocol, unpackIpv4),
    };
  },
});

function checkOptions(protocol: string, unpackIpv4: boolean): void {
  if (!Object.hasOwn(NAMES, protocol)) {
    throw new ImproperlyConfigured("GenericIPAddressField: 'protocol' is 'both', 'IPv4' or 'IPv6'.");
  }
  if (unpackIpv4 && protocol !== 'both') {
    throw new ImproperlyConfigured("GenericIPAddressField: 'unpackIpv4' goes with the protocol 'both' only.");
  }
}

function coerceAddress(value: unknown, protocol: IPProtocol, unpackIpv4: boolean): string {
  const text = coerceText(value).trim();
  if (protocol !== 'IPv6' && isIPv4Text(text)) return text;
  if (protocol !== 'IPv4' && isIPv6Text(text)) return canonical(text, unpackIpv4);
  throw invalid(`Enter a valid ${NAMES[protocol]} address.`, value);
}

/** The form of RFC 5952; an address that stands for one of IPv4 shows that one. */
function canonical(text: string, unpackIpv4: boolean): string {
  // URLs are written that way.
  const short = new URL(`http://[${text}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short) ?? [];
  if (high === undefined || low === undefined) return short;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  const four = [a >> 8, a & 255, b >> 8, b & 255].join('.');
  return unpackIpv4 ? four : `::ffff:${four}`;
}
