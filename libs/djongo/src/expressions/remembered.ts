// What expressions remember in their types: exported so that the compiler can name it in the declarations of an application.
export type { Aggregate, Extreme, Ordered, Total, Whole } from './aggregates/index.js';
export type {
  LikeNumber,
  OfArrays,
  OfDate,
  OfPadded,
  OfText,
  OfTextAndCounts,
  Real,
  RealOfTwo,
  RealOrNull,
} from './functions/index.js';
export type {
  Added,
  Argument,
  Arithmetic,
  Asks,
  AverageOf,
  Divided,
  ListOf,
  Needs,
  NotNull,
  NullWith,
  Numeric,
  OneAt,
  OneOf,
  OrderExpression,
  SubqueryOf,
  Subtracted,
  TypeAt,
  Typed,
  Uses,
  Within,
} from './typed.js';
export type { Place, Shifted } from './windows/index.js';
