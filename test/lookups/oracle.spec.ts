import { describe, expect, it } from '@jest/globals';
import { DOCUMENTS as EVENTS } from './date-parts.fixture.js';
import { DOCUMENTS as ENTRIES } from './fixture.js';
import { asked, isMatch } from './oracle/oracle.js';
import { container, json, list } from './oracle/shapes.js';
import { ARRAYS } from './rows/arrays.js';
import { DATE_PARTS } from './rows/date-parts.js';
import { DOCUMENTS } from './rows/documents.js';
import { EMBEDDED } from './rows/embedded.js';
import { JSON_ROWS } from './rows/json.js';
import { SCALARS } from './rows/scalars.js';

const book = container({ title: 'text', year: 'integer' });
const author = container({
  name: 'text',
  email: ['mail', 'text'],
  age: 'integer',
  nicks: list('text'),
  books: list(book),
  extra: json,
});
const entry = container({
  id: ['_id', 'integer'],
  headline: ['head', 'text'],
  n: 'integer',
  rating: 'float',
  price: 'decimal',
  draft: 'boolean',
  born: 'date',
  pub: 'datetime',
  owner: 'objectId',
  blog: container({ name: 'text', tagline: container({ title: 'text' }), hits: 'integer' }),
  authors: list(author),
  tags: list('text'),
  scores: list('integer'),
  matrix: list(list('integer')),
  data: json,
  items: list(json),
  big: 'integer',
  uid: 'uuid',
  blob: 'binary',
});
const person = container({
  name: 'text',
  born: 'date',
  awards: list(container({ title: 'text', given: 'date' })),
});
const event = container({
  id: ['_id', 'integer'],
  start: ['at', 'datetime'],
  day: 'date',
  place: container({ opened: ['opening', 'date'] }),
  people: list(person),
  dates: list('datetime'),
  grid: list(list('datetime')),
});

/** The rows that are known to come back are the oracle's own test: it must say yes, no, or that either is right. */
describe('The oracle agrees with the table of lookups:', () => {
  it.each([...SCALARS, ...EMBEDDED, ...DOCUMENTS, ...ARRAYS, ...JSON_ROWS])('%s: %j', (key, value, _, ids) => {
    const tree = asked(entry, [{ q: { [key]: value } }]);
    for (const row of ENTRIES)
      expect([row._id, [ids.includes(row._id), 'either'].includes(isMatch(tree, row))]).toEqual([row._id, true]);
  });

  it.each(DATE_PARTS)('%s: %j', (key, value, _, ids) => {
    const tree = asked(event, [{ q: { [key]: value } }]);
    for (const row of EVENTS)
      expect([row._id, [ids.includes(row._id), 'either'].includes(isMatch(tree, row))]).toEqual([row._id, true]);
  });
});
