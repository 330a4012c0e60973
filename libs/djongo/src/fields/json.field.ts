import type { FieldSource } from './decorator.js';
import { defineField } from './define-field.js';
import { FINITE } from './float.field.js';
import type { FieldOptions } from './field.js';
import { copyJson, decodeJson, encodeJson, type JsonValue } from './json-value.js';

/** Types of which no value is JSON. */
type NotJson =
  undefined | bigint | symbol | Date | Uint8Array | { readonly _bsontype: string } | ((...args: never[]) => unknown);

/** Whatever JSON is known to hold may stand as the property's type: `unknown`, an interface of one's own. */
type JsonProperty<T, K extends keyof T, O> = unknown extends T[K]
  ? K
  : [Extract<T[K], NotJson>, O] extends [never, { readonly null: true }]
    ? null extends T[K]
      ? K
      : { readonly thePropertyMustHaveType: T[K] | null }
    : [Extract<T[K], NotJson>] extends [never]
      ? K
      : { readonly thePropertyMustHaveType: JsonValue };

/** As `FieldDecorator`, for properties of any type that JSON can have. */
export interface JsonFieldDecorator<O> extends FieldSource<JsonValue> {
  <T extends object, K extends keyof T & string>(target: T, key: K & JsonProperty<T, K, O>): void;
}

/**
 * Any JSON. In code what `JSON.parse` gives; in the database the same as a document, keys such as `$gt` included, which
 * are data here. Refuses what JSON has not: `undefined`, NaN, dates, class instances, functions.
 *
 * @example
 * @JSONField({ default: () => ({}) }) extra!: JsonValue;
 * @JSONField() settings!: Settings; // an interface of one's own; nothing checks that the stored values keep to it
 */
export const JSONField = defineField<JsonValue, FieldOptions>({
  kind: 'JSONField',
  behaviour: () => ({
    family: 'json',
    bsonType: 'object',
    jsonSchema: { bsonType: ['object', 'array', 'string', 'bool', 'double', 'int', 'long'], ...FINITE },
    coerce: (value) => copyJson(value),
    encode: encodeJson,
    decode: decodeJson,
  }),
  // Differs only in the check of the property's type, which exists for the compiler.
}) as unknown as <const Given extends FieldOptions = FieldOptions>(options?: Given) => JsonFieldDecorator<Given>;
