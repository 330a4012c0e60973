import { MongoClient, MongoMissingDependencyError, type MongoClientOptions } from 'mongodb';
import { describeType, ImproperlyConfigured, perhaps } from '../errors/index.js';
import type { Address } from './address.js';
import { DRIVER_OPTIONS } from './driver-options.js';

/** What the driver says of these may repeat them; it stays out of the error altogether. */
const SECRET =
  /^(auth|key|pfx|passphrase|proxyPassword|proxyUsername|tlsCertificateKeyFilePassword|autoEncryption|authMechanismProperties)$/i;

/**
 * Lets the driver parse a URI and its options, without a server, and names the one at fault.
 *
 * The driver's messages repeat values and say no option's name reliably; so the parts are tried one by one instead.
 *
 * @throws ImproperlyConfigured
 */
export function probeEndpoint(address: Address, options: Readonly<Record<string, unknown>>): void {
  const whole = refusal(address.uri, options);
  if (whole === undefined) return;
  const ofUri = refusal(address.uri, {});
  // No option mends a URI that does not parse alone.
  if (ofUri !== undefined) throw new ImproperlyConfigured(`'${address.option}' ${uriFault(address.uri, ofUri)}.`);
  const tried: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(options)) {
    tried[key] = value;
    const error = refusal(address.uri, tried);
    if (error !== undefined) throw optionFault(key, value, error);
  }
  throw new ImproperlyConfigured("'client' holds options that the MongoDB driver refuses together.", { cause: whole });
}

function refusal(uri: string, options: MongoClientOptions): Error | undefined {
  try {
    void new MongoClient(uri, options);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Says what is wrong without quoting: anything in a URI that does not parse may be a piece of the password. */
function uriFault(uri: string, error: Error): string {
  if (!/^mongodb(\+srv)?:\/\//i.test(uri)) return "is no MongoDB URI; it starts with 'mongodb://' or 'mongodb+srv://'";
  if (uri.split('@').length > 2 || /unescaped|userinfo|URI malformed/i.test(error.message)) {
    return (
      'cannot be parsed; special characters in its username or password must be percent-encoded ' +
      "(or give them as 'client.username' and 'client.password')"
    );
  }
  const unknown = /^options? (\w+)(?:, .+)? (?:is|are) not supported$/.exec(error.message)?.[1];
  if (unknown !== undefined) return `has an option that the MongoDB driver does not know: ${unknown}`;
  if (/port number|multiple service names/.test(error.message)) {
    return "names a port or several hosts, which 'mongodb+srv://' has not";
  }
  return 'cannot be parsed by the MongoDB driver; check its hosts, ports and options';
}

function optionFault(key: string, value: unknown, error: Error): ImproperlyConfigured {
  const option = key === 'auth' ? 'client.username' : `client.${key}`;
  if (error.message.endsWith('not supported')) {
    return new ImproperlyConfigured(`There is no option '${option}'${perhaps(key, DRIVER_OPTIONS)}.`, { cause: error });
  }
  if (error instanceof MongoMissingDependencyError) {
    return new ImproperlyConfigured(`'${option}' needs a package that is not installed: ${error.dependencyName}.`);
  }
  const message = `'${option}' (${describeType(value)}) is refused by the MongoDB driver; see its MongoClientOptions.`;
  return new ImproperlyConfigured(message, SECRET.test(key) ? {} : { cause: error });
}
