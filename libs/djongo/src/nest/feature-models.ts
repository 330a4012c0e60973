import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ConnectionSet } from '../connection/index.js';
import { connectionInSet } from '../database/index.js';
import type { ModelClass } from '../meta/index.js';

/** The models that `forFeature` named, until the connections they belong to are there. */
@Injectable()
export class FeatureModels implements OnModuleInit {
  readonly #byAlias = new Map<string, Set<ModelClass>>();
  readonly #set: ConnectionSet;

  constructor(@Inject(ConnectionSet) set: ConnectionSet) {
    this.#set = set;
  }

  add(alias: string, models: Iterable<ModelClass>): void {
    this.#byAlias.set(alias, new Set([...(this.#byAlias.get(alias) ?? []), ...models]));
  }

  /** Registers them: every provider exists by now, and no connection has been started. */
  register(alias: string): void {
    connectionInSet(this.#set, alias).register(this.#byAlias.get(alias) ?? []);
  }

  /** Throws `ImproperlyConfigured` for an alias that no `forRoot` has. */
  onModuleInit(): void {
    for (const alias of this.#byAlias.keys()) this.register(alias);
  }
}
