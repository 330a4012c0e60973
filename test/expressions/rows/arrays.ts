import {
  ArrayConcat,
  ArrayContains,
  ArrayDifference,
  ArrayElement,
  ArrayIntersection,
  ArrayLength,
  ArrayReverse,
  ArraySlice,
  ArraySort,
  ArrayUnion,
  Value,
} from 'nestjs-djongo';
import { both, given, type Row, row } from './row.js';

type Item = string | null;

/** As a set, which has no order, so that the tests sort it. */
const SET = (items: readonly Item[]): Item[] => [...new Set(items)].sort();

/** Null first, then by code points. */
function ordered(a: Item, b: Item): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return a < b ? -1 : Number(a > b);
}

export const ARRAY_ROWS: readonly Row[] = [
  row('ArrayLength', "ArrayLength('tags')", ArrayLength('tags'), ({ tags }) => given(tags, ({ length }) => length)),
  row('ArrayLength', "ArrayLength('authors__name')", ArrayLength('authors__name'), ({ authors }) =>
    given(authors, ({ length }) => length),
  ),
  row('ArrayElement', "ArrayElement('tags', 1)", ArrayElement('tags', 1), ({ tags }) =>
    given(tags, (t) => t[1] ?? null),
  ),
  row('ArrayElement', "ArrayElement('tags', -1)", ArrayElement('tags', -1), ({ tags }) =>
    given(tags, (t) => t.at(-1) ?? null),
  ),
  row('ArrayElement', "ArrayElement('tags', 'm')", ArrayElement('tags', 'm'), ({ tags, m }) =>
    both(tags, m, (t, at) => t.at(at) ?? null),
  ),
  row('ArrayElement', "ArrayElement('authors__name', 0)", ArrayElement('authors__name', 0), ({ authors }) =>
    given(authors, ([first]) => first?.name ?? null),
  ),
  row('ArraySlice', "ArraySlice('tags', 1)", ArraySlice('tags', 1), ({ tags }) => given(tags, (t) => t.slice(1))),
  row('ArraySlice', "ArraySlice('tags', 1, 2)", ArraySlice('tags', 1, 2), ({ tags }) =>
    given(tags, (t) => t.slice(1, 2)),
  ),
  row('ArraySlice', "ArraySlice('tags', 2, 1)", ArraySlice('tags', 2, 1), ({ tags }) => given(tags, () => [])),
  row('ArraySlice', "ArraySlice('tags', 0, 'm')", ArraySlice('tags', 0, 'm'), ({ tags, m }) =>
    both(tags, m, (t, to) => t.slice(0, Math.max(0, to))),
  ),
  row('ArraySlice', "ArraySlice('tags', 'm')", ArraySlice('tags', 'm'), ({ tags, m }) =>
    both(tags, m, (t, from) => t.slice(Math.max(0, from))),
  ),
  row('ArrayContains', "ArrayContains('tags', Value('red'))", ArrayContains('tags', Value('red')), ({ tags }) =>
    given(tags, (t) => t.includes('red')),
  ),
  row('ArrayContains', "ArrayContains('tags', Value('$head'))", ArrayContains('tags', Value('$head')), ({ tags }) =>
    given(tags, (t) => t.includes('$head')),
  ),
  row('ArrayContains', "ArrayContains('tags', null)", ArrayContains('tags', null), () => null),
  row('ArrayConcat', "ArrayConcat('tags', 'more')", ArrayConcat('tags', 'more'), ({ tags, more }) =>
    both(tags, more, (a, b) => [...a, ...b]),
  ),
  row(
    'ArrayConcat',
    "ArrayConcat('tags', Value(['$a']), 'tags')",
    ArrayConcat('tags', Value(['$a']), 'tags'),
    ({ tags }) => given(tags, (t) => [...t, '$a', ...t]),
  ),
  row('ArrayReverse', "ArrayReverse('tags')", ArrayReverse('tags'), ({ tags }) => given(tags, (t) => [...t].reverse())),
  row('ArraySort', "ArraySort('tags')", ArraySort('tags'), ({ tags }) => given(tags, (t) => [...t].sort(ordered))),
  row('ArraySort', "ArraySort('tags', 'DESC')", ArraySort('tags', 'DESC'), ({ tags }) =>
    given(tags, (t) => [...t].sort(ordered).reverse()),
  ),
  row('ArrayUnion', "ArraySort(ArrayUnion('tags', 'more'))", ArraySort(ArrayUnion('tags', 'more')), ({ tags, more }) =>
    both(tags, more, (a, b) => SET([...a, ...b]).sort(ordered)),
  ),
  row(
    'ArrayIntersection',
    "ArraySort(ArrayIntersection('tags', 'more'))",
    ArraySort(ArrayIntersection('tags', 'more')),
    ({ tags, more }) => both(tags, more, (a, b) => SET(a.filter((item) => item !== null && b.includes(item)))),
  ),
  row(
    'ArrayDifference',
    "ArraySort(ArrayDifference('tags', 'more'))",
    ArraySort(ArrayDifference('tags', 'more')),
    ({ tags, more }) =>
      both(tags, more, (a, b) => SET(a.filter((item) => item === null || !b.includes(item))).sort(ordered)),
  ),
];
