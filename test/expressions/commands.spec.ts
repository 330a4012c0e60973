import { describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import {
  Abs,
  ArrayConcat,
  ArrayContains,
  ArrayElement,
  ArraySlice,
  Cast,
  CharField,
  Chr,
  Coalesce,
  Concat,
  Cot,
  DateAdd,
  DateDiff,
  DecimalField,
  Expr,
  type Expression,
  ExtractHour,
  ExtractYear,
  F,
  Greatest,
  IntegerField,
  JSONObject,
  Left,
  Length,
  Ln,
  Log,
  Lower,
  LPad,
  Mod,
  Now,
  NullIf,
  Pi,
  Power,
  Random,
  Repeat,
  Replace,
  Right,
  Round,
  Sin,
  Sqrt,
  StrIndex,
  Substr,
  TruncDate,
  TruncMonth,
  TruncTime,
  TruncWeek,
  Upper,
  Value,
  Variable,
} from 'nestjs-djongo';
import { expectSent } from '../queryset/support.js';
import { Note, notes } from './fixture.js';

const suite = notes();

const isText = (value: unknown): object => ({ $eq: [{ $type: value }, 'string'] });
const isDate = (value: unknown): object => ({ $eq: [{ $type: value }, 'date'] });
const isFinite_ = (value: string): object => ({ $and: [{ $gt: [value, -Infinity] }, { $lt: [value, Infinity] }] });
const whole = (value: unknown): object => ({ $toInt: { $max: [0, { $min: [value, 2_147_483_647] }] } });
const PARIS = { tzinfo: 'Europe/Paris' };

/** What the server is told, of a field and of a constant, of one value and of several. */
const ROWS: readonly (readonly [code: string, made: Expression, expr: unknown])[] = [
  ["Upper('text')", Upper('text'), { $cond: [isText('$head'), { $toUpper: '$head' }, null] }],
  ["Length('text')", Length('text'), { $cond: [isText('$head'), { $strLenCP: '$head' }, null] }],
  ["Left('text', 2)", Left('text', 2), { $cond: [isText('$head'), { $substrCP: ['$head', 0, 2] }, null] }],
  [
    "Left('text', 'n')",
    Left('text', 'n'),
    { $cond: [{ $and: [isText('$head'), { $isNumber: '$n' }] }, { $substrCP: ['$head', 0, whole('$n')] }, null] },
  ],
  [
    "Right('text', 2)",
    Right('text', 2),
    {
      $cond: [
        isText('$head'),
        { $substrCP: ['$head', { $max: [0, { $subtract: [{ $strLenCP: '$head' }, 2] }] }, 2] },
        null,
      ],
    },
  ],
  ["Substr('text', 3, 2)", Substr('text', 3, 2), { $cond: [isText('$head'), { $substrCP: ['$head', 2, 2] }, null] }],
  [
    "Substr('text', 3)",
    Substr('text', 3),
    { $cond: [isText('$head'), { $substrCP: ['$head', 2, { $strLenCP: '$head' }] }, null] },
  ],
  [
    "StrIndex('text', Value('$x'))",
    StrIndex('text', Value('$x')),
    { $cond: [isText('$head'), { $add: [{ $indexOfCP: ['$head', { $literal: '$x' }] }, 1] }, null] },
  ],
  [
    "Concat('text', Value(' $5'))",
    Concat('text', Value(' $5')),
    { $concat: [{ $cond: [isText('$head'), '$head', ''] }, ' $5'] },
  ],
  [
    "Concat(Value('$a'), Value(null), 'text')",
    Concat(Value('$a'), Value(null), 'text'),
    { $concat: [{ $literal: '$a' }, '', { $cond: [isText('$head'), '$head', ''] }] },
  ],
  // What is computed is computed once.
  [
    "Upper(Left('text', 1))",
    Upper(Left('text', 1)),
    {
      $let: {
        vars: { v0: { $cond: [isText('$head'), { $substrCP: ['$head', 0, 1] }, null] } },
        in: { $cond: [isText('$$v0'), { $toUpper: '$$v0' }, null] },
      },
    },
  ],
  [
    "Replace('text', Lower('other'), Value('$'))",
    Replace('text', Lower('other'), Value('$')),
    {
      $let: {
        vars: { v1: { $cond: [isText('$other'), { $toLower: '$other' }, null] } },
        in: {
          $cond: [
            { $and: [isText('$head'), isText('$$v1')] },
            {
              $cond: [
                { $eq: ['$$v1', ''] },
                '$head',
                { $replaceAll: { input: '$head', find: '$$v1', replacement: { $literal: '$' } } },
              ],
            },
            null,
          ],
        },
      },
    },
  ],
  [
    "Repeat('text', 2)",
    Repeat('text', 2),
    {
      $cond: [
        isText('$head'),
        { $reduce: { input: { $range: [0, 2] }, initialValue: '', in: { $concat: ['$$value', '$head'] } } },
        null,
      ],
    },
  ],
  [
    "LPad('text', 5)",
    LPad('text', 5),
    {
      $cond: [
        isText('$head'),
        {
          $let: {
            vars: { missing: { $max: [0, { $subtract: [5, { $strLenCP: '$head' }] }] } },
            in: {
              $concat: [
                {
                  $reduce: { input: { $range: [0, '$$missing'] }, initialValue: '', in: { $concat: ['$$value', ' '] } },
                },
                { $substrCP: ['$head', 0, 5] },
              ],
            },
          },
        },
        null,
      ],
    },
  ],
  ['Chr(36)', Chr(36), { $literal: '$' }],
  ["Abs('n')", Abs('n'), { $cond: [{ $isNumber: '$n' }, { $abs: '$n' }, null] }],
  ["Round('x', 2)", Round('x', 2), { $cond: [{ $isNumber: '$x' }, { $round: ['$x', 2] }, null] }],
  ["Sin('x')", Sin('x'), { $cond: [isFinite_('$x'), { $sin: '$x' }, null] }],
  [
    "Cot('x')",
    Cot('x'),
    {
      $cond: [
        isFinite_('$x'),
        { $cond: [{ $eq: [{ $sin: '$x' }, 0] }, null, { $divide: [{ $cos: '$x' }, { $sin: '$x' }] }] },
        null,
      ],
    },
  ],
  ["Ln('n')", Ln('n'), { $cond: [{ $and: [{ $isNumber: '$n' }, { $gt: ['$n', 0] }] }, { $ln: '$n' }, null] }],
  [
    "Log(10, 'n')",
    Log(10, 'n'),
    { $cond: [{ $and: [{ $isNumber: '$n' }, { $gt: ['$n', 0] }] }, { $log: ['$n', 10] }, null] },
  ],
  // Of constants alone the server would compute before it asks.
  [
    'Sqrt(-1)',
    Sqrt(-1),
    {
      $let: {
        vars: { v0: -1 },
        in: { $cond: [{ $and: [{ $isNumber: '$$v0' }, { $gte: ['$$v0', 0] }] }, { $sqrt: '$$v0' }, null] },
      },
    },
  ],
  ["Power('n', 2)", Power('n', 2), { $cond: [{ $isNumber: '$n' }, { $pow: ['$n', 2] }, null] }],
  [
    "Power('price', 3)",
    Power('price', 3),
    { $cond: [{ $isNumber: '$price' }, { $multiply: ['$price', '$price', '$price'] }, null] },
  ],
  [
    "Power('n', -1)",
    Power('n', -1),
    {
      $cond: [
        { $isNumber: '$n' },
        { $cond: [{ $and: [{ $eq: ['$n', 0] }, { $lt: [-1, 0] }] }, null, { $pow: ['$n', -1] }] },
        null,
      ],
    },
  ],
  ["Mod('n', 5)", Mod('n', 5), { $mod: ['$n', 5] }],
  ["F('n').mod('m')", F('n').mod('m'), { $cond: [{ $eq: ['$m', 0] }, null, { $mod: ['$n', '$m'] }] }],
  ['Pi()', Pi(), Math.PI],
  ['Random()', Random(), { $rand: {} }],
  ['Now()', Now(), '$$NOW'],
  ["ExtractYear('at')", ExtractYear('at'), { $cond: [isDate('$at'), { $year: '$at' }, null] }],
  [
    "ExtractHour('at', Paris)",
    ExtractHour('at', PARIS),
    { $cond: [isDate('$at'), { $hour: { date: '$at', timezone: 'Europe/Paris' } }, null] },
  ],
  [
    "TruncMonth('day')",
    TruncMonth('day'),
    { $cond: [isDate('$day'), { $dateTrunc: { date: '$day', unit: 'month' } }, null] },
  ],
  [
    "TruncWeek('at', '+02:00')",
    TruncWeek('at', { tzinfo: '+02:00' }),
    {
      $cond: [
        isDate('$at'),
        { $dateTrunc: { date: '$at', unit: 'week', timezone: '+02:00', startOfWeek: 'monday' } },
        null,
      ],
    },
  ],
  ["TruncDate('at')", TruncDate('at'), { $cond: [isDate('$at'), { $dateTrunc: { date: '$at', unit: 'day' } }, null] }],
  [
    "TruncTime('at')",
    TruncTime('at'),
    { $cond: [isDate('$at'), { $dateToString: { date: '$at', format: '%H:%M:%S.%L' } }, null] },
  ],
  [
    "DateAdd('at', 3, 'month')",
    DateAdd('at', 3, 'month'),
    { $cond: [isDate('$at'), { $dateAdd: { startDate: '$at', unit: 'month', amount: 3 } }, null] },
  ],
  [
    "DateDiff('at', Now(), 'day')",
    DateDiff('at', Now(), 'day'),
    {
      $cond: [isDate('$at'), { $dateDiff: { startDate: '$at', endDate: '$$NOW', unit: 'day' } }, null],
    },
  ],
  ["Coalesce('text', Value('$'))", Coalesce('text', Value('$')), { $ifNull: ['$head', { $literal: '$' }] }],
  ["Greatest('n', 5)", Greatest('n', 5), { $max: ['$n', 5] }],
  ["NullIf('text', Value(''))", NullIf('text', Value('')), { $cond: [{ $eq: ['$head', ''] }, null, '$head'] }],
  [
    "JSONObject({ a: 'text', b: Value({ $gt: 1 }) })",
    JSONObject({ a: 'text', b: Value({ $gt: 1 }) }),
    {
      $mergeObjects: [{ a: { $ifNull: ['$head', null] }, b: { $ifNull: [{ $literal: { $gt: 1 } }, null] } }],
    },
  ],
  [
    "Cast('data__n', IntegerField())",
    Cast('data__n', IntegerField()),
    { $convert: { input: '$data.n', to: 'int', onError: null } },
  ],
  [
    "Cast('x', DecimalField())",
    Cast('x', DecimalField()),
    {
      $convert: {
        input: { $convert: { input: '$x', to: 'string', onError: null } },
        to: 'decimal',
        onError: null,
      },
    },
  ],
  ["Cast('n', CharField())", Cast('n', CharField()), { $convert: { input: '$n', to: 'string', onError: null } }],
  [
    "ArrayElement('tags', -1)",
    ArrayElement('tags', -1),
    { $cond: [{ $isArray: ['$tags'] }, { $arrayElemAt: ['$tags', -1] }, null] },
  ],
  [
    "ArraySlice('tags', 1, 3)",
    ArraySlice('tags', 1, 3),
    { $cond: [{ $isArray: ['$tags'] }, { $slice: ['$tags', 1, 2] }, null] },
  ],
  [
    "ArrayContains('tags', Value('$x'))",
    ArrayContains('tags', Value('$x')),
    { $cond: [{ $isArray: ['$tags'] }, { $in: [{ $literal: '$x' }, '$tags'] }, null] },
  ],
  [
    "ArrayConcat('tags', Value(['$x']))",
    ArrayConcat('tags', Value(['$x'])),
    { $cond: [{ $isArray: ['$tags'] }, { $concatArrays: ['$tags', { $literal: ['$x'] }] }, null] },
  ],
  // A variable of the operator around it may have the name of one of the function's own.
  [
    "Expr('$map', { …, as: 'v0', in: Repeat(Variable('v0'), Length(Variable('v0'))) })",
    Expr('$map', { input: F('tags'), as: 'v0', in: Repeat(Variable('v0'), Length(Variable('v0'))) }),
    {
      $map: {
        input: '$tags',
        as: 'v0',
        in: {
          $let: {
            vars: {
              v0: '$$v0',
              v1: { $let: { vars: { v0: '$$v0' }, in: { $cond: [isText('$$v0'), { $strLenCP: '$$v0' }, null] } } },
            },
            in: {
              $cond: [
                { $and: [isText('$$v0'), { $isNumber: '$$v1' }, { $lte: ['$$v1', 10_000] }] },
                {
                  $reduce: {
                    input: { $range: [0, whole('$$v1')] },
                    initialValue: '',
                    in: { $concat: ['$$value', '$$v0'] },
                  },
                },
                null,
              ],
            },
          },
        },
      },
    },
  ],
];

describe('A function is told to the server', () => {
  it.each(ROWS)('%s', async (_, made, expr) => {
    const query = Note.objects.exclude({ pk: 5 }).annotate({ made }).values('made');
    const command = query.toMql() as Document;
    expect(command).toEqual({
      aggregate: 'note',
      pipeline: [{ $match: { $nor: [{ _id: 5 }] } }, { $set: { made: expr } }, { $project: { _id: 0, made: 1 } }],
      cursor: {},
    });
    const before = suite.sent().length;
    expect(await query).toHaveLength(7);
    expectSent({ sent: () => suite.sent().slice(before) }, command);
  });
});
