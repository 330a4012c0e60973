export type { Annotated, AnnotationArgument, Evaluate, Outputs } from './annotations.js';
export type { BulkCreateOptions, BulkOptions, CreationLookup, Defaults } from './creation.js';
export type { Dictionary, Direct, ElementInput } from './dictionary.js';
export type { FieldName, FieldsOf, FieldType, ModelMember, ModelMembers, PkOf } from './field-names.js';
export type { anyPath, AnyPath, FieldPath, FieldPaths, ValueAt } from './field-path.js';
export type { anyFilter, AnyFilter, DictionariesOf, Filter, FilterArgument, FilterArguments } from './filter.js';
export type { FilterKeys } from './filter-keys.js';
export type { Input, InputValue } from './input.js';
export type { AnyInvalidKey, InvalidKey, InvalidValue } from './invalid-key.js';
export type { LookupValue } from './lookup-path.js';
export type {
  ArrayLookups,
  ContainerLookups,
  DateLookups,
  IterableOf,
  JsonLookups,
  Lookups,
  LookupsOf,
  OrderedLookups,
  PatternLookups,
  subquery,
  SubqueryOf,
  TextLookups,
  Transform,
} from './lookup-values.js';
export type { OrderArgument, OrderArguments, orderExpression, OrderExpression, OrderKey } from './order.js';
export type {
  FieldArgument,
  FieldArguments,
  FlatOption,
  Values,
  ValuesList,
  ValuesListArgument,
  ValuesListArguments,
} from './results.js';
export type { anyUpdate, AnyUpdate, UpdateArgument, UpdateValues } from './update.js';
export type { Decimal128Like, IsJson, JsonInput, ObjectIdLike, Scalar, ScalarInput } from './value-kinds.js';
