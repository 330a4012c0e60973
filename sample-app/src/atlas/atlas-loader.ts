import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DjongoManager, InjectManager, type Input, IntegrityError, OperationalError } from 'nestjs-djongo';
import { readCountries } from './country-source.js';
import { showProgress } from './load-progress.js';
import { Country } from './models/country.model.js';

/** Countries that are under way to the database at the same time. */
const BATCH = 25;
const RETRY_MS = 5_000;

/**
 * Brings the countries into the database, beside the boot: the application answers while they load. Each start compares
 * them with what is stored, so a load that was interrupted goes on, and nothing comes in twice.
 */
@Injectable()
export class AtlasLoader implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Atlas');
  readonly #stopping = new AbortController();

  constructor(@InjectManager(Country) private readonly countries: DjongoManager<Country>) {}

  onApplicationBootstrap(): void {
    void this.#loadOnceReachable();
  }

  onModuleDestroy(): void {
    this.#stopping.abort();
  }

  /** Stores the countries that are missing or differ; returns how many these were. */
  async load(): Promise<number> {
    const stored = new Map<string, Country>();
    for await (const country of this.countries.all()) stored.set(country.cca3, country);
    const wanted = (await readCountries()).filter((values) => !isStored(values, stored.get(values.cca3)));
    if (wanted.length === 0) return 0;
    const progress = showProgress(wanted.length, this.#logger);
    try {
      for (let at = 0; at < wanted.length && !this.#stopping.signal.aborted; at += BATCH) {
        const batch = wanted.slice(at, at + BATCH);
        await Promise.all(batch.map((values) => this.#store(values, stored.get(values.cca3))));
        progress.advance(batch.length);
      }
    } finally {
      progress.end();
    }
    return wanted.length;
  }

  async #store(values: Input<Country>, stored: Country | undefined): Promise<void> {
    try {
      await (stored === undefined ? this.countries.create(values) : Object.assign(stored, values).save());
    } catch (error) {
      // Another instance of the application, started at the same time, was faster.
      if (!(error instanceof IntegrityError)) throw error;
    }
  }

  /** Never rejects: whatever goes wrong here must not end the application. */
  async #loadOnceReachable(): Promise<void> {
    const { signal } = this.#stopping;
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        await this.load();
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof OperationalError)) return this.#giveUp(error);
        if (attempt === 1) this.#logger.warn('The database cannot be reached; the countries are loaded once it can.');
      }
      await sleep(RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  #giveUp(error: unknown): void {
    this.#logger.error('The countries could not be loaded; the next start tries again.', error);
  }
}

function isStored(values: Input<Country>, stored: Country | undefined): boolean {
  return stored !== undefined && isDeepStrictEqual(stored.toJSON(), Country.from(values).toJSON());
}
