import { ImproperlyConfigured } from '../errors/index.js';
import type { FieldBehaviour, FieldOptions } from './field.js';

/** Options of the fields of dates and times. */
export interface AutoNowOptions extends FieldOptions {
  /** Set to now at every `save()` that writes the field, whatever was assigned. */
  readonly autoNow?: boolean;
  /** Set to now when the object is inserted, whatever was assigned. */
  readonly autoNowAdd?: boolean;
}

export const AUTO_NOW_OPTIONS = ['autoNow', 'autoNowAdd'] as const;

/** When a field sets itself, and to what. Throws `ImproperlyConfigured` for options of which only one can hold. */
export function autoNow<V>(options: AutoNowOptions, value: (at: Date) => V): Pick<FieldBehaviour<V>, 'stamp'> {
  const set = [...AUTO_NOW_OPTIONS, 'default' as const].filter((name) => {
    const given = options[name];
    return given !== undefined && given !== false;
  });
  if (set.length > 1) {
    throw new ImproperlyConfigured(`The options ${set.join(' and ')} exclude each other: only one sets the value.`);
  }
  if (options.autoNow) return { stamp: { on: 'save', value } };
  return options.autoNowAdd ? { stamp: { on: 'insert', value } } : {};
}
