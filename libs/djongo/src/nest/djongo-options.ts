import type { InjectionToken, ModuleMetadata, OptionalFactoryDependency, Type } from '@nestjs/common';
import type { ConnectionOptions, ListedModel } from '../connection/index.js';

/** The options of `DjongoModule.forRoot`. */
export type DjongoModuleOptions = ConnectionOptions;

/** What an options factory gives: everything but what must be known before it runs. */
export type DjongoFactoryOptions = Omit<ConnectionOptions, 'alias' | 'isGlobal'>;

/** A provider that makes options, for `useClass` and `useExisting`. */
export interface DjongoOptionsFactory {
  createDjongoOptions(): DjongoFactoryOptions | Promise<DjongoFactoryOptions>;
}

/** The options of `DjongoModule.forRootAsync`: `useFactory`, `useClass` or `useExisting`, and what Nest must know at once. */
export interface DjongoModuleAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly alias?: string;
  readonly isGlobal?: boolean;
  /** Models whose managers can be injected; those the factory gives are registered besides. */
  readonly models?: readonly ListedModel[];
  readonly inject?: (InjectionToken | OptionalFactoryDependency)[];
  // Nest passes whatever `inject` names; only the application knows their types.
  readonly useFactory?: (...dependencies: never[]) => DjongoFactoryOptions | Promise<DjongoFactoryOptions>;
  readonly useClass?: Type<DjongoOptionsFactory>;
  readonly useExisting?: InjectionToken<DjongoOptionsFactory>;
}
