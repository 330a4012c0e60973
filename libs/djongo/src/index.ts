// Module
export {
  DjongoExceptionFilter,
  DjongoModule,
  getConnectionToken,
  getManagerToken,
  InjectConnection,
  InjectManager,
  InjectRepository,
  ParseObjectIdPipe,
} from './nest/index.js';
export type {
  DjongoFactoryOptions,
  DjongoModuleAsyncOptions,
  DjongoModuleOptions,
  DjongoOptionsFactory,
  ProblemDetails,
} from './nest/index.js';

// Models and fields
export {
  ArrayField,
  BooleanField,
  CharField,
  DateField,
  DateTimeField,
  DecimalField,
  EmbeddedField,
  FloatField,
  IntegerField,
  JSONField,
  ObjectIdField,
  TextField,
} from './fields/index.js';
export type {
  CharFieldOptions,
  Choice,
  ContainerArrayOptions,
  ContainerClass,
  DecimalFieldOptions,
  EmbeddedFieldOptions,
  FieldDecorator,
  FieldFactory,
  FieldOptions,
  FieldSource,
  FloatFieldOptions,
  JsonFieldDecorator,
  JsonValue,
  ScalarArrayOptions,
} from './fields/index.js';
export { CompoundIndex, type CompoundIndexOptions, Meta, type MetaOptions, type ModelClass } from './meta/index.js';
export { DjongoManager, Model, type SaveOptions } from './models/index.js';
export { ObjectId } from './bson.js';

// Queries
export { type DeleteSummary, QuerySet } from './queryset/index.js';
export type { AggregateCommand, FindCommand, QueryCommand } from './compiler/index.js';
export type { BulkCreateOptions, BulkOptions, Defaults } from './queryset/index.js';
export type {
  AnyFilter,
  AnyPath,
  AnyUpdate,
  ExplainVerbosity,
  Input,
  OrderKey,
  QueryOptions,
  Values,
  ValuesList,
} from './queryset/index.js';

// Expressions
export {
  ArrayAgg,
  Avg,
  Case,
  Condition,
  Count,
  DenseRank,
  Exists,
  Expr,
  Expression,
  F,
  First,
  FirstValue,
  Lag,
  Last,
  LastValue,
  Lead,
  Max,
  Min,
  Ntile,
  Ordering,
  OuterRef,
  PercentRank,
  Q,
  Rank,
  RowNumber,
  StdDev,
  Subquery,
  Sum,
  Value,
  Variable,
  Variance,
  When,
  Window,
} from './expressions/index.js';
export type {
  AggregateOptions,
  CaseOptions,
  FrameBound,
  OrderedAggregateOptions,
  OrderingOptions,
  SampleOptions,
  WindowOptions,
} from './expressions/index.js';

// Update operators
export {
  AddToSet,
  CurrentDate,
  Each,
  Inc,
  Mul,
  Pop,
  Pull,
  PullWhere,
  Push,
  Rename,
  SetMax,
  SetMin,
  Unset,
} from './updates/index.js';
export type { EachOptions, ElementChange, UpdateExpression, UpdateOperator } from './updates/index.js';

// Validators
export {
  DecimalValidator,
  MaxLengthValidator,
  MaxValueValidator,
  MinLengthValidator,
  MinValueValidator,
  type Validator,
} from './validators/index.js';

// Connections
export { connect, DjongoConnection } from './database/index.js';
export { fromDjangoSettings } from './connection/index.js';
export type {
  ClientOptions,
  ConnectionOptions,
  ConnectMode,
  DjangoSettings,
  DjongoLogger,
  ListedModel,
  LoggingOptions,
  RawCollection,
} from './connection/index.js';

// Errors
export {
  DatabaseError,
  DjongoError,
  ERROR_CODES,
  type ErrorCode,
  FieldError,
  ImproperlyConfigured,
  IntegrityError,
  MigrationError,
  MultipleObjectsReturned,
  NotSupportedError,
  ObjectDoesNotExist,
  OperationalError,
  ValidationError,
  type ValidationErrorOptions,
  type ValidationInput,
  type ValidationIssue,
} from './errors/index.js';
