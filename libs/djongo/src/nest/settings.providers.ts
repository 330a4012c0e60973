import type { Provider } from '@nestjs/common';
import { type ConnectionSettings, validateOptions } from '../connection/index.js';
import { ImproperlyConfigured } from '../errors/index.js';
import { SETTINGS } from './connection.providers.js';
import type { DjongoFactoryOptions, DjongoModuleAsyncOptions, DjongoOptionsFactory } from './djongo-options.js';

/** The providers of the settings that a factory makes, by function or by class. */
export function settingsProviders(options: DjongoModuleAsyncOptions): Provider[] {
  const { useFactory, useClass, useExisting, inject = [] } = options;
  if ([useFactory, useClass, useExisting].filter((way) => way !== undefined).length !== 1) {
    throw new ImproperlyConfigured("forRootAsync takes one of 'useFactory', 'useClass' and 'useExisting'.");
  }
  if (useFactory !== undefined) {
    const make = useFactory as (...dependencies: unknown[]) => DjongoFactoryOptions | Promise<DjongoFactoryOptions>;
    const settings = async (...dependencies: unknown[]) => complete(await make(...dependencies), options);
    return [{ provide: SETTINGS, inject, useFactory: settings }];
  }
  const token = useClass ?? useExisting ?? SETTINGS;
  const settings = async (factory: DjongoOptionsFactory) => complete(await factory.createDjongoOptions(), options);
  return [...(useClass ? [useClass] : []), { provide: SETTINGS, inject: [token], useFactory: settings }];
}

/** The factory's options with what was given beside it. */
function complete(
  made: DjongoFactoryOptions,
  { alias, isGlobal, models = [] }: DjongoModuleAsyncOptions,
): ConnectionSettings {
  const own = made.models ?? [];
  return validateOptions({
    ...made,
    ...(alias !== undefined && { alias }),
    ...(isGlobal !== undefined && { isGlobal }),
    models: [...models, ...own.filter((model) => !models.includes(model))],
  });
}
