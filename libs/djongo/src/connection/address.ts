import { isIPv6 } from 'node:net';
import { ImproperlyConfigured } from '../errors/index.js';
import { checkText, refuseType } from './option-checks.js';

const SCHEME = /^mongodb(\+srv)?:\/\//i;
const DEFAULT_HOST = 'localhost';
const HIGHEST_PORT = 65_535;

/** The URI to connect to, and the option it came from. It contains credentials only if the user's own URI did. */
export interface Address {
  readonly uri: string;
  readonly option: 'uri' | 'client.host';
}

/** One URI out of `uri`, or of `client.host` and `client.port`. Djongo's users put whole URIs into `host`: so may ours. */
export function resolveAddress(uri: unknown, host: unknown, port: unknown): Address {
  const given = checkText(uri, 'uri');
  const hosts = checkText(host, 'client.host');
  const portNumber = checkPort(port);
  if (given !== undefined) {
    if (hosts !== undefined) throw conflict('uri', 'client.host');
    if (portNumber !== undefined) throw conflict('uri', 'client.port');
    return { uri: given, option: 'uri' };
  }
  if (hosts !== undefined && SCHEME.test(hosts)) {
    if (portNumber !== undefined) throw conflict('client.host', 'client.port');
    return { uri: hosts, option: 'client.host' };
  }
  const seeds = (hosts ?? DEFAULT_HOST).split(',').map((item) => seed(item.trim(), portNumber));
  return { uri: `mongodb://${seeds.join(',')}/`, option: 'client.host' };
}

function conflict(uri: string, other: string): ImproperlyConfigured {
  return new ImproperlyConfigured(`'${uri}' already says where the server is; leave out '${other}'.`);
}

function checkPort(value: unknown): number | undefined {
  if (value === undefined || value === '') return undefined;
  // Ports often come from the environment, where everything is text.
  const port = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof port !== 'number' && typeof port !== 'string') return refuseType('client.port', 'a port number', value);
  if (typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= HIGHEST_PORT) return port;
  throw new ImproperlyConfigured(`'client.port' takes a whole number from 1 to ${HIGHEST_PORT}.`);
}

function seed(host: string, port: number | undefined): string {
  if (host.startsWith('/')) return encodeURIComponent(host);
  const suffix = port === undefined ? '' : `:${port}`;
  if (isIPv6(host)) return `[${host}]${suffix}`;
  const bracketed = /^\[(.+)\](?::(\d{1,5}))?$/.exec(host);
  if (bracketed?.[1] !== undefined && isIPv6(bracketed[1])) return bracketed[2] === undefined ? host + suffix : host;
  // No character that means something in a URI: a host must not bring credentials or options along.
  const named = /^[^\s:/?#[\]@%]+(:\d{1,5})?$/.exec(host);
  if (named) return named[1] === undefined ? host + suffix : host;
  throw new ImproperlyConfigured(
    "'client.host' takes host names, with ports if need be ('a', 'a:27017,b:27018', '::1'), or a mongodb:// URI.",
  );
}
