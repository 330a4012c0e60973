import { Decimal128, type ObjectId } from 'mongodb';
import type {
  AnyFilter,
  AnyPath,
  AnyUpdate,
  Input,
  IterableOf,
  LookupValue,
  SubqueryOf,
} from '../../libs/djongo/src/queryset/types/index.js';
import type { Author, BaseModel, Blog, Entry, Keyless } from './support/models.js';
import { Q, type Condition, type QuerySet } from './support/query-set.js';
import { same } from './support/same.js';

// Compiled, never run. After `@ts-expect-error` stands a part of the message that the compiler must give there;
// negative-cases.spec.ts compares them.
declare const entries: QuerySet<Entry>;
declare const id: ObjectId;
declare const blog: Blog;
declare const author: Author;

// Every kind of value, directly and with its lookups.
entries.filter();
entries.filter({});
entries.filter({ headline: 'a', body: null, headline__exact: null, headline__ne: 'b', headline__in: ['a', 'b'] });
entries.filter({ headline__in: new Set(['a']), body__isnull: true, headline__range: ['a', 'b'], headline__gte: 'a' });
entries.filter({ headline__iexact: 'a', headline__regex: /^a/i, body__iregex: '^a', body__icontains: 'x' });
entries.filter({ status: 'draft', status__in: ['draft', 'published'], status__startswith: 'dr', status__gt: 'm' });
entries.filter({ rating: 3, rating__gte: 2.5, n_comments__range: [1, 3], n_comments__in: [1, 2] });
entries.filter({ views: 3n, views__lt: 10n, featured: true, featured__ne: false, featured__in: [true] });
entries.filter({ pub_date: new Date(), pub_date__lte: new Date(), pub_date__isnull: false, pub_date__exact: null });
entries.filter({ price: '1.50', price__gt: Decimal128.fromString('2'), checksum: new Uint8Array(), checksum__in: [] });
entries.filter({
  editor: id,
  editor__in: [id, '65f0c0ffee00c0ffee00c0ff'],
  _id: '65f0c0ffee00c0ffee00c0ff',
  editor__isnull: true,
});
entries.filter({ pk: id, pk__in: [id], pk__gt: '65f0c0ffee00c0ffee00c0ff' });
entries.filter({ nickname: 'n', nickname__startswith: 'n' });

// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.filter({ headlin: 'x' });
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.filter({ headline: 'x', headlin__contains: 'x' });
// @ts-expect-error InvalidKey<string, "has no lookup 'foo'">
entries.filter({ headline__foo: 'x' });
// @ts-expect-error InvalidKey<string, "'contains' takes no further lookup">
entries.filter({ headline__contains__contains: 'x' });
// @ts-expect-error InvalidKey<number, "has no lookup 'startswith'">
entries.filter({ n_comments__startswith: 'x' });
// @ts-expect-error InvalidKey<boolean, "has no lookup 'gt'">
entries.filter({ featured__gt: true });
// @ts-expect-error InvalidKey<Date, "has no lookup 'contains'">
entries.filter({ pub_date__contains: '2020' });
// @ts-expect-error InvalidKey<ObjectId, "has no lookup 'foo'">
entries.filter({ pk__foo: id });
// @ts-expect-error Type 'number' is not assignable to type 'string'
entries.filter({ headline: 3 });
// @ts-expect-error Type 'undefined' is not assignable to type 'string | null'
entries.filter({ headline: undefined });
// @ts-expect-error Type 'string' is not assignable to type 'number'
entries.filter({ n_comments__gt: '3' });
// @ts-expect-error Type 'null' is not assignable to type 'number'
entries.filter({ n_comments__gt: null });
// @ts-expect-error Type 'string' is not assignable to type 'IterableOf<string> | SubqueryOf<string>'
entries.filter({ headline__in: 'abc' });
// @ts-expect-error Type 'number' is not assignable to type 'string'
entries.filter({ headline__in: [1] });
// @ts-expect-error Type '"drft"' is not assignable to type '"draft" | "published" | null'
entries.filter({ status: 'drft' });
// @ts-expect-error Type 'string' is not assignable to type 'Date'
entries.filter({ pub_date: '2020-01-01' });
// @ts-expect-error Type 'number' is not assignable to type 'bigint'
entries.filter({ views: 3 });
// @ts-expect-error Type 'string' is not assignable to type 'boolean'
entries.filter({ body__isnull: 'yes' });
// @ts-expect-error Source has 1 element(s) but target requires 2
entries.filter({ n_comments__range: [1] });
// @ts-expect-error not assignable to type 'string | ObjectId | null'
entries.filter({ pk: 3 });
// @ts-expect-error InvalidKey<Entry, "has no field 'save'">
entries.filter({ save: 1 });
// @ts-expect-error InvalidKey<Entry, "has no field 'summary'">
entries.filter({ summary: 'x' });
// @ts-expect-error InvalidKey<Entry, "has no field 'constructor'">
entries.filter({ constructor__name: 'x' });
// @ts-expect-error InvalidKey<Entry, "has no field '$where'">
entries.filter({ $where: 'x' });

// Parts of dates, by themselves and with the lookups of what they are.
entries.filter({ pub_date__year: 2020, pub_date__month__in: [1, 2], pub_date__quarter__ne: null, pub_date__day: null });
entries.filter({ pub_date__year__gte: 2020, pub_date__week__range: [1, 5], pub_date__iso_year__isnull: true });
entries.filter({ pub_date__date: new Date(), pub_date__date__lt: new Date(), pub_date__date__year: 2020 });
entries.filter({ pub_date__time: '10:15', pub_date__time__gte: '10:15:30', pub_date__time__startswith: '10:' });
entries.filter({ authors__born__year: 1990, blog__owner__born__week_day__lt: 3, authors__0__born__hour: 3 });
entries.filter(Q({ pub_date__iso_week_day: 1 }).or({ pub_date__minute__gt: 3, pub_date__second: 3 }));

// @ts-expect-error InvalidKey<Date, "has no lookup 'yaer'">
entries.filter({ pub_date__yaer: 2020 });
// @ts-expect-error InvalidKey<number, "has no lookup 'year'">
entries.filter({ pub_date__year__year: 2020 });
// @ts-expect-error InvalidKey<number, "has no lookup 'startswith'">
entries.filter({ pub_date__month__startswith: '1' });
// @ts-expect-error InvalidKey<number, "'gte' takes no further lookup">
entries.filter({ pub_date__year__gte__lt: 2020 });
// @ts-expect-error InvalidKey<string, "has no lookup 'year'">
entries.filter({ headline__year: 2020 });
// @ts-expect-error Type 'string' is not assignable to type 'number'
entries.filter({ pub_date__year: '2020' });
// @ts-expect-error Type 'null' is not assignable to type 'number'
entries.filter({ pub_date__year__gte: null });
// @ts-expect-error Type 'number' is not assignable to type 'Date'
entries.filter({ pub_date__date: 2020 });
// @ts-expect-error Type 'number' is not assignable to type 'string'
entries.filter({ authors__born__time__gt: 10 });
// @ts-expect-error InvalidValue<"pub_date__year__in", IterableOf<number> | SubqueryOf<number>>
entries.filter(Q({ pub_date__year__in: ['2020'] }));
// @ts-expect-error InvalidKey<Date, "has no field 'year'">
entries.orderBy('pub_date__year');

// Embedded documents, to any depth.
entries.filter({ blog__name: 'b', blog__tagline__title__icontains: 't', archive__owner__born__gt: new Date() });
entries.filter({ blog__owner__friends__friends__friends__friends__email__endswith: '.org' });
entries.filter({ authors__0__posts__author__posts__3__related__title__in: ['x'] });
entries.filter({ blog: { name: 'b', tagline: { title: 't', subtitle: null } }, archive: null, blog__isnull: false });
entries.filter({ blog, archive__exact: { name: 'b' }, blog__ne: blog });
entries.filter({ blog__startswith: { name: 'B', tagline: { title: 'T' } } }, { archive__isnull: true });
entries.filter({ pet__name: 'x', pet__lives__gt: 3, pet__tricks__len: 2, pet: { name: 'x' } });

// @ts-expect-error InvalidKey<Blog, "has no field or lookup 'nam'">
entries.filter({ blog__nam: 'x' });
// @ts-expect-error InvalidKey<Tagline, "has no field or lookup 'foo'">
entries.filter({ blog__tagline__foo: 'x' });
// @ts-expect-error InvalidKey<Author, "has no field 'friend'">
entries.filter({ blog__owner__friends__friends__friends__friend__email__endswith: 'x' });
// @ts-expect-error InvalidKey<string, "has no lookup 'end'">
entries.filter({ blog__owner__friends__friends__friends__friends__email__end: 'x' });
// @ts-expect-error Type 'number' is not assignable to type 'string'
entries.filter({ blog__owner__friends__friends__friends__friends__email__endswith: 3 });
// @ts-expect-error InvalidKey<Author, "has no field or lookup 'greet'">
entries.filter({ blog__owner__greet: 'x' });
// @ts-expect-error InvalidKey<Blog, "has no field 'nam'">
entries.filter({ blog: { name: 'b', nam: 'x' } });
// @ts-expect-error InvalidKey<Tagline, "has no field 'titel'">
entries.filter({ blog: { name: 'b', tagline: { title: 't', titel: 'x' } } });
// @ts-expect-error Type 'number' is not assignable to type 'string'
entries.filter({ blog: { tagline: { title: 3 } } });
// @ts-expect-error InvalidKey<Blog, "has no field 'name__startswith'">
entries.filter({ blog: { name__startswith: 'x' } });
// @ts-expect-error Type 'string' has no properties in common with type 'Dictionary<Blog>'
entries.filter({ blog: 'x' });
// @ts-expect-error 'lives' does not exist in type
entries.filter({ blog__startswith: { lives: 'x' } });
// @ts-expect-error InvalidKey<Cat | Dog, "has no field or lookup 'wings'">
entries.filter({ pet__wings: 2 });

// Arrays.
entries.filter({ tags: 'x', tags__contains: ['x', 'y'], tags__len: 2, tags__0: 'x', tags__2__startswith: 'x' });
entries.filter({ tags__in: ['a'], tags__startswith: 'x', tags__isnull: true }, { tags: ['a', 'b'] }, { tags: null });
entries.filter({ authors__name: 'P', authors__2__name: 'P', authors__name__in: ['a'], authors__len: 1 });
entries.filter({ authors: author }, { authors: [author] }, { authors__0: author });
entries.filter({ authors: { name: 'P', email: 'e' } }, { authors: { '2.name': 'P' } }, { authors: [{ name: 'P' }] });
entries.filter({
  authors__contains: [{ name: 'P' }],
  authors__0: { name: 'P' },
  matrix__0__1__gt: 3,
  matrix__0: [1, 2],
});

entries.filter({ tags__overlap: ['x'], tags__contained_by: ['x', 'y'], tags__all: ['x'], matrix__overlap: [[1]] });
entries.filter({ tags__1_3: ['x'], tags__0_2__overlap: ['x'], tags__1_3__len: 2, tags__0_2__contains: ['x'] });
entries.filter({
  authors__0_2__name: 'P',
  authors__0_2: { name: 'P' },
  authors__overlap: [{ name: 'P' }],
  matrix__0_1: [[1]],
});

// @ts-expect-error Type 'string' is not assignable to type 'readonly string[]'
entries.filter({ tags__overlap: 'x' });
// @ts-expect-error Type 'number' is not assignable to type 'string'
entries.filter({ tags__contained_by: [1] });
// @ts-expect-error Type 'number' is not assignable to type 'string'
entries.filter({ tags__all: [1] });
// @ts-expect-error InvalidKey<Author, "has no lookup 'contained_by' in an array">
entries.filter({ authors__contained_by: [{ name: 'P' }] });
// @ts-expect-error Type 'number' is not assignable to type 'string'
entries.filter({ tags__1_3: [1] });
// @ts-expect-error Type 'number' is not assignable to type 'string'
entries.filter({ tags__1_3__overlap: [1] });
// @ts-expect-error InvalidKey<string, "has no lookup '1_'">
entries.filter({ tags__1_: 'x' });
// @ts-expect-error InvalidKey<Author, "has no field or lookup 'nam'">
entries.filter({ authors__0_2__nam: 'x' });
// @ts-expect-error Type 'string' is not assignable to type 'readonly string[]'
entries.filter({ tags__contains: 'x' });
// @ts-expect-error Type 'string' is not assignable to type 'number'
entries.filter({ tags__len: '2' });
// @ts-expect-error Type 'number' is not assignable to type 'string'
entries.filter({ tags__0: 3 });
// @ts-expect-error InvalidKey<string, "has no lookup 'foo'">
entries.filter({ tags__foo: 3 });
// @ts-expect-error InvalidKey<Author, "has no field or lookup 'nam'">
entries.filter({ authors__2__nam: 'x' });
// @ts-expect-error InvalidKey<Author, "has no field 'nam'">
entries.filter({ authors: { nam: 'x' } });
// @ts-expect-error InvalidKey<Author, "has no field 'nam'">
entries.filter({ authors: { name: 'x', '2.nam': 'x' } });
// @ts-expect-error Type 'number' is not assignable to type 'string'
entries.filter({ authors: { '2.name': 3 } });
// @ts-expect-error InvalidKey<Post, "has no field 'titel'">
entries.filter({ authors: { '0.posts.1.title': 'x', '0.posts.titel': 'x' } });
// @ts-expect-error InvalidKey<Blog, "has no field '0.name'">
entries.filter({ blog: { '0.name': 'x' } });
// @ts-expect-error 'nam' does not exist in type
entries.filter({ authors: [{ name: 'x', nam: 'y' }] });

// JSON: any path, its own lookups at the end.
entries.filter({
  data: { any: ['thing'] },
  data__a__b__0__c: 3,
  data__j: null,
  data__a__in: [1, 'x'],
  data__j__isnull: true,
});
entries.filter({ json__a__icontains: 'x', json: [1], settings__theme: 3, settings__depth__gte: 3 });

entries.filter({ data__has_key: 'a', data__a__has_keys: ['b'], json__has_any_keys: new Set(['c']) });
entries.filter({
  data__contains: { a: 1, b: ['x'] },
  data__a__contains: 'x',
  json__contains: [1],
  data__contained_by: { a: 1 },
});

// @ts-expect-error Type 'number' is not assignable to type 'string'
entries.filter({ data__has_key: 1 });
// @ts-expect-error Type 'string' is not assignable to type 'IterableOf<string>'
entries.filter({ data__a__has_keys: 'b' });
// @ts-expect-error Type 'number' is not assignable to type 'string'
entries.filter({ json__has_any_keys: [1] });
// @ts-expect-error Type 'number' is not assignable to type 'string | object'
entries.filter({ data__contains: 1 });
// @ts-expect-error Type 'null' is not assignable to type '{}'
entries.filter({ data__contained_by: null });
// @ts-expect-error Type 'string' is not assignable to type 'boolean'
entries.filter({ data__a__isnull: 'x' });
// @ts-expect-error not assignable to type
entries.filter({ data__a: undefined });

// Any number of dictionaries and Q, mixed.
entries.filter({ headline: 'a' }, Q({ headline: 'a' }).or({ headline: 'b' }), Q({ tags: 'x' }).not(), {
  n_comments: 1,
});
entries.exclude(Q({ blog: { name: 'x' }, status: 'draft', n_comments__in: [1, 2], tags__contains: ['a'] }));
entries.filter(
  Q({ authors: { '2.name': 'P' }, blog__startswith: { name: 'B' }, data: { a: 1 }, pub_date: new Date() }),
);
entries.filter(Q({ blog, n_comments__range: [1, 3], checksum: new Uint8Array(), pk: id, headline__regex: /x/ }));
entries.filter(
  Q({ status: 'draft' })
    .or(Q({ status: 'published' }).and({ rating: 3 }))
    .or({ blog: { name: 'x' } }),
);
void entries.get(Q({ pk: id }).and(Q({ views__gt: 3n })), { archive: null });

// @ts-expect-error InvalidKey<Entry, "has no field 'bogus'">
entries.filter(Q({ bogus: 1 }));
// @ts-expect-error InvalidKey<Entry, "has no field 'bogus'">
entries.filter({ headline: 'a' }, Q({ n_comments: 1, bogus: 2 }).or(Q({ n_comments: 1 })));
// @ts-expect-error InvalidKey<string, "has no lookup 'foo'">
entries.filter(Q({ headline: 'a' }).and(Q({ blog__name__foo: 1 })));
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.filter(Q({ headline: 'a' }).or({ headlin: 'b' }));
// @ts-expect-error InvalidValue<"headline", string | null>
entries.filter(Q({ headline: 'a' }).or(Q({ n_comments: 1 }).and({ headline: 3 })));
// @ts-expect-error InvalidValue<"headline", string | null>
entries.filter(Q({ headline: 3 }).not());
// @ts-expect-error InvalidValue<"status__in",
entries.filter(Q({ status__in: ['drft'] }));
// @ts-expect-error InvalidValue<"blog",
entries.filter(Q({ blog: { name: 'x', nam: 'y' } }));
// @ts-expect-error InvalidValue<"blog",
entries.filter(Q({ blog: { name: 'x', tagline: { titel: 'y' } } }));
// @ts-expect-error InvalidValue<"authors",
entries.filter(Q({ authors: { '2.nam': 'x' } }));
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.filter(Q({ headline: 'a' }), { headlin: 'x' });
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
void entries.get({ headlin: 'x' });
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.exclude({ headlin: 'x' });
// @ts-expect-error is filtered by dictionaries and conditions made by Q
entries.filter([{ headline: 'a' }]);
// @ts-expect-error is filtered by dictionaries and conditions made by Q
entries.filter(() => ({ headline: 'a' }));
// @ts-expect-error Argument of type 'string' is not assignable
entries.filter('headline');
// @ts-expect-error Argument of type 'undefined' is not assignable
entries.filter(undefined);

// Variables are checked as literals are.
const known = { headline: 'a', blog: { name: 'x' } };
entries.filter(known);
const misspelt = { headline: 'a', headlin: 'a' };
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.filter(misspelt);
const misspeltBelow = { blog: { name: 'a', tagline: { titel: 'a' } } };
// @ts-expect-error InvalidKey<Tagline, "has no field 'titel'">
entries.filter(misspeltBelow);
declare const dto: { headline?: string; blog: { name: string } };
entries.filter({ ...dto, n_comments: 3 });
// @ts-expect-error Type 'undefined' is not assignable to type 'string | null'
entries.filter({ headline: dto.headline });

// One thing or another, several from an array, one made before.
declare const flag: boolean;
declare const several: Condition<{ headline: string } | { n_comments__gt: number }>[];
declare const wrong: Condition<{ headlin: string }>[];
entries.filter(flag ? { headline: 'a' } : Q({ n_comments: 1 }), ...several, flag ? { body: null } : {});
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.filter(...wrong);
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.filter(flag ? { headline: 'a' } : Q({ headlin: 1 }));

// A model with annotations.
declare const annotated: QuerySet<Entry & { n: number }>;
annotated.filter({ n__gt: 3, headline: 'a' }).orderBy('-n');
// @ts-expect-error Type 'string' is not assignable to type 'number'
annotated.filter({ n__gt: '3' });
// @ts-expect-error has no field 'headlin'
annotated.filter({ n__gt: 3, headlin: 'a' });

// What is not known is let in by a cast only.
declare const unchecked: Record<string, unknown>;
declare const body: ReturnType<typeof JSON.parse>; // `any`, as a request's body is
// @ts-expect-error is filtered by known keys; cast what has been checked to AnyFilter
entries.filter(unchecked);
// @ts-expect-error is filtered by known keys; cast what has been checked to AnyFilter
entries.filter(Q(unchecked));
// @ts-expect-error is filtered by known keys; cast what has been checked to AnyFilter
entries.filter(Q({ headline: 'a' }).or(unchecked));
entries.filter(unchecked as AnyFilter, { headline: 'a' }, Q(unchecked as AnyFilter).not());
// @ts-expect-error Type 'any' is not assignable to type 'never'
entries.filter({ headlin: body.headline });
// @ts-expect-error InvalidValue<"headlin", never>
entries.filter(Q({ headlin: body.headline }));
entries.filter({ headline: body.headline });

// A query as the right-hand side of `in`.
declare const names: SubqueryOf<string>;
entries.filter({ blog__name__in: names, headline__in: names });
// @ts-expect-error SubqueryOf<string>
entries.filter({ n_comments__in: names });

// Where the model is a type parameter.
class Service<M extends BaseModel> {
  constructor(private readonly all: QuerySet<M>) {}
  byKey(pk: unknown): Promise<M> {
    return this.all.orderBy('pk', '-pk', 'name' as AnyPath).get({ pk } as AnyFilter);
  }
  async change(values: Input<M>, changes: object): Promise<void> {
    await this.all.create(values);
    await this.all.filter(Q({ pk: 3 } as AnyFilter)).update(changes as AnyUpdate);
  }
}
void new Service(entries).byKey(id);

// A key that is not declared.
declare const keyless: QuerySet<Keyless>;
keyless.filter({ pk: 3, pk__in: ['a', 3], pk__gt: 3, name: 'x' });
// @ts-expect-error InvalidKey<"pk", "has no lookup 'foo'">
keyless.filter({ pk__foo: 3 });

// The types themselves, so that none has become `any`.
same<LookupValue<Entry, 'headline'>, string | null>(true);
same<LookupValue<Entry, 'blog__name__istartswith'>, string>(true);
same<LookupValue<Entry, 'n_comments__range'>, readonly [from: number, to: number]>(true);
same<LookupValue<Entry, 'authors__name__in'>, IterableOf<string> | SubqueryOf<string>>(true);
same<LookupValue<Entry, 'tags'>, string | readonly string[] | null>(true);
same<LookupValue<Entry, 'editor'>, ObjectId | string | null>(true);
same<LookupValue<Author, 'friends__len'>, number>(true);
same<LookupValue<Entry, 'pub_date__year'>, number | null>(true);
same<LookupValue<Entry, 'authors__born__date__range'>, readonly [from: Date, to: Date]>(true);
