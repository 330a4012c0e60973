import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { DjongoConnection } from '../database/index.js';
import type { FeatureModels } from './feature-models.js';

/** Ties a connection's life to the application's. */
export class ConnectionLifecycle implements OnModuleInit, OnApplicationShutdown {
  readonly #connection: DjongoConnection;
  readonly #features: FeatureModels;

  constructor(connection: DjongoConnection, features: FeatureModels) {
    this.#connection = connection;
    this.#features = features;
  }

  async onModuleInit(): Promise<void> {
    this.#features.register(this.#connection.alias);
    await this.#connection.start();
  }

  /** The last of Nest's hooks: requests under way, which may need the database, have been answered by then. */
  async onApplicationShutdown(): Promise<void> {
    await this.#connection.close();
  }
}
