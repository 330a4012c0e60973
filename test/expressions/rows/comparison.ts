import {
  BooleanField,
  Cast,
  CharField,
  Coalesce,
  DateField,
  DateTimeField,
  DecimalField,
  FloatField,
  Greatest,
  IntegerField,
  JSONObject,
  Least,
  NullIf,
  ObjectId,
  ObjectIdField,
  TextField,
  Upper,
  Value,
} from 'nestjs-djongo';
import { both, given, type Row, row } from './row.js';

/** What is stored, whatever its type, since the server compares values of all types. */
const asStored = (id: number): string | number | null => (id === 5 ? 5 : null);

function iso(date: Date): string | null {
  return date.getUTCFullYear() > 9999 ? null : date.toISOString();
}

export const COMPARISON_ROWS: readonly Row[] = [
  row('Coalesce', "Coalesce('text', Value('$none'))", Coalesce('text', Value('$none')), ({ id, text }) => {
    return asStored(id) ?? text ?? '$none';
  }),
  row('Coalesce', "Coalesce('n', 'm', 0)", Coalesce('n', 'm', 0), ({ id, n, m }) => (id === 5 ? '3' : (n ?? m ?? 0))),
  row('Coalesce', "Coalesce('price', 'n')", Coalesce('price', 'n'), ({ id, price, n }) => {
    return id === 5 ? 'abc' : (price ?? given(n, String));
  }),
  row('Greatest', "Greatest('n', 'm')", Greatest('n', 'm'), ({ id, n, m }) => {
    return id === 5 ? [1] : n === null && m === null ? null : Math.max(n ?? -Infinity, m ?? -Infinity);
  }),
  row('Greatest', "Greatest('x', 1, 'n')", Greatest('x', 1, 'n'), ({ id, x, n }) => {
    return id === 5 ? true : Math.max(Number.isNaN(x) ? -Infinity : (x ?? -Infinity), 1, n ?? -Infinity);
  }),
  row('Least', "Least('n', 'm')", Least('n', 'm'), ({ id, n, m }) => {
    return id === 5 ? '3' : n === null && m === null ? null : Math.min(n ?? Infinity, m ?? Infinity);
  }),
  row('Least', "Least('at', 'end')", Least('at', 'end'), ({ id, at, end }) => {
    return id === 5 ? 5 : both(at, end, (a, b) => (a < b ? a : b));
  }),
  row('NullIf', "NullIf('text', Value(''))", NullIf('text', Value('')), ({ id, text }) => {
    return asStored(id) ?? (text === '' ? null : text);
  }),
  row('NullIf', "NullIf(Upper('text'), Upper('other'))", NullIf(Upper('text'), Upper('other')), ({ text, other }) =>
    text === other ? null : given(text, (t) => t.replace(/[a-z]/g, (letter) => letter.toUpperCase())),
  ),
  row(
    'JSONObject',
    "JSONObject({ a: 'text', b: Value('$x'), c: 1 })",
    JSONObject({ a: 'text', b: Value('$x'), c: 1 }),
    ({ id, text }) => ({ a: asStored(id) ?? text, b: '$x', c: 1 }),
  ),
  row('JSONObject', 'JSONObject({})', JSONObject({}), () => ({})),
  row('Cast', "Cast('n', FloatField())", Cast('n', FloatField()), ({ id, n }) => (id === 5 ? 3 : n)),
  row('Cast', "Cast('x', IntegerField())", Cast('x', IntegerField()), ({ id, x }) => {
    return id === 5 ? 1 : given(x, (number) => (Number.isFinite(number) ? Math.trunc(number) : null));
  }),
  row('Cast', "Cast('data__n', IntegerField())", Cast('data__n', IntegerField()), ({ id }) => {
    return ({ 1: 12, 2: -3 } as Record<number, number>)[id] ?? null;
  }),
  row('Cast', "Cast('n', CharField())", Cast('n', CharField()), ({ id, n }) => (id === 5 ? '3' : given(n, String))),
  row(
    'Cast',
    "Cast('text', CharField({ maxLength: 3 }))",
    Cast('text', CharField({ maxLength: 3 })),
    ({ id, text }) => {
      return id === 5 ? '5' : given(text, (t) => [...t].slice(0, 3).join(''));
    },
  ),
  row('Cast', "Cast('price', TextField())", Cast('price', TextField()), ({ id, price }) => (id === 5 ? 'abc' : price)),
  row('Cast', "Cast('x', DecimalField())", Cast('x', DecimalField()), ({ x }) => given(x, String)),
  row(
    'Cast',
    "Cast('price', DecimalField({ maxDigits: 12, decimalPlaces: 1 }))",
    Cast('price', DecimalField({ maxDigits: 12, decimalPlaces: 1 })),
    ({ id }) => (({ 1: '2.5', 2: '-0.1', 6: '0.0', 7: '1234567.9' }) as Record<number, string>)[id] ?? null,
  ),
  row('Cast', "Cast('ok', IntegerField())", Cast('ok', IntegerField()), ({ ok }) => given(ok, Number)),
  row('Cast', "Cast('n', BooleanField())", Cast('n', BooleanField()), ({ n }) => given(n, (number) => number !== 0)),
  row('Cast', "Cast('ok', BooleanField())", Cast('ok', BooleanField()), ({ id, ok }) => (id === 5 ? true : ok)),
  row('Cast', "Cast(Value('f'), BooleanField())", Cast(Value('f'), BooleanField()), () => false),
  row('Cast', "Cast('at', DateField())", Cast('at', DateField()), ({ id, at }) =>
    id === 5
      ? new Date('2024-03-31')
      : given(at, (date) => new Date(Math.floor(date.getTime() / 86_400_000) * 86_400_000)),
  ),
  row('Cast', "Cast('day', DateTimeField())", Cast('day', DateTimeField()), ({ day }) => day),
  row('Cast', "Cast('at', CharField())", Cast('at', CharField()), ({ at }) => given(at, iso)),
  row('Cast', "Cast('day', CharField())", Cast('day', CharField()), ({ day }) =>
    given(day, (date) => date.toISOString().slice(0, 10)),
  ),
  row('Cast', "Cast('owner', CharField())", Cast('owner', CharField()), ({ id, owner }) => (id === 5 ? 'abc' : owner)),
  row('Cast', 'Cast(Value(hex), ObjectIdField())', Cast(Value('0123456789abcdef01234567'), ObjectIdField()), () =>
    ObjectId.createFromHexString('0123456789abcdef01234567'),
  ),
];
