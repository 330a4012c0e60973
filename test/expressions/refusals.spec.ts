import { describe, expect, it } from '@jest/globals';
import { ObjectId } from 'mongodb';
import * as library from 'nestjs-djongo';
import {
  Abs,
  ArrayElement,
  ArrayField,
  ArrayLength,
  ArraySlice,
  ArraySort,
  Cast,
  CharField,
  Chr,
  Coalesce,
  Concat,
  DateAdd,
  DateDiff,
  EmbeddedField,
  Extract,
  ExtractYear,
  FieldError,
  Greatest,
  IntegerField,
  JSONField,
  JSONObject,
  Left,
  Length,
  LPad,
  Repeat,
  Replace,
  Right,
  Round,
  StrIndex,
  Substr,
  Trunc,
  TruncDate,
  TruncMonth,
  TruncTime,
  Upper,
  Value,
} from 'nestjs-djongo';
import { callNode, Expression, FUNCTIONS } from '../../libs/djongo/src/expressions/index.js';
import { Author, Note, NOTES, notes } from './fixture.js';

const suite = notes();
const never = (value: unknown): never => value as never;

function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(FieldError);
    return (error as Error).message;
  }
  throw new Error('It was expected to be refused.');
}

function annotated(made: unknown): string {
  return messageOf(() => Note.objects.annotate({ made: made as Expression }));
}

describe('What cannot be is refused where the function is called', () => {
  it.each<[code: string, call: () => unknown, message: string]>([
    ['Upper()', () => Upper(never(undefined)), 'An expression takes the name of a field'],
    ['Upper({})', () => Upper(never({ $toUpper: 'x' })), 'not object; put data into Value()'],
    ['Upper([])', () => Upper(never(['text'])), 'not array; put data into Value()'],
    ['Upper(function)', () => Upper(never(() => 'text')), 'not function'],
    ['Concat(one)', () => Concat(...never(['text'])), 'Concat() takes 2 arguments, not 1.'],
    ['Coalesce()', () => Coalesce(...never([])), 'Coalesce() takes 2 arguments, not 0.'],
    ['Greatest(one)', () => Greatest(...never(['n'])), 'Greatest() takes 2 arguments, not 1.'],
    ['Left(…, 0)', () => Left('text', 0), "Left(): 'length' is a whole number from 1 to 2147483647, or an expression."],
    ['Left(…, 1.5)', () => Left('text', 1.5), "Left(): 'length'"],
    ['Right(…, -1)', () => Right('text', -1), "Right(): 'length'"],
    ['Substr(…, 0)', () => Substr('text', 0), "Substr(): 'pos' is a whole number from 1"],
    ['Substr(…, 1, -1)', () => Substr('text', 1, -1), "Substr(): 'length' is a whole number from 0"],
    ['Repeat(…, -1)', () => Repeat('text', -1), "Repeat(): 'number' is a whole number from 0 to 10000"],
    ['Repeat(…, 10001)', () => Repeat('text', 10_001), "Repeat(): 'number'"],
    ['Repeat(…, NaN)', () => Repeat('text', Number.NaN), "Repeat(): 'number'"],
    ['LPad(…, 1e9)', () => LPad('text', 1e9), "LPad(): 'length' is a whole number from 0 to 10000"],
    ['Chr(-1)', () => Chr(-1), 'Chr() takes a code point of Unicode'],
    ['Chr(half of a character)', () => Chr(0xd8_00), 'Chr() takes a code point of Unicode'],
    ['Round(…, 0.5)', () => Round('x', 0.5), "Round(): 'precision' is a whole number from -20 to 100"],
    ['Round(…, text)', () => Round('x', never('n')), 'not a value of type string.'],
    ['Round(…, 101)', () => Round('x', 101), "Round(): 'precision'"],
    ['Extract(…, era)', () => Extract('at', never('era')), 'Extract() takes year, iso_year, quarter, month'],
    ['Extract(…, yaer)', () => Extract('at', never('yaer')), '(perhaps you meant year?)'],
    ['Extract(…, {})', () => Extract('at', never({ $gt: 1 })), 'Extract() takes year'],
    ['Extract(…, __proto__)', () => Extract('at', never('__proto__')), 'Extract() takes year'],
    ['Trunc(…, millennium)', () => Trunc('at', never('millennium')), 'Trunc() takes year, quarter, month'],
    ['DateAdd(…, fortnight)', () => DateAdd('at', 1, never('fortnight')), 'DateAdd() takes year, quarter, month'],
    ['DateAdd(…, days)', () => DateAdd('at', 1, never('days')), '(perhaps you meant day?)'],
    ['DateAdd(…, constructor)', () => DateAdd('at', 1, never('constructor')), 'DateAdd() takes year'],
    [
      'DateAdd(…, 1.5)',
      () => DateAdd('at', 1.5, 'day'),
      "DateAdd(): 'amount' is a whole number from -3650000 to 3650000",
    ],
    ['DateAdd(…, 10001)', () => DateAdd('at', 10_001, 'year'), "DateAdd(): 'amount' is a whole number from -10000"],
    ['DateDiff(…, eon)', () => DateDiff('at', 'end', never('eon')), 'DateDiff() takes year'],
    ['ArrayElement(…, 0.5)', () => ArrayElement('tags', 0.5), "ArrayElement(): 'index' is a whole number"],
    ['ArraySlice(…, -1)', () => ArraySlice('tags', -1), "ArraySlice(): 'from' is a whole number from 0"],
    ['ArraySlice(…, 0, -1)', () => ArraySlice('tags', 0, -1), "ArraySlice(): 'to' is a whole number from 0"],
    ['ArraySort(…, up)', () => ArraySort('tags', never('up')), "ArraySort() orders by 'ASC' or 'DESC'"],
    ['ArraySort(…, {})', () => ArraySort('tags', never({ a: 1 })), 'not by a value of type object.'],
    ['Cast(…, text)', () => Cast('n', never('int')), "Cast(): 'field' is a field, as in IntegerField()."],
    ['Cast(…, factory)', () => Cast('n', never(IntegerField)), "Cast(): 'field' is a field"],
    ['Cast(…, {})', () => Cast('n', never({ field: {} })), "Cast(): 'field' is a field"],
    ['Cast(…, JSON)', () => Cast('n', JSONField()), 'and no JSONField.'],
    ['Cast(…, array)', () => Cast('n', ArrayField({ baseField: CharField() })), 'and no ArrayField.'],
    ['Cast(…, embedded)', () => Cast('n', EmbeddedField({ modelContainer: Author })), 'and no EmbeddedField.'],
    [
      'JSONObject(text)',
      () => JSONObject(never('text')),
      'JSONObject() takes an object of values, not a value of type string.',
    ],
    ['JSONObject(array)', () => JSONObject(never(['text'])), 'not a value of type array.'],
    [
      'JSONObject({ $: … })',
      () => JSONObject({ $toUpper: 'text' }),
      'JSONObject(): a key has letters, digits and underscores',
    ],
    ["JSONObject({ 'a.b': … })", () => JSONObject({ 'a.b': 'text' }), 'JSONObject(): a key'],
    ["JSONObject({ '': … })", () => JSONObject({ '': 'text' }), 'JSONObject(): a key'],
    ['JSONObject({ __proto__: … })', () => JSONObject(JSON.parse('{ "__proto__": "text" }')), 'JSONObject(): a key'],
    ['JSONObject({ symbol: … })', () => JSONObject({ [Symbol('a')]: 'text' }), 'may not have symbols as keys.'],
    ['JSONObject({ a: {} })', () => JSONObject({ a: never({ $toUpper: '$text' }) }), 'put data into Value()'],
  ])('%s', (_, call, message) => {
    expect(messageOf(call)).toContain(message);
  });

  it.each<[zone: unknown]>([
    ['Europe/Pariss'], ['europe/paris'], ['EUROPE/PARIS'], ['us/eastern'], [''], ['Z'], ['+1:00'], ['+24:00'], ['+02:60'],
    ['$at'], ['$$NOW'], ['Europe/Paris\0'], ['../etc/passwd'], [null], [2], [{ $literal: 'UTC' }], [['UTC']],
  ])('A time zone %j', (tzinfo) => {
    const options = { tzinfo: never(tzinfo) };
    for (const call of [
      () => ExtractYear('at', options),
      () => Extract('at', 'hour', options),
      () => TruncMonth('at', options),
      () => Trunc('at', 'day', options),
      () => TruncDate('at', options),
      () => TruncTime('at', options),
      () => DateAdd('at', 1, 'day', options),
      () => DateDiff('at', 'end', 'day', options),
    ]) {
      expect(messageOf(call)).toMatch(/^\w+\(\): 'tzinfo' is the name of a time zone, such as 'Europe\/Paris', or an offset/);
    }
  }); // prettier-ignore

  it.each([
    'Europe/Paris',
    'US/Eastern',
    'UTC',
    'GMT',
    'Etc/GMT+5',
    'EST5EDT',
    'Asia/Kolkata',
    'Europe/Kyiv',
    '+02:00',
    '-0330',
    '+05',
  ])('but not the time zone %s', async (tzinfo) => {
    const [row] = await Note.objects
      .filter({ pk: 7 })
      .annotate({ hour: ExtractYear('at', { tzinfo }) })
      .values('hour');
    expect(row).toEqual({ hour: 2025 });
  });

  it.each<[code: string, call: () => unknown, message: string]>([
    ['{ tz }', () => ExtractYear('at', never({ tz: 'UTC' })), "ExtractYear() has no option 'tz'"],
    [
      '{ tzInfo }',
      () => TruncMonth('at', never({ tzInfo: 'UTC' })),
      "has no option 'tzInfo' (perhaps you meant tzinfo?)",
    ],
    ['{ unit }', () => DateAdd('at', 1, 'day', never({ unit: 'year' })), "DateAdd() has no option 'unit'"],
    [
      'a text',
      () => TruncDate('at', never('UTC')),
      'TruncDate() takes an object of options, not a value of type string.',
    ],
    [
      'null',
      () => DateDiff('at', 'end', 'day', never(null)),
      'DateDiff() takes an object of options, not a value of type null.',
    ],
  ])('An option: %s', (_, call, message) => {
    expect(messageOf(call)).toContain(message);
  });
});

describe('What the model has not is refused where the query is written', () => {
  it.each<[code: string, made: unknown, message: string]>([
    ["Upper('headline')", Upper('headline'), "Note has no field 'headline'"],
    ["Concat('text', ' - ')", Concat('text', ' - '), "Note has no field ' - '"],
    ["Upper('n')", Upper('n'), 'Note.n (IntegerField): Upper() takes texts here.'],
    ["Upper(Length('text'))", Upper(Length('text')), 'An argument of Note (IntegerField): Upper() takes texts here.'],
    ["Length('tags')", Length('tags'), 'Note.tags (ArrayField): Length() takes texts here.'],
    ["Length('authors__name')", Length('authors__name'), 'Note.authors__name (ArrayField): Length() takes texts here.'],
    ["Concat('text', 'n')", Concat('text', 'n'), 'Note.n (IntegerField): Concat() takes texts here.'],
    ["Left('text', 'other')", Left('text', 'other'), 'Note.other (CharField): Left() takes numbers here.'],
    ["Left('text', Value('1'))", Left('text', Value('1')), 'Left() takes numbers here.'],
    ["StrIndex('text', 5)", StrIndex('text', 5), 'StrIndex() takes texts here.'],
    ["Replace('text', 'at')", Replace('text', 'at'), 'Note.at (DateTimeField): Replace() takes texts here.'],
    ["Abs('text')", Abs('text'), 'Note.text (CharField): Abs() takes numbers here.'],
    ["Abs('at')", Abs('at'), 'Note.at (DateTimeField): Abs() takes numbers here.'],
    ["ExtractYear('n')", ExtractYear('n'), 'Note.n (IntegerField): ExtractYear() takes dates here.'],
    ["TruncMonth(Value('2020'))", TruncMonth(Value('2020')), 'TruncMonth() takes dates here.'],
    ["DateDiff('at', 'n', 'day')", DateDiff('at', 'n', 'day'), 'Note.n (IntegerField): DateDiff() takes dates here.'],
    ["ArrayLength('text')", ArrayLength('text'), 'Note.text (CharField): ArrayLength() takes arrays here.'],
    [
      "Cast('tags', …)",
      Cast('tags', CharField()),
      'Note.tags (ArrayField): Cast() takes texts or numbers or conditions',
    ],
    ["Greatest('n', 'text')", Greatest('n', 'text'), 'Greatest() takes values of one kind, not number and text.'],
    ["Greatest('tags', 'more')", Greatest('tags', 'more'), 'Note.tags (ArrayField): Greatest() takes'],
    [
      'ExtractHour of a day in a time zone',
      Extract('day', 'hour', { tzinfo: 'Europe/Paris' }),
      "ExtractHour(): 'tzinfo' is for a DateTimeField; a DateField has no time.",
    ],
    ['TruncDate of one', TruncDate('day', { tzinfo: '+02:00' }), "TruncDate(): 'tzinfo' is for a DateTimeField"],
    ['DateAdd to one', DateAdd('day', 1, 'day', { tzinfo: '+02:00' }), "DateAdd(): 'tzinfo' is for a DateTimeField"],
    [
      'DateDiff of one',
      DateDiff('at', 'day', 'day', { tzinfo: '+02:00' }),
      "DateDiff(): 'tzinfo' is for a DateTimeField",
    ],
  ])('%s', (_, made, message) => {
    expect(annotated(made)).toContain(message);
  });

  it('as are a call of no function, and one with too many arguments', () => {
    const text = { kind: 'field', path: 'text' } as const;
    expect(annotated(new Expression(callNode('Sleep', [text])))).toBe("There is no function 'Sleep'.");
    expect(annotated(new Expression(callNode('__proto__', [text])))).toBe("There is no function '__proto__'.");
    expect(annotated(new Expression(callNode('Upper', [text, text])))).toBe('Upper() takes 1 arguments at most.');
    expect(annotated(new Expression(callNode('StrIndex', [text])))).toBe('StrIndex() takes 2 arguments, not 1.');
  });
});

describe('What a value looks like does not matter', () => {
  const HOSTILE = ['$head', '$$ROOT', '$$v0', '$$this', '{ "$gt": 1 }', '$', "');drop", '\\', '%s', 'x\0y'];

  it.each(HOSTILE)('of the text %j', async (text) => {
    const rows = Note.objects.filter({ pk: 1 }).annotate({
      upper: Upper(Value(text)),
      concat: Concat('text', Value(text)),
      coalesce: Coalesce(Value(null), Value(text)),
      replace: Replace('text', Value('pha'), Value(text)),
      pad: LPad('text', 9, Value(text)),
      index: StrIndex(Concat('other', Value(text)), Value(text)),
      object: JSONObject({ a: Value(text), b: Value({ [`k${text.replaceAll(/[.\0]/g, '')}`]: text }) }),
    });
    expect((await rows.values('upper', 'concat', 'coalesce', 'replace', 'pad', 'index', 'object'))[0]).toEqual({
      upper: text.toUpperCase(),
      concat: `Alphabet${text}`,
      coalesce: text,
      replace: `Al${text}bet`,
      pad: `${text[0]}Alphabet`,
      index: 4,
      object: { a: text, b: { [`k${text.replaceAll(/[.\0]/g, '')}`]: text } },
    });
  });

  it('of a value that poses as an expression', () => {
    const posing = JSON.parse('{ "node": { "kind": "field", "path": "text" }, "kind": "call" }') as never;
    expect(messageOf(() => Upper(posing))).toContain('not object; put data into Value()');
    expect(messageOf(() => Coalesce('text', posing))).toContain('put data into Value()');
    expect(annotated(Coalesce('text', Value(new Map() as never)))).toContain('A value of type Map cannot be a part');
  });

  it('nor what they look like to those who read messages', () => {
    const messages = [
      annotated(Upper(Value(new ObjectId('0123456789abcdef01234567')))),
      messageOf(() => Round('x', never('hunter2'))),
      messageOf(() => TruncMonth('at', { tzinfo: 'hunter2' })),
      messageOf(() => ArraySort('tags', never('hunter2'))),
      messageOf(() => Left('text', never({ hunter2: 'hunter2' }))),
    ];
    for (const message of messages) expect(message).not.toMatch(/hunter2|0123456789/);
  });
});

it('Nothing was written', async () => {
  expect(await suite.database.db.collection('note').countDocuments()).toBe(NOTES.length);
});

it('Every function of the table can be called', () => {
  const names = Object.keys(library);
  const methods = ['Add', 'Sub', 'Mul', 'Div'];
  expect([...FUNCTIONS.keys()].filter((name) => !names.includes(name) && !methods.includes(name))).toEqual([]);
});
