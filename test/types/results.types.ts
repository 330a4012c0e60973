import type { ObjectId } from 'mongodb';
import type { AnyPath, FieldName, OrderExpression, OrderKey } from '../../libs/djongo/src/queryset/types/index.js';
import type { Author, Blog, Entry, Keyless } from './support/models.js';
import type { QuerySet, RowOf } from './support/query-set.js';
import { same } from './support/same.js';

// Compiled, never run. After `@ts-expect-error` stands a part of the message that the compiler must give there;
// negative-cases.spec.ts compares them.
declare const entries: QuerySet<Entry>;
declare const keyless: QuerySet<Keyless>;

// values()
const rows = entries.values('headline', 'blog__name', 'authors__name', 'archive__owner__born', 'pk');
same<
  RowOf<typeof rows>,
  { headline: string; blog__name: string; authors__name: string[]; archive__owner__born: Date | null; pk: ObjectId }
>(true);
const deep = entries.values('archive__name', 'authors__friends__email', 'authors__0__name', 'tags__0', 'data__a__b');
same<
  RowOf<typeof deep>,
  {
    archive__name: string | null;
    authors__friends__email: string[][];
    authors__0__name: string | null;
    tags__0: string | null;
    data__a__b: unknown;
  }
>(true);
const whole = entries.values('blog', 'archive', 'tags', 'pub_date', 'pet__name', 'pet__lives');
same<
  RowOf<typeof whole>,
  { blog: Blog; archive: Blog | null; tags: string[]; pub_date: Date | null; pet__name: string; pet__lives: number }
>(true);
const all = keyless.values();
same<RowOf<typeof all>, { name: string }>(true);
same<FieldName<Author>, 'name' | 'email' | 'born' | 'friends' | 'posts'>(true);
same<FieldName<Keyless>, 'name'>(true);

// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.values('headlin');
// @ts-expect-error InvalidKey<Author, "has no field 'nam'">
entries.values('headline', 'blog__owner__friends__friends__nam');
// @ts-expect-error InvalidKey<string, "has no field 'startswith'">
entries.values('headline__startswith');
// @ts-expect-error InvalidKey<Entry, "has no field 'save'">
entries.values('save');
declare const path: string;
// @ts-expect-error is addressed by known paths
entries.values(path);

// valuesList()
const tuples = entries.valuesList('headline', 'n_comments', 'authors__name');
same<RowOf<typeof tuples>, [string, number, string[]]>(true);
const flat = entries.valuesList('blog__name', { flat: true });
same<RowOf<typeof flat>, string>(true);
const one = entries.valuesList('headline');
same<RowOf<typeof one>, [string]>(true);

// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.valuesList('headline', 'headlin');
// @ts-expect-error InvalidKey<Blog, "has no field 'nam'">
entries.valuesList('blog__nam', { flat: true });
// @ts-expect-error is addressed by texts
entries.valuesList('headline', 'n_comments', { flat: true });

// orderBy()
declare const byExpression: OrderExpression;
declare const sort: string;
entries.orderBy('-pub_date', 'blog__name', '-blog__owner__name', '?', 'pk', '-pk', byExpression);
entries.orderBy('-blog__owner__friends__friends__email', 'data__a__b', 'authors__0__name');
entries.orderBy(sort as AnyPath, 'headline').orderBy(sort as OrderKey<Entry>);
const dynamic = entries.valuesList('headline', sort as AnyPath);
same<RowOf<typeof dynamic>, [string, unknown]>(true);
entries.orderBy();

// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.orderBy('headline', 'headlin');
// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
entries.orderBy('-headlin');
// @ts-expect-error InvalidKey<Author, "has no field 'nam'">
entries.orderBy('-blog__owner__friends__nam');
// @ts-expect-error InvalidKey<Entry, "has no field '-headline'">
entries.orderBy('--headline');
// @ts-expect-error is addressed by known paths
entries.orderBy(sort);
