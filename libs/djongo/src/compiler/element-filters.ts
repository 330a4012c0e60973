import type { Document } from '../bson.js';
import { arrayFilter } from './element-condition.js';
import { mergeConditions } from './merge-conditions.js';

/** The array filters of an update; it gives each an identifier of its own. */
export class ElementFilters {
  readonly #filters: Document[] = [];

  /** What stands in a path for the elements that meet all of the conditions: `$[e0]`, and `$[]` where there is none. */
  elements(...conditions: readonly (Document | undefined)[]): string {
    const given = conditions.filter((condition) => condition !== undefined);
    if (given.length === 0) return '$[]';
    const identifier = `e${this.#filters.length}`;
    this.#filters.push(arrayFilter(identifier, mergeConditions(given)));
    return `$[${identifier}]`;
  }

  /** How many there are. */
  get size(): number {
    return this.#filters.length;
  }

  /** Those that were added after the first so many. */
  since(size: number): readonly Document[] {
    return this.#filters.slice(size);
  }
}
