import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { ConnectionSet, type ListedModel, validateOptions } from '../connection/index.js';
import { featureAccess } from '../database/index.js';
import { type ModelClass, ModelRegistry } from '../meta/index.js';
import { managerFor } from '../models/index.js';
import { connectionExports, connectionProviders, SETTINGS } from './connection.providers.js';
import { DjongoApplicationModule } from './djongo-application.module.js';
import type { DjongoModuleAsyncOptions, DjongoModuleOptions } from './djongo-options.js';
import { FeatureModels } from './feature-models.js';
import { settingsProviders } from './settings.providers.js';
import { getManagerToken } from './tokens.js';

/**
 * MongoDB for a Nest application: connections, and the managers of models for injection.
 *
 * @example
 * @Module({ imports: [DjongoModule.forRoot({ name: 'blog', uri: 'mongodb://localhost:27017', models: [Entry] })] })
 * export class AppModule {}
 */
@Module({})
export class DjongoModule {
  /**
   * A database and its models. Never connects by itself: see `connect`.
   *
   * @throws ImproperlyConfigured at once, naming the option or the model that is wrong
   */
  static forRoot(options: DjongoModuleOptions): DynamicModule {
    const settings = validateOptions(options);
    return rootModule(settings.alias, settings.isGlobal, settings.models, [{ provide: SETTINGS, useValue: settings }]);
  }

  /**
   * A database whose options need other providers.
   *
   * @example
   * DjongoModule.forRootAsync({ inject: [ConfigService], useFactory: (config) => ({ name: config.get('DB') }), models: [Entry] })
   */
  static forRootAsync(options: DjongoModuleAsyncOptions): DynamicModule {
    const { alias = 'default', isGlobal = true, models = [], imports = [] } = options;
    const module = rootModule(alias, isGlobal, models, settingsProviders(options));
    return { ...module, imports: [...(module.imports ?? []), ...imports] };
  }

  /** Managers for a feature. Models that no `forRoot` lists are registered with the database of the alias. */
  static forFeature(models: readonly ListedModel[], alias = 'default'): DynamicModule {
    const managed = managedModels(models);
    const managers = managed.map((model): Provider => ({
      provide: getManagerToken(model, alias),
      inject: [ConnectionSet, FeatureModels],
      useFactory: (set: ConnectionSet, features: FeatureModels) => {
        features.add(alias, managed);
        return managerFor(model, featureAccess(model, set, alias));
      },
    }));
    return {
      module: DjongoModule,
      imports: [DjongoApplicationModule],
      providers: managers,
      exports: managed.map((model) => getManagerToken(model, alias)),
    };
  }
}

function rootModule(
  alias: string,
  isGlobal: boolean,
  models: readonly ListedModel[],
  settings: readonly Provider[],
): DynamicModule {
  const managed = managedModels(models);
  return {
    module: DjongoModule,
    global: isGlobal,
    imports: [DjongoApplicationModule],
    providers: [...settings, ...connectionProviders(alias, managed)],
    exports: connectionExports(alias, managed),
  };
}

/** The models among the classes that have a collection. Throws `ImproperlyConfigured` for declarations that cannot work. */
function managedModels(models: readonly unknown[]): ModelClass[] {
  return [...new ModelRegistry(models)].map((meta) => meta.model);
}
