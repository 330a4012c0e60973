import type { DocRow } from './doc-table.js';
import type { Filter } from './lookups.page.js';

const PAUL = { name: 'Paul', email: 'paul@example.com' };
const JOHN = { name: 'John', email: 'john@example.com' };

/** What may stand before a lookup, or instead of a path; none of it is a lookup itself. */
export const PATHS: readonly DocRow<Filter>[] = [
  {
    cells: ['`blog__name`', 'embedded documents'],
    doc: { says: 'the field there', example: { blog__name__startswith: 'Beatles' } },
  },
  {
    cells: ['a dictionary', 'embedded documents'],
    doc: {
      says: 'every leaf given, by the lookup; keys are fields, or `2.name` for an item of an array',
      example: { blog: { name: 'Beatles Blog', tagline: 'All the latest' } },
      also: [{ blog__startswith: { name: 'Beatles', tagline: 'All' } }, { blog__ne: { name: 'Beatles Blog' } }],
    },
  },
  {
    cells: ['`authors__name`', 'arrays'],
    doc: { says: 'one element at least', example: { authors__name: 'Paul' }, also: [{ tags__startswith: 'ro' }] },
  },
  {
    cells: ['several conditions', 'arrays'],
    doc: {
      says: 'one element that meets them all',
      example: { authors__name: 'Paul', authors__email: 'paul@example.com' },
      also: [{ authors: PAUL }],
    },
  },
  {
    cells: ['several dictionaries', 'arrays'],
    doc: {
      says: 'one element that meets one of them',
      example: { authors__in: [{ name: 'John' }, { name: 'Ringo' }] },
    },
  },
  {
    cells: ['an array', 'arrays'],
    doc: { says: 'the whole array, in this order', example: { authors: [JOHN, PAUL] } },
  },
  {
    cells: ['`authors__0`', 'arrays'],
    doc: {
      says: 'the item with this index, from 0',
      example: { authors__0__name: 'John' },
      also: [{ authors: { '0.name': 'John' } }, { tags__0: 'rock' }],
    },
  },
  {
    cells: ['`tags__0_2`', 'arrays'],
    doc: {
      says: 'the slice from the first index to before the second, with the lookups of the array and of its elements',
      example: { tags__0_2: ['rock', 'live'] },
      also: [{ tags__0_2__contains: ['live'] }],
    },
  },
  {
    cells: ['`extra__sizes__list`', 'JSON'],
    doc: {
      says: 'what is there under the keys; a number may be an index',
      example: { extra__sizes__list: 2 },
      also: [{ extra__sizes__list__0: 1 }],
    },
  },
];
