import { describe, expect, it } from '@jest/globals';
import { type DjangoSettings, fromDjangoSettings, validateOptions } from '../../libs/djongo/src/connection/index.js';
import { ImproperlyConfigured } from '../../libs/djongo/src/errors/index.js';

describe('fromDjangoSettings', () => {
  it("takes the entry of Djongo's documentation as it is", () => {
    const options = fromDjangoSettings({
      ENGINE: 'djongo',
      NAME: 'blog',
      LOGGING: { version: 1, loggers: { djongo: { level: 'DEBUG', propagate: false } } },
      ENFORCE_SCHEMA: true,
      CLIENT: {
        host: 'db',
        port: 27018,
        username: 'user',
        password: 'p@ss',
        authSource: 'users',
        authMechanism: 'SCRAM-SHA-1',
        tz_aware: true,
        connect: false,
      },
    });
    expect(options).toEqual({
      name: 'blog',
      enforceSchema: true,
      logging: { level: 'debug', queries: true },
      client: {
        host: 'db',
        port: 27018,
        username: 'user',
        password: 'p@ss',
        authSource: 'users',
        authMechanism: 'SCRAM-SHA-1',
      },
    });
    const { credentials, hosts } = validateOptions(options).endpoint.createClient().options;
    expect(credentials).toMatchObject({ username: 'user', source: 'users', mechanism: 'SCRAM-SHA-1' });
    expect(hosts.map(String)).toEqual(['db:27018']);
  });

  it("takes Django's own keys, whose default is the empty string", () => {
    expect(fromDjangoSettings({ ENGINE: 'djongo', NAME: 'blog', HOST: '', PORT: '', USER: '', PASSWORD: '' })).toEqual({
      name: 'blog',
    });
    const settings = { ENGINE: 'django_mongodb_backend', NAME: 'blog', HOST: 'a', PORT: '1', USER: 'u', PASSWORD: 'p' };
    expect(fromDjangoSettings({ ...settings, CONN_MAX_AGE: 0, OPTIONS: { replicaSet: 'rs0' } }).client).toEqual({
      host: 'a',
      port: '1',
      username: 'u',
      password: 'p',
      replicaSet: 'rs0',
    });
  });

  it("lets CLIENT win, and takes PyMongo's list of hosts", () => {
    const settings = { ENGINE: 'djongo', NAME: 'blog', HOST: 'a', CLIENT: { host: ['b:1', 'c:2'] } };
    expect(fromDjangoSettings(settings).client).toEqual({ host: 'b:1,c:2' });
  });

  it.each([
    ['INFO', { level: 'info' }],
    ['WARNING', { level: 'warn' }],
    ['CRITICAL', { level: 'error' }],
  ])('reads the level %s', (level, logging) => {
    const settings = { ENGINE: 'djongo', NAME: 'blog', LOGGING: { version: 1, loggers: { djongo: { level } } } };
    expect(fromDjangoSettings(settings).logging).toEqual(logging);
  });

  it.each<[Exclude<DjangoSettings['LOGGING'], undefined>, unknown]>([
    [{ version: 1 }, undefined],
    [null, undefined],
    [false, false],
  ])('LOGGING %j', (LOGGING, logging) => {
    expect(fromDjangoSettings({ ENGINE: 'djongo', NAME: 'blog', LOGGING }).logging).toBe(logging);
  });

  it.each([
    [{ ENGINE: 'django.db.backends.sqlite3', NAME: 'blog' }, "'ENGINE' must be 'djongo'."],
    [{ ENGINE: 'djongo', NAME: 'blog', ENFORCE_SCHEMAS: true }, 'perhaps you meant ENFORCE_SCHEMA?'],
    [{ ENGINE: 'djongo', NAME: 'blog', CLIENT: 'db' }, "'CLIENT' takes an object, not string."],
    [{ ENGINE: 'djongo', NAME: 'blog', LOGGING: { loggers: { djongo: { level: 'LOUD' } } } }, "'LOGGING'"],
  ])('refuses %j', (settings, message) => {
    const translate = () => fromDjangoSettings(settings as unknown as DjangoSettings);
    expect(translate).toThrow(ImproperlyConfigured);
    expect(translate).toThrow(message);
  });

  it('leaves a missing NAME to the check of all options', () => {
    expect(() => validateOptions(fromDjangoSettings({ ENGINE: 'djongo', NAME: '' }))).toThrow(
      "'name' may not be empty",
    );
  });
});
