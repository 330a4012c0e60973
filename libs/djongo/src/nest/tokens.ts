import { ImproperlyConfigured } from '../errors/index.js';
import type { ModelClass } from '../meta/index.js';

/** Injection token of a database's `DjongoConnection`. */
export function getConnectionToken(alias = 'default'): string {
  return `djongo:${alias}`;
}

/**
 * Injection token of a model's `DjongoManager`, to override it in a test.
 *
 * @example
 * Test.createTestingModule({ … }).overrideProvider(getManagerToken(Entry)).useValue(fake);
 */
export function getManagerToken(model: ModelClass, alias = 'default'): string {
  if (typeof model !== 'function') {
    throw new ImproperlyConfigured('A manager was asked for of no class; do two files import each other?');
  }
  return `${getConnectionToken(alias)}:${model.name}`;
}
