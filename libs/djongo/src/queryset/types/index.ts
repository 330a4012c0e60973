export type { Alike } from './alike.js';
export type { Annotated, NamesBeside, NamesWith } from './annotated.js';
export type { Aggregated, Aggregations, AnnotationArgument, Annotations, Outputs } from './annotations.js';
export type { anyFilter, AnyFilter } from './any-filter.js';
export type { BulkCreateOptions, BulkOptions, CreationLookup, Defaults } from './creation.js';
export type { Dictionary, Direct, ElementInput } from './dictionary.js';
export type { FieldName, FieldsOf, FieldType, ModelMember, ModelMembers, PkOf } from './field-names.js';
export type { Evaluate } from './evaluate.js';
export type { anyPath, AnyPath, FieldPath, FieldPaths, Unread } from './field-path.js';
export type { DictionariesOf, Filter, FilterArgument, FilterArguments } from './filter.js';
export type { FilterKeys } from './filter-keys.js';
export type { Input, InputValue } from './input.js';
export type { AnyInvalidKey, InvalidKey, InvalidValue } from './invalid-key.js';
export type { Deferred, Only } from './loaded.js';
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
  TextLookups,
  Transform,
} from './lookup-values.js';
export type { OrderArgument, OrderArguments, OrderKey } from './order.js';
export type {
  DatePath,
  FieldArgument,
  FieldArguments,
  FlatOption,
  NamesOfList,
  NamesOfRows,
  Values,
  ValuesList,
  ValuesListArgument,
  ValuesListArguments,
} from './results.js';
export type { Flat, flat, Grouped, grouped, Hidden, hidden, RowNames, SingleValue } from './rows.js';
export type { anyUpdate, AnyUpdate, UpdateArgument, UpdateValues } from './update.js';
export type { ValueAt } from './value-at.js';
export type { Decimal128Like, IsJson, JsonInput, ObjectIdLike, Scalar, ScalarInput } from './value-kinds.js';
export type { orderExpression, OrderExpression, subquery, SubqueryOf } from '../../expressions/typed.js';
