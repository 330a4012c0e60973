import { defineField } from './define-field.js';
import type { FieldOptions } from './field.js';
import { invalid } from './invalid.js';

/** Django's spellings of the two values. */
const SPELLINGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true], ['t', true], ['true', true], ['True', true], ['1', true], [1, true],
  [false, false], ['f', false], ['false', false], ['False', false], ['0', false], [0, false],
]); // prettier-ignore

/**
 * Yes or no. In code `boolean`; in the database `bool`. Takes Django's spellings: `'true'`, `'f'`, `'1'`, `0`, …
 *
 * @example
 * @BooleanField({ default: false }) draft!: boolean;
 */
export const BooleanField = defineField<boolean, FieldOptions>({
  kind: 'BooleanField',
  behaviour: ({ null: nullable }) => ({
    family: 'boolean',
    bsonType: 'bool',
    jsonSchema: { bsonType: 'bool' },
    coerce: (value) => {
      const known = SPELLINGS.get(value);
      if (known !== undefined) return known;
      const values = nullable ? 'True, False, or None' : 'True or False';
      throw invalid(`“%(value)s” value must be either ${values}.`, value);
    },
    encode: (value) => value,
    decode: (stored) => stored,
  }),
});
