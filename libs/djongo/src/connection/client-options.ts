import type { MongoClientOptions } from 'mongodb';
import { ImproperlyConfigured } from '../errors/index.js';
import { resolveAddress } from './address.js';
import { Endpoint } from './endpoint.js';
import { probeEndpoint } from './probe-endpoint.js';
import { checkRecord, checkText, refuseType, type RawOptions } from './option-checks.js';

/** Half a minute, the driver's own time for finding a server, is too long for a request that waits. */
const DEFAULTS: MongoClientOptions = { serverSelectionTimeoutMS: 5000, appName: 'nestjs-djongo' };

/** Checks `uri` and `client` with the driver's own parser, which needs no server, and keeps them out of sight. */
export function resolveEndpoint(uri: unknown, client: unknown): Endpoint {
  const { host, port, username, password, ...driver } = client === undefined ? {} : checkRecord(client, 'client');
  const address = resolveAddress(uri, host, port);
  const options = { ...defaultsFor(address.uri, driver), ...driver, ...credentials(username, password, driver) };
  probeEndpoint(address, options);
  return new Endpoint(address.uri, options);
}

/** Our defaults, except for those that the URI or the options set. The driver takes names in any case, so we do. */
function defaultsFor(uri: string, driver: RawOptions): MongoClientOptions {
  const query = uri.includes('?') ? uri.slice(uri.indexOf('?') + 1) : '';
  const set = [...query.split(/[&;]/).map((pair) => pair.split('=')[0] ?? ''), ...definedKeys(driver)];
  const names = new Set(set.map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(DEFAULTS).filter(([name]) => !names.has(name.toLowerCase())));
}

function definedKeys(options: RawOptions): string[] {
  return Object.keys(options).filter((key) => options[key] !== undefined && options[key] !== null);
}

/** As the driver's `auth` option rather than in the URI: nothing needs escaping there. */
function credentials(username: unknown, password: unknown, driver: RawOptions): MongoClientOptions {
  const user = checkText(username, 'client.username');
  if (password !== undefined && typeof password !== 'string')
    return refuseType('client.password', 'a string', password);
  if (user === undefined) {
    if (password === undefined) return {};
    throw new ImproperlyConfigured("'client.password' needs 'client.username'.");
  }
  if (driver['auth'] !== undefined) {
    throw new ImproperlyConfigured("'client.auth' and 'client.username' say the same; leave one out.");
  }
  // The driver wants both keys even for mechanisms without a password, and knows undefined from ''.
  const auth: Record<string, string | undefined> = { username: user, password };
  return { auth };
}
