import { Logger, type Provider } from '@nestjs/common';
import { ConnectionSet, type ConnectionSettings } from '../connection/index.js';
import { DjongoConnection } from '../database/index.js';
import type { ModelClass } from '../meta/index.js';
import { ConnectionLifecycle } from './connection-lifecycle.js';
import { FeatureModels } from './feature-models.js';
import { getConnectionToken, getManagerToken } from './tokens.js';

/** Token of a database's validated options; inside its module only. */
export const SETTINGS = Symbol('djongo.settings');

const LIFECYCLE = Symbol('djongo.lifecycle');

/** The connection of an alias, its life and the managers of its models, given the settings under `SETTINGS`. */
export function connectionProviders(alias: string, models: Iterable<ModelClass>): Provider[] {
  const token = getConnectionToken(alias);
  const connection: Provider = {
    provide: token,
    inject: [SETTINGS, ConnectionSet],
    useFactory: (settings: ConnectionSettings, set: ConnectionSet) =>
      new DjongoConnection(settings, set, { logger: new Logger('Djongo') }),
  };
  const lifecycle: Provider = {
    provide: LIFECYCLE,
    inject: [token, FeatureModels],
    useFactory: (own: DjongoConnection, features: FeatureModels) => new ConnectionLifecycle(own, features),
  };
  const byClass: Provider[] = alias === 'default' ? [{ provide: DjongoConnection, useExisting: token }] : [];
  const managers = [...models].map((model): Provider => ({
    provide: getManagerToken(model, alias),
    inject: [token],
    useFactory: (own: DjongoConnection) => own.manager(model),
  }));
  return [connection, lifecycle, ...byClass, ...managers];
}

/** The tokens that a database's module exports. */
export function connectionExports(alias: string, models: Iterable<ModelClass>): (string | typeof DjongoConnection)[] {
  const managers = [...models].map((model) => getManagerToken(model, alias));
  return [getConnectionToken(alias), ...(alias === 'default' ? [DjongoConnection] : []), ...managers];
}
