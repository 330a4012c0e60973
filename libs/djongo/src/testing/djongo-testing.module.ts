import { randomUUID } from 'node:crypto';
import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Module,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import type { DjongoConnection } from '../database/index.js';
import { type DjongoFactoryOptions, DjongoModule, getConnectionToken } from '../nest/index.js';
import type { ListedModel } from '../connection/index.js';
import { acquireServer, releaseServer } from './shared-mongod.js';

/** Options of `DjongoTestingModule.forRoot`: those of `DjongoModule.forRoot` without what the testing module decides. */
export interface DjongoTestingOptions extends Omit<DjongoFactoryOptions, 'name' | 'uri' | 'models'> {
  readonly models?: readonly ListedModel[];
  readonly alias?: string;
}

/**
 * A database for one test: fresh at each call, dropped when the testing module closes. It lies on the server of
 * `MONGODB_URI`, or on one that the process starts and stops by itself.
 *
 * @example
 * const module = await Test.createTestingModule({ imports: [DjongoTestingModule.forRoot({ models: [Entry] })] }).compile();
 * await module.init();
 * // …
 * await module.close();
 */
@Module({})
export class DjongoTestingModule {
  /** @throws MongodNotFoundError, at boot, where no server is given and none can be found. */
  static forRoot({ models = [], alias = 'default', ...options }: DjongoTestingOptions = {}): DynamicModule {
    const database = DjongoModule.forRootAsync({
      alias,
      models,
      useFactory: async () => ({
        connect: 'eager',
        ...options,
        name: `test_${randomUUID()}`,
        uri: await acquireServer(),
      }),
    });
    const token = getConnectionToken(alias);
    const cleanup: Provider = {
      provide: CLEANUP,
      inject: [token],
      useFactory: (connection: DjongoConnection) => new DatabaseCleanup(connection),
    };
    return { module: DjongoTestingModule, imports: [database], providers: [cleanup] };
  }
}

const CLEANUP = Symbol('djongo.testing.cleanup');

/** Drops the database while its connection is still open, and lets the server go after it. */
class DatabaseCleanup implements BeforeApplicationShutdown, OnApplicationShutdown {
  readonly #connection: DjongoConnection;

  constructor(connection: DjongoConnection) {
    this.#connection = connection;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#connection.execute(() => this.#connection.db.dropDatabase());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#connection.close();
    await releaseServer();
  }
}
