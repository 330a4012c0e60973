import {
  Abs,
  Chr,
  Concat,
  Left,
  Length,
  Lower,
  LPad,
  LTrim,
  Ord,
  Repeat,
  Replace,
  Reverse,
  Right,
  RPad,
  RTrim,
  StrIndex,
  Substr,
  Trim,
  Upper,
  Value,
} from 'nestjs-djongo';
import { both, given, type Row, row } from './row.js';

const CHARACTERS = (text: string): string[] => [...text];
const upper = (text: string): string => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const first = (text: string, count: number): string => CHARACTERS(text).slice(0, Math.max(0, count)).join('');
const last = (text: string, count: number): string => (count <= 0 ? '' : CHARACTERS(text).slice(-count).join(''));

/** What is missing of a length, filled up by a text. */
function padding(text: string, length: number, fill: string): string {
  const missing = Math.max(0, length - CHARACTERS(text).length);
  return fill === '' ? '' : CHARACTERS(fill.repeat(missing)).slice(0, missing).join('');
}

function times(text: string, number: number): string | null {
  return number > 10_000 ? null : text.repeat(Math.max(0, number));
}

function padded(text: string, length: number, join: (kept: string) => string): string | null {
  return length > 10_000 ? null : join(first(text, length));
}

export const TEXT_ROWS: readonly Row[] = [
  row('Upper', "Upper('text')", Upper('text'), ({ text }) => given(text, upper)),
  row('Lower', "Lower('text')", Lower('text'), ({ text }) => given(text, lower)),
  row('Upper', "Upper(Lower(Trim('text')))", Upper(Lower(Trim('text'))), ({ text }) =>
    given(text, (t) => upper(t.replace(/^ +| +$/g, ''))),
  ),
  row('Length', "Length('text')", Length('text'), ({ text }) => given(text, (t) => CHARACTERS(t).length)),
  row('Trim', "Trim('text')", Trim('text'), ({ text }) => given(text, (t) => t.replace(/^ +| +$/g, ''))),
  row('Trim', "Trim(Value('\\t x \\n '))", Trim(Value('\t x \n ')), () => '\t x \n'),
  row('LTrim', "LTrim('text')", LTrim('text'), ({ text }) => given(text, (t) => t.replace(/^ +/, ''))),
  row('RTrim', "RTrim('text')", RTrim('text'), ({ text }) => given(text, (t) => t.replace(/ +$/, ''))),
  row('Reverse', "Reverse('text')", Reverse('text'), ({ text }) =>
    given(text, (t) => CHARACTERS(t).reverse().join('')),
  ),
  row('Left', "Left('text', 3)", Left('text', 3), ({ text }) => given(text, (t) => first(t, 3))),
  row('Left', "Left('text', 'm')", Left('text', 'm'), ({ text, m }) => both(text, m, first)),
  row('Left', "Left('text', 'x')", Left('text', 'x'), ({ text, x }) =>
    both(text, x, (t, count) => first(t, Number.isNaN(count) ? 0 : Math.trunc(Math.min(count, 1e6)))),
  ),
  row('Right', "Right('text', 3)", Right('text', 3), ({ text }) => given(text, (t) => last(t, 3))),
  row('Right', "Right('text', 'm')", Right('text', 'm'), ({ text, m }) => both(text, m, last)),
  row('Substr', "Substr('text', 3)", Substr('text', 3), ({ text }) =>
    given(text, (t) => CHARACTERS(t).slice(2).join('')),
  ),
  row('Substr', "Substr('text', 2, 4)", Substr('text', 2, 4), ({ text }) =>
    given(text, (t) => CHARACTERS(t).slice(1, 5).join('')),
  ),
  row('Substr', "Substr('text', 'n', 'm')", Substr('text', 'n', 'm'), ({ text, n, m }) =>
    text === null
      ? null
      : both(n, m, (from, count) =>
          first(
            CHARACTERS(text)
              .slice(Math.max(0, from - 1))
              .join(''),
            count,
          ),
        ),
  ),
  row('StrIndex', "StrIndex('text', 'other')", StrIndex('text', 'other'), ({ text, other }) =>
    both(text, other, (t, part) => {
      const at = t.indexOf(part);
      return at === -1 ? 0 : CHARACTERS(t.slice(0, at)).length + 1;
    }),
  ),
  row('StrIndex', "StrIndex('text', Value('a'))", StrIndex('text', Value('a')), ({ text }) =>
    given(text, (t) => t.indexOf('a') + 1),
  ),
  row('Concat', "Concat('text', Value(' $5'), 'other')", Concat('text', Value(' $5'), 'other'), ({ text, other }) => {
    return `${text ?? ''} $5${other ?? ''}`;
  }),
  row('Concat', "Concat(Upper('other'), Value(null))", Concat(Upper('other'), Value(null)), ({ other }) =>
    upper(other ?? ''),
  ),
  row('Replace', "Replace('text', 'other', Value('$$'))", Replace('text', 'other', Value('$$')), ({ text, other }) =>
    both(text, other, (t, part) => (part === '' ? t : t.split(part).join('$$'))),
  ),
  row('Replace', "Replace('text', Value('a'))", Replace('text', Value('a')), ({ text }) =>
    given(text, (t) => t.split('a').join('')),
  ),
  row('Replace', "Replace('text', Value(''), Value('x'))", Replace('text', Value(''), Value('x')), ({ text }) => text),
  row('Repeat', "Repeat('other', 3)", Repeat('other', 3), ({ other }) => given(other, (t) => t.repeat(3))),
  row('Repeat', "Repeat('other', 'n')", Repeat('other', 'n'), ({ other, n }) => both(other, n, times)),
  row('LPad', "LPad('text', 10)", LPad('text', 10), ({ text }) =>
    given(text, (t) => padding(t, 10, ' ') + first(t, 10)),
  ),
  row('LPad', "LPad('text', 15, 'other')", LPad('text', 15, 'other'), ({ text, other }) =>
    both(text, other, (t, fill) => padding(t, 15, fill) + first(t, 15)),
  ),
  row('LPad', "LPad('text', 'n', Value('.'))", LPad('text', 'n', Value('.')), ({ text, n }) =>
    both(text, n, (t, length) => padded(t, length, (kept) => padding(t, length, '.') + kept)),
  ),
  row('RPad', "RPad('text', 10, Value('ab'))", RPad('text', 10, Value('ab')), ({ text }) =>
    given(text, (t) => first(t, 10) + padding(t, 10, 'ab')),
  ),
  row('RPad', "RPad('text', 4)", RPad('text', 4), ({ text }) => given(text, (t) => first(t, 4) + padding(t, 4, ' '))),
  row('RPad', "RPad('text', 'n')", RPad('text', 'n'), ({ text, n }) =>
    both(text, n, (t, length) => padded(t, length, (kept) => kept + padding(t, length, ' '))),
  ),
  row('Chr', "Chr('n')", Chr('n'), ({ n }) =>
    given(n, (code) => (code >= 0 && code < 2048 ? String.fromCodePoint(code) : null)),
  ),
  row('Chr', "Chr(Abs('m'))", Chr(Abs('m')), ({ m }) => given(m, (code) => String.fromCodePoint(Math.abs(code)))),
  row('Chr', 'Chr(128512)', Chr(128_512), () => '😀'),
  row('Chr', 'Chr(36)', Chr(36), () => '$'),
  row('Ord', "Ord('other')", Ord('other'), ({ other }) => given(other, (t) => t.codePointAt(0) ?? null)),
  row('Ord', "Ord(Right('text', 3))", Ord(Right('text', 3)), ({ text }) =>
    given(text, (t) => last(t, 3).codePointAt(0) ?? null),
  ),
  row('Ord', "Ord(Value('😀'))", Ord(Value('😀')), () => null),
];
