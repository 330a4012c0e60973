export { ArrayField, type ContainerArrayOptions, type ScalarArrayOptions } from './array.field.js';
export { AutoField } from './auto.field.js';
export type { AutoNowOptions } from './auto-now.js';
export { BigIntegerField } from './big-integer.field.js';
export { BinaryField, type BinaryFieldOptions } from './binary.field.js';
export { BooleanField } from './boolean.field.js';
export { CharField, type CharFieldOptions } from './char.field.js';
export { cleanField, shapeField } from './clean-field.js';
export { decodeFields, encodeFields, hydrateField, setField, stepInside, valueOf } from './container.js';
export { DateTimeField } from './date-time.field.js';
export { DateField } from './date.field.js';
export { DecimalField, type DecimalFieldOptions } from './decimal.field.js';
export { bind, declaredFields } from './declared-fields.js';
export type { FieldDecorator, FieldFactory, FieldSource, Nullable } from './decorator.js';
export { dictionaryEntries } from './dictionary-entries.js';
export { DurationField } from './duration.field.js';
export { EmailField } from './email.field.js';
export { EmbeddedField, type EmbeddedFieldOptions } from './embedded.field.js';
export type { Choice, CleanStep, ContainerClass, Field, FieldBehaviour, FieldFamily, FieldOptions } from './field.js';
export { FloatField, type FloatFieldOptions } from './float.field.js';
export {
  GenericIPAddressField,
  type GenericIPAddressFieldOptions,
  type IPProtocol,
} from './generic-ip-address.field.js';
export { GenericObjectIdField } from './generic-object-id.field.js';
export { IntegerField } from './integer.field.js';
export { isPlain, isRecord } from './is-plain.js';
export { type JsonValue, MAX_DEPTH } from './json-value.js';
export { JSONField, type JsonFieldDecorator } from './json.field.js';
export { MESSAGES } from './messages.js';
export { ObjectIdField } from './object-id.field.js';
export { PositiveBigIntegerField } from './positive-big-integer.field.js';
export { PositiveIntegerField } from './positive-integer.field.js';
export { PositiveSmallIntegerField } from './positive-small-integer.field.js';
export { SlugField, type SlugFieldOptions } from './slug.field.js';
export { SmallIntegerField } from './small-integer.field.js';
export { TextField } from './text.field.js';
export { TimeField } from './time.field.js';
export { unknownFields } from './unknown-fields.js';
export { URLField, type URLFieldOptions } from './url.field.js';
export { UUIDField } from './uuid.field.js';
