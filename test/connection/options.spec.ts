import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { validateOptions } from '../../libs/djongo/src/connection/index.js';
import { ImproperlyConfigured } from '../../libs/djongo/src/errors/index.js';

class Entry {}

/** The driver's view of the options: hosts, and everything it has read from them. */
function driverOptions(options: Readonly<Record<string, unknown>>) {
  return validateOptions({ name: 'blog', ...options }).endpoint.createClient().options;
}

function hosts(options: Readonly<Record<string, unknown>>): string[] {
  return driverOptions(options).hosts.map(String);
}

function refusal(options: unknown): string {
  try {
    validateOptions(options);
  } catch (error) {
    expect(error).toBeInstanceOf(ImproperlyConfigured);
    return error instanceof Error ? error.message : '';
  }
  throw new Error('The options were accepted.');
}

describe('validateOptions', () => {
  it('fills in the defaults', () => {
    const { endpoint, ...settings } = validateOptions({ name: 'blog' });
    expect(settings).toEqual({
      alias: 'default',
      name: 'blog',
      enforceSchema: false,
      logging: { level: 'info', queries: false, slowMs: undefined, values: false },
      models: [],
      isGlobal: true,
      connect: 'background',
      validateOnSave: true,
      autoIndex: true,
      shutdownTimeoutMs: 5000,
    });
    expect(endpoint.createClient().options).toMatchObject({
      serverSelectionTimeoutMS: 5000,
      appName: 'nestjs-djongo',
    });
  });

  it('takes every option', () => {
    const options = {
      name: 'blog',
      uri: 'mongodb://db/',
      enforceSchema: true,
      logging: { level: 'debug', queries: true, slowMs: 100, values: false },
      models: [Entry],
      alias: 'archive',
      isGlobal: false,
      connect: 'lazy',
      validateOnSave: false,
      autoIndex: true,
      shutdownTimeoutMs: 0,
    };
    const { uri: _uri, ...rest } = options;
    expect(validateOptions(options)).toMatchObject(rest);
    expect(validateOptions({ name: 'blog', enforceSchema: true }).autoIndex).toBe(false);
    expect(validateOptions({ name: 'blog', logging: { queries: true } }).logging).toMatchObject({ level: 'debug' });
    expect(validateOptions({ name: 'blog', logging: false }).logging).toBe(false);
  });

  it('is frozen, and leaves its input alone', () => {
    const input = {
      name: 'blog',
      client: { host: 'a', username: 'u', password: 'p' },
      logging: { slowMs: 5 },
      models: [],
    };
    const before = structuredClone(input);
    const settings = validateOptions(Object.freeze(input));
    expect(input).toEqual(before);
    expect([settings, settings.models, settings.logging].every(Object.isFrozen)).toBe(true);
  });

  it('knows the options that other rooms read, if told', () => {
    expect(refusal({ name: 'blog', storage: {} })).toBe("There is no option 'storage'.");
    expect(validateOptions({ name: 'blog', storage: {} }, ['storage']).name).toBe('blog');
  });

  it.each([
    [{}, "'name' may not be empty; give the database's name."],
    [{ name: '' }, "'name' may not be empty; give the database's name."],
    [{ name: 5 }, "'name' takes the database's name as a string, not number."],
    [undefined, "'options' takes an object, not undefined."],
    [{ name: 'b', enforceSchemas: true }, "There is no option 'enforceSchemas' (perhaps you meant enforceSchema?)."],
    [{ name: 'b', enforceSchema: 'yes' }, "'enforceSchema' takes true or false, not string."],
    [{ name: 'b', isGlobal: 1 }, "'isGlobal' takes true or false, not number."],
    [{ name: 'b', validateOnSave: null }, "'validateOnSave' takes true or false, not null."],
    [{ name: 'b', autoIndex: 'x' }, "'autoIndex' takes true or false, not string."],
    [{ name: 'b', alias: '' }, "'alias' may not be empty."],
    [{ name: 'b', alias: 5 }, "'alias' takes a string, not number."],
    [
      { name: 'b', connect: 'eagre' },
      "'connect' takes one of 'background', 'eager', 'lazy' (perhaps you meant eager?).",
    ],
    [{ name: 'b', connect: true }, "'connect' takes one of 'background', 'eager', 'lazy', not boolean."],
    [{ name: 'b', shutdownTimeoutMs: -1 }, "'shutdownTimeoutMs' takes a number of milliseconds, zero or more."],
    [{ name: 'b', shutdownTimeoutMs: '5' }, "'shutdownTimeoutMs' takes a number of milliseconds, not string."],
    [{ name: 'b', models: Entry }, "'models' takes an array of model classes, not function."],
    [
      { name: 'b', models: [Entry, undefined] },
      "'models' takes model classes; item 1 is undefined (a circular import?).",
    ],
    [{ name: 'b', logging: true }, "'logging' takes an object, not boolean."],
    [{ name: 'b', logging: { level: 'loud' } }, "'logging.level' takes one of 'debug', 'info', 'warn', 'error'."],
    [{ name: 'b', logging: { slowMS: 5 } }, "There is no option 'logging.slowMS' (perhaps you meant slowMs?)."],
    [{ name: 'b', logging: { slowMs: NaN } }, "'logging.slowMs' takes a number of milliseconds, zero or more."],
    [{ name: 'b', logging: { queries: 1 } }, "'logging.queries' takes true or false, not number."],
    [{ name: 'b', logging: { values: 1 } }, "'logging.values' takes true or false, not number."],
    [{ name: 'b', uri: 5 }, "'uri' takes a string, not number."],
    [
      { name: 'b', uri: 'mongodb://a', client: { host: 'a' } },
      "'uri' already says where the server is; leave out 'client.host'.",
    ],
    [
      { name: 'b', uri: 'mongodb://a', client: { port: 1 } },
      "'uri' already says where the server is; leave out 'client.port'.",
    ],
    [
      { name: 'b', client: { host: 'mongodb://a', port: 1 } },
      "'client.host' already says where the server is; leave out 'client.port'.",
    ],
    [{ name: 'b', client: [] }, "'client' takes an object, not array."],
    [{ name: 'b', client: { host: 5 } }, "'client.host' takes a string, not number."],
    [{ name: 'b', client: { host: '' } }, "'client.host' may not be empty."],
    [{ name: 'b', client: { port: 0 } }, "'client.port' takes a whole number from 1 to 65535."],
    [{ name: 'b', client: { port: 70000 } }, "'client.port' takes a whole number from 1 to 65535."],
    [{ name: 'b', client: { port: 'x' } }, "'client.port' takes a whole number from 1 to 65535."],
    [{ name: 'b', client: { port: true } }, "'client.port' takes a port number, not boolean."],
    [{ name: 'b', client: { username: 5 } }, "'client.username' takes a string, not number."],
    [{ name: 'b', client: { username: 'u', password: 5 } }, "'client.password' takes a string, not number."],
    [{ name: 'b', client: { password: 'p' } }, "'client.password' needs 'client.username'."],
    [
      { name: 'b', client: { maxPoolSizes: 5 } },
      "There is no option 'client.maxPoolSizes' (perhaps you meant maxPoolSize or minPoolSize?).",
    ],
    [
      { name: 'b', client: { maxPoolSize: 'many' } },
      "'client.maxPoolSize' (string) is refused by the MongoDB driver; see its MongoClientOptions.",
    ],
    [
      { name: 'b', client: { readPreference: 'closest' } },
      "'client.readPreference' (string) is refused by the MongoDB driver; see its MongoClientOptions.",
    ],
  ])('refuses %j', (options, message) => {
    expect(refusal(options)).toBe(message);
  });

  it.each([
    'a/b',
    'a\\b',
    'a.b',
    'a b',
    'a"b',
    'a$b',
    'a*b',
    'a<b',
    'a>b',
    'a:b',
    'a|b',
    'a?b',
    'a\0b',
    'é'.repeat(32),
  ])('refuses the name %j', (name) => expect(refusal({ name })).toMatch(/^'name' (contains|is longer)/));
});

describe('where the server is', () => {
  it.each([
    [{}, ['localhost:27017']],
    [{ client: { host: 'a' } }, ['a:27017']],
    [{ client: { host: 'a', port: 27018 } }, ['a:27018']],
    [{ client: { host: 'a', port: '27018' } }, ['a:27018']],
    [{ client: { host: 'a, b' } }, ['a:27017', 'b:27017']],
    [{ client: { host: 'a:1,b', port: 2 } }, ['a:1', 'b:2']],
    [{ client: { host: '::1', port: 2 } }, ['[::1]:2']],
    [{ client: { host: '[::1]:3,[fe80::2]', port: 2 } }, ['[::1]:3', '[fe80::2]:2']],
    [{ client: { host: '/tmp/mongodb-27017.sock' } }, ['/tmp/mongodb-27017.sock']],
    [{ client: { host: 'mongodb://c:5,d/other?retryWrites=false' } }, ['c:5', 'd:27017']],
    [{ uri: 'mongodb://c:5/' }, ['c:5']],
  ])('%j', (options, expected) => {
    expect(hosts(options)).toEqual(expected);
  });

  it.each(['u:p@a', 'a/admin', 'a?tls=false', 'a,', 'a b', 'a:x', 'a:123456'])('refuses the host %j', (host) => {
    expect(refusal({ name: 'blog', client: { host } })).toMatch(/^'client.host' /);
  });

  it('takes an SRV name', () => {
    expect(driverOptions({ uri: 'mongodb+srv://cluster.example.com/' })).toMatchObject({
      srvHost: 'cluster.example.com',
    });
  });
});

describe("the driver's options", () => {
  it('reach the driver, all of them', () => {
    const client = { readPreference: 'secondary', tls: true, maxPoolSize: 7, compressors: ['zlib'], replicaSet: 'rs0' };
    const options = driverOptions({ client: { host: 'a', ...client } });
    expect(options).toMatchObject({ tls: true, maxPoolSize: 7, compressors: ['zlib'], replicaSet: 'rs0' });
    expect(options.readPreference.mode).toBe('secondary');
  });

  it('win over our defaults, in the URI and in any case', () => {
    expect(driverOptions({ client: { serverselectiontimeoutms: 1 } }).serverSelectionTimeoutMS).toBe(1);
    expect(driverOptions({ client: { appName: 'mine' } }).appName).toBe('mine');
    const inUri = driverOptions({ uri: 'mongodb://a/?serverSelectionTimeoutMS=2&appName=theirs' });
    expect(inUri).toMatchObject({ serverSelectionTimeoutMS: 2, appName: 'theirs' });
  });

  it('are given the credentials as they are', () => {
    const client = { username: 'a:b@c/d', password: 'p%40:/?#[]@é', authSource: 'users' };
    const { credentials } = driverOptions({ client });
    expect(credentials).toMatchObject({ username: 'a:b@c/d', password: 'p%40:/?#[]@é', source: 'users' });
    expect(driverOptions({ client: { username: 'u', password: 'p' } }).credentials?.source).toBe('admin');
    const x509 = { username: 'CN=me', authMechanism: 'MONGODB-X509', authSource: '$external', tls: true };
    expect(driverOptions({ client: x509 }).credentials?.username).toBe('CN=me');
  });
});

describe('secrets', () => {
  const SECRET = 's3cr3t';

  it.each([
    [{ uri: `http://u:${SECRET}@${SECRET}` }, "'uri' is no MongoDB URI"],
    [{ uri: `mongodb://u:${SECRET}@x@host/` }, "'uri' cannot be parsed; special characters"],
    [{ uri: `mongodb://u:a/${SECRET}@host/` }, "'uri' cannot be parsed; special characters"],
    [{ uri: `mongodb://u:a@${SECRET}?${SECRET}=1@host/` }, "'uri' cannot be parsed; special characters"],
    [{ uri: `mongodb://u:${SECRET}%@host/` }, "'uri' cannot be parsed; special characters"],
    [{ uri: `mongodb://u:${SECRET}@host:99999999/` }, "'uri' cannot be parsed by the MongoDB driver"],
    [
      { uri: `mongodb://u:${SECRET}@host/?nonsense=1` },
      "'uri' has an option that the MongoDB driver does not know: nonsense",
    ],
    [{ uri: `mongodb+srv://u:${SECRET}@host:27017/` }, "'uri' names a port or several hosts"],
    [{ client: { host: `mongodb://u:${SECRET}@@/` } }, "'client.host' cannot be parsed"],
    [{ client: { username: 'u', password: SECRET, authMechanism: 'NONE' } }, "'client.authMechanism' (string)"],
    [{ client: { username: 'u', password: SECRET, authMechanism: 'MONGODB-X509' } }, "'client.username'"],
    [{ client: { proxyPassword: SECRET } }, "'client.proxyPassword'"],
  ])('are in no error: %#', (options, start) => {
    try {
      validateOptions({ name: 'blog', ...options });
    } catch (error) {
      expect(error).toBeInstanceOf(ImproperlyConfigured);
      expect(error instanceof Error ? error.message : '').toContain(start);
      expect(inspect(error, { depth: 9 })).not.toContain(SECRET);
      return;
    }
    throw new Error('The options were accepted.');
  });

  it('are not in printed settings', () => {
    const settings = validateOptions({
      name: 'blog',
      uri: `mongodb://u:${SECRET}@host/`,
      client: { username: 'other', password: `${SECRET}2` },
    });
    expect(inspect(settings, { depth: 9, showHidden: true })).not.toContain(SECRET);
    expect(JSON.stringify(settings)).not.toContain(SECRET);
  });
});
