import { Editor } from './support/editor.js';

const HEAD = `
import type { Entry } from './support/models.js';
import { Q, type QuerySet } from './support/query-set.js';
declare const entries: QuerySet<Entry>;
`;

const KEYS = [
  'headline',
  'blog__name',
  'headline__startswith',
  'blog__tagline__title__icontains',
  'pk',
  'pk__in',
  'tags__len',
];
const PATHS = ['headline', 'blog', 'blog__name', 'authors__email'];

/** Code with the cursor at `|`, and some of what must be offered there. */
const OFFERS_AMONG_OTHERS: [code: string, offered: string[]][] = [
  [
    'entries.filter({ | })',
    [...KEYS, 'authors__name', 'data__isnull', 'archive__isnull', 'pet__lives__gt', 'tags__in', 'pub_date__year'],
  ],
  ['entries.filter({ hea| })', KEYS],
  ["entries.filter({ 'hea|' })", KEYS],
  ['entries.filter({ n_comments: 1, | })', KEYS],
  ['entries.filter({\n  n_comments: 3,\n  |\n})', KEYS],
  ["entries.filter({ status: 'draft' }, { | })", KEYS],
  ['entries.filter(Q({ n_comments: 1 }), { | })', KEYS],
  ['entries.exclude({ | })', KEYS],
  ['void entries.get({ | })', KEYS],
  ["entries.values('|')", [...PATHS, 'pk']],
  ["entries.values('headline', '|')", [...PATHS, 'pk']],
  ["entries.valuesList('|', { flat: true })", PATHS],
  ["entries.orderBy('|')", [...PATHS, '-headline', '-blog__name', '?']],
  ['void entries.update({ | })', PATHS],
  ['void entries.create({ | })', ['headline', 'blog', 'n_comments']],
  ['void entries.create({ authors: [{ | }] })', ['email', 'friends']],
];

/** Code with the cursor at `|`, and all that must be offered there. */
const OFFERS_JUST: [code: string, offered: string[]][] = [
  ['entries.filter({ blog: { | } })', ['name', 'owner', 'tagline']],
  ["entries.filter({ blog: { name: 'x', | } })", ['owner', 'tagline']],
  ['entries.filter({ blog: { tagline: { | } } })', ['subtitle', 'title']],
  ['entries.filter({ authors: [{ | }] })', ['born', 'email', 'friends', 'name', 'posts']],
  ["entries.filter({ status: '|' })", ['draft', 'published']],
  ["entries.filter({ status__in: ['|'] })", ['draft', 'published']],
  ['void entries.update({ blog: { | } })', ['name', 'owner', 'tagline']],
  ["void entries.create({ status: '|' })", ['draft', 'published']],
];

/** Code with the cursor at `|`, and what must not be offered there. */
const DOES_NOT_OFFER: [code: string, refused: string[]][] = [
  [
    'entries.filter({ | /* only keys */ })',
    ['save', 'toJSON', 'summary', 'or', 'n_comments__startswith', 'featured__gt'],
  ],
  ["entries.filter({ headline: 'x', | })", ['headline']],
  ['void entries.update({ | /* only paths */ })', ['headline__startswith', 'pk', 'authors__len']],
  ['void entries.create({ | /* only fields */ })', ['blog__name', 'pk', 'save']],
];

/** Code with one mistake, what is underlined, and a part of what is said about it. */
const UNDERLINES: [code: string, underlined: string, text: string][] = [
  ['entries.filter({ headline: "a", headlin: 1 })', 'headlin', `InvalidKey<Entry, "has no field 'headlin'">`],
  ['entries.filter({ headline__foo: 1 })', 'headline__foo', `InvalidKey<string, "has no lookup 'foo'">`],
  [
    'entries.filter({ n_comments: 1 }, { blog__owner__friends__friends__friends__nam: "x" })',
    'blog__owner__friends__friends__friends__nam',
    `InvalidKey<Author, "has no field or lookup 'nam'">`,
  ],
  ['entries.filter({ blog: { name: "x", nam: "y" } })', 'nam', `InvalidKey<Blog, "has no field 'nam'">`],
  ['entries.filter({ n_comments__gt: "3" })', 'n_comments__gt', `'string' is not assignable to type 'number'`],
  [
    'entries.filter({ headline: "a" }, Q({ bogus: 1 }))',
    'Q({ bogus: 1 })',
    `InvalidKey<Entry, "has no field 'bogus'">`,
  ],
  ['entries.values("headline", "blog__nam")', '"blog__nam"', `InvalidKey<Blog, "has no field 'nam'">`],
  ['entries.orderBy("-headlin")', '"-headlin"', `InvalidKey<Entry, "has no field 'headlin'">`],
  ['void entries.update({ n_comments: 1, blog__nam: "x" })', 'blog__nam', `InvalidKey<Blog, "has no field 'nam'">`],
  ['void entries.create({ n_comments: 1, headlin: "x" })', 'headlin', `'headlin' does not exist in type`],
];

const ALL = [OFFERS_AMONG_OTHERS, OFFERS_JUST, DOES_NOT_OFFER, UNDERLINES].flat();
const editor = new Editor(
  HEAD,
  ALL.map(([code]) => code),
);

describe('What an editor offers', () => {
  it.each(OFFERS_AMONG_OTHERS)('%s', (code, offered) => {
    expect(editor.offers(code)).toEqual(expect.arrayContaining(offered));
  });

  it.each(OFFERS_JUST)('%s, and nothing else', (code, offered) => {
    expect(editor.offers(code).sort()).toEqual(offered);
  });

  it.each(DOES_NOT_OFFER)('%s, and nothing wrong', (code, refused) => {
    const offered = editor.offers(code);
    expect(offered).not.toEqual([]);
    expect(offered.filter((name) => refused.includes(name))).toEqual([]);
  });
});

describe('What an editor underlines', () => {
  it.each(UNDERLINES)('%s', (code, underlined, text) => {
    expect(editor.mistakes(code)).toEqual([{ underlined, text: expect.stringContaining(text) as unknown }]);
  });
});
