import type { DocRow } from './doc-table.js';

/** What expressions are made of besides functions. */
export const PARTS: readonly DocRow<string>[] = [
  {
    cells: ['`F`', '`path`'],
    doc: {
      says: 'the value of a field, through embedded documents, arrays and JSON, or of an annotation; a text does as well where an expression is expected',
      example: "F('blog__name')",
      also: ["F('authors__name')", "F('tags__0')", "F('extra__theme')", "F('pub_date__year')"],
    },
  },
  {
    cells: ['`Value`', '`data`'],
    doc: {
      says: 'data, whatever it looks like; numbers, dates, booleans and null need none',
      example: "Value('new')",
      also: ["Value('$5')", "Value(['rock', 'live'])"],
    },
  },
  {
    cells: ['`Q`', '`conditions`'],
    doc: { says: 'whether conditions hold', example: 'Q({ n_comments__gte: 10 }).and({ headline__isnull: false })' },
  },
  {
    cells: ['`Case`', '`When(conditions, value), …, { default }`'],
    doc: {
      says: 'the value of the first condition that holds; the default, or null, where none does',
      example: "Case(When({ n_comments__gte: 10 }, Value('hot')), { default: Value('cold') })",
      also: ["Case(When(Q({ tags: 'rock' }), 'headline'), When({ tags: 'blues' }, 'blog__name'))"],
    },
  },
];

/** Other queries as a part of one. */
export const SUBQUERIES: readonly DocRow<string>[] = [
  {
    cells: ['`Exists`', '`query`'],
    doc: {
      says: 'whether the other query has a row',
      example: "Exists(entries.filter({ n_comments__gt: OuterRef('n_comments') }))",
    },
  },
  {
    cells: ['`Subquery`', '`query`'],
    doc: {
      says: 'the value of its first row, which has one by `values()`; null where there is no row',
      example:
        "Subquery(entries.filter({ n_comments__gt: OuterRef('n_comments') }).orderBy('n_comments').values('headline'))",
    },
  },
  {
    cells: ['`OuterRef`', '`path`'],
    doc: {
      says: 'in the other query, the value of a field of this one; `OuterRef(OuterRef(…))` of the one around that',
      example: "Exists(entries.filter({ pub_date__lt: OuterRef('pub_date') }))",
    },
  },
];

/** What the server has and the library has no name for. */
export const OPERATORS: readonly DocRow<string>[] = [
  {
    cells: ['`Expr`', "`'$operator', argument, { output }`"],
    doc: {
      says: 'any operator of the server; texts in its argument are data, fields are named by `F`; `output` says how the result is read',
      example: "Expr('$dateToString', { date: F('pub_date'), format: '%d.%m.%Y' }, { output: TextField() })",
    },
  },
  {
    cells: ['`Variable`', '`name`'],
    doc: {
      says: "a variable of an operator, or of the server's own",
      example: "Expr('$filter', { input: F('tags'), as: 't', cond: Expr('$ne', [Variable('t'), 'live']) })",
      also: ["Variable('ROOT.headline')"],
    },
  },
];
