import { Editor } from './support/editor.js';

const HEAD = `
import type { Entry } from './support/models.js';
import { Avg, Case, Count, F, Q, Subquery, Sum, Value, When, Window } from '../../libs/djongo/src/expressions/index.js';
import type { QuerySet } from './support/query-set.js';
declare const entries: QuerySet<Entry>;
const counted = entries.annotate({ n: Count('authors') });
const grouped = entries.values('blog__name').annotate({ n: Count('*') });
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
  ['void entries.getOrCreate({ | })', KEYS],
  ["entries.distinct('|')", PATHS],
  ["entries.only('|')", ['headline', 'blog', '_id']],
  ["void entries.latest('|')", [...PATHS, '-headline']],
  ['counted.filter({ | })', [...KEYS, 'n', 'n__gt', 'n__in']],
  ['entries.alias({ m: Avg("rating") }).filter({ | })', [...KEYS, 'm__isnull']],
  ["counted.orderBy('|')", [...PATHS, 'n', '-n']],
  ["counted.values('|')", [...PATHS, 'n']],
  ['grouped.filter({ | })', [...KEYS, 'n__gt']],
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
  ["entries.dates('|', 'month')", ['authors__born', 'pub_date']],
  ["grouped.orderBy('|')", ['-blog__name', '-n', '-pk', '?', 'blog__name', 'n', 'pk']],
  ["grouped.values('|')", ['blog__name', 'n', 'pk']],
  ["entries.annotate({ n: Count('authors', { | }) })", ['distinct', 'filter']],
  ['entries.annotate({ n: Window(Count("*"), { | }) })', ['frame', 'orderBy', 'partitionBy']],
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
  ["entries.only('|' /* only fields */)", ['blog__name', 'pk', 'save']],
];

/** The same with expressions: the entry, the argument or the item that it is in. */
const UNDERLINED_EXPRESSIONS: [code: string, underlined: string, text: string][] = [
  ['entries.annotate({ a: F("headline"), b: F("headlin") })', 'b', `InvalidKey<Entry, "has no field 'headlin'">`],
  ['entries.annotate({ b: F("n_comments").add(F("m").mul(2)) })', 'b', `InvalidKey<Entry, "has no field 'm'">`],
  ['entries.annotate({ b: Sum("featured") })', 'b', `InvalidKey<Entry, "has no number in 'featured'">`],
  ['entries.annotate({ headline: F("body") })', 'headline', `InvalidKey<Entry, "has a 'headline' already">`],
  [
    'entries.annotate({ a: Count("*"), b: Count("authors", { filter: { headlin: 1 } }) })',
    'b',
    `InvalidKey<Entry, "has no field 'headlin'">`,
  ],
  [
    'entries.annotate({ b: Case(When({ bogus: 1 }, Value("x")), { default: "headline" }) })',
    'b',
    `InvalidKey<Entry, "has no field 'bogus'">`,
  ],
  [
    'entries.annotate({ b: Window(Sum("rating"), { partitionBy: ["nope"] }) })',
    'b',
    `InvalidKey<Entry, "has no field 'nope'">`,
  ],
  ['entries.alias({ b: F("blog__nam") })', 'b', `InvalidKey<Blog, "has no field 'nam'">`],
  ['void entries.aggregate({ a: Count("*"), b: Avg("nope") })', 'b', `InvalidKey<Entry, "has no field 'nope'">`],
  ['void entries.aggregate({ b: F("headline") })', 'b', 'is aggregated by aggregates'],
  [
    'entries.filter({ headline: "x", n_comments__gt: F("n_pingbaks") })',
    'n_comments__gt',
    `InvalidKey<Entry, "has no field 'n_pingbaks'">`,
  ],
  [
    'entries.filter({ n_comments__gt: F("headline") })',
    'n_comments__gt',
    `InvalidKey<string, "cannot be compared with 'n_comments__gt'">`,
  ],
  ['entries.filter({ n_comments__range: [F("nope"), 5] })', 'F("nope")', `InvalidKey<Entry, "has no field 'nope'">`],
  [
    'entries.filter({ n_comments__in: [3, F("headline")] })',
    'F("headline")',
    `InvalidKey<string, "cannot be compared with 'n_comments__in'">`,
  ],
  [
    'entries.filter({ headline__in: entries.values("n_comments") })',
    'headline__in',
    `Type 'number' is not assignable to type 'string'`,
  ],
  ['entries.filter({ headline: "x" }, F("headline"))', 'F("headline")', `has no condition in 'headline'`],
  ['entries.filter(Q({ n_comments: F("nope") }))', 'Q({ n_comments: F("nope") })', `has no field 'nope'`],
  ['entries.orderBy("headline", F("nope").desc())', 'F("nope").desc()', `InvalidKey<Entry, "has no field 'nope'">`],
  ['grouped.orderBy("-n", "headline")', '"headline"', `has no field 'headline'`],
  [
    'void entries.update({ headline: "x", n_comments: F("headline") })',
    'n_comments',
    `InvalidKey<string, "does not fit 'n_comments'">`,
  ],
  ['entries.union(entries.all(), counted)', 'counted', 'has other annotations than the rows it is put beside'],
  ['entries.dates("headline", "month")', '"headline"', `InvalidKey<Entry, "has no date in 'headline'">`],
  ['entries.annotate({ b: Window(F("headline")) })', 'F("headline")', 'NeitherAggregateNorPlace'],
  [
    'entries.annotate({ b: Subquery(entries.values("headline", "body")) })',
    'entries.values("headline", "body")',
    'SeveralValues<{ headline: string; body: string | null; }>',
  ],
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
  ...UNDERLINED_EXPRESSIONS,
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
