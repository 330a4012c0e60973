import type { ObjectId } from 'mongodb';
import type { AnyUpdate, Input } from '../../libs/djongo/src/queryset/types/index.js';
import type { UpdateExpression } from '../../libs/djongo/src/updates/index.js';
import type { Author, Blog, Entry } from './support/models.js';
import type { QuerySet } from './support/query-set.js';

// Compiled, never run. After `@ts-expect-error` stands a part of the message that the compiler must give there;
// negative-cases.spec.ts compares them.
declare const entries: QuerySet<Entry>;
declare const id: ObjectId;
declare const blog: Blog;
declare const author: Author;
declare const body: ReturnType<typeof JSON.parse>; // `any`, as a request's body is
declare const maybe: string | undefined;

// create() and from()
void entries.create({});
void entries.create({ headline: 'a', blog: { name: 'b', tagline: { title: 't', subtitle: null } }, tags: ['x'] });
void entries.create({
  blog,
  archive: null,
  authors: [author, { name: 'P', friends: [{ email: 'e' }] }],
  pub_date: null,
});
void entries.create({
  editor: id,
  _id: '65f0c0ffee00c0ffee00c0ff',
  price: '1.50',
  data: { a: [1] },
  json: [1, { a: null }],
});
void entries.create({
  status: 'draft',
  matrix: [[1]],
  pet: { name: 'x', lives: 9 },
  settings: { a: 1 },
  nickname: maybe,
});
export const dated: Input<Entry> = { pub_date: new Date(), views: 3n, checksum: new Uint8Array(3) };

// @ts-expect-error 'headlin' does not exist in type
void entries.create({ headlin: 'a' });
// @ts-expect-error 'nam' does not exist in type
void entries.create({ blog: { name: 'a', nam: 'b' } });
// @ts-expect-error 'emial' does not exist in type
void entries.create({ authors: [{ friends: [{ emial: 'x' }] }] });
// @ts-expect-error 'save' does not exist in type
void entries.create({ save: 1 });
// @ts-expect-error 'pk' does not exist in type
void entries.create({ pk: id });
// @ts-expect-error Type 'null' is not assignable to type 'string
void entries.create({ headline: null });
// @ts-expect-error Type 'string' is not assignable to type 'Date'
void entries.create({ pub_date: '2020-01-01' });
// @ts-expect-error Type 'number' is not assignable to type 'string'
void entries.create({ tags: [3] });
// @ts-expect-error Type 'null' is not assignable to type 'Input<Blog>
void entries.create({ blog: null });
// @ts-expect-error Type '"x"' is not assignable to type '"draft" | "published"
void entries.create({ status: 'x' });
// @ts-expect-error 'headline__exact' does not exist in type
void entries.create({ headline__exact: 'x' });

// update()
declare const count: UpdateExpression<number>;
void entries.update({ n_comments: 1, blog__name: 'x', archive: null, archive__owner__born: null });
void entries.update({
  blog: { name: 'b', owner: { name: 'P' } },
  tags: ['a'],
  authors: [{ name: 'P' }, author],
  data__a__b: 3,
});
void entries.update({
  n_comments: count,
  authors__0__name: 'x',
  tags__0: 'x',
  authors__0__friends__1__born: new Date(),
});
void entries.update({
  blog__owner__posts__0__author__name: 'x',
  editor: '65f0c0ffee00c0ffee00c0ff',
  headline: body.headline,
});

// @ts-expect-error InvalidKey<Entry, "has no field 'headlin'">
void entries.update({ headlin: 'x' });
// @ts-expect-error InvalidKey<Blog, "has no field 'nam'">
void entries.update({ blog__nam: 'x' });
// @ts-expect-error InvalidKey<Author, "has no field 'nam'">
void entries.update({ n_comments: 1, blog__owner__posts__0__author__nam: 'x' });
// @ts-expect-error InvalidKey<string, "has no field 'startswith'">
void entries.update({ headline__startswith: 'x' });
// @ts-expect-error InvalidKey<Author[], "needs an index before 'name'">
void entries.update({ authors__name: 'x' });
// @ts-expect-error Type 'string' is not assignable to type 'ValueOrExpression<number>'
void entries.update({ n_comments: '1' });
// @ts-expect-error Type 'null' is not assignable to type 'ValueOrExpression<string>'
void entries.update({ headline: null });
// @ts-expect-error Type 'undefined' is not assignable to type
void entries.update({ headline: undefined });
// @ts-expect-error not assignable to type 'ValueOrExpression<string>'
void entries.update({ headline: count });
// @ts-expect-error Type 'number' is not assignable to type 'string
void entries.update({ blog: { tagline: { title: 3 } } });
// @ts-expect-error 'nam' does not exist in type
void entries.update({ blog: { name: 'x', nam: 'y' } });
// @ts-expect-error Type 'any' is not assignable to type 'never'
void entries.update({ headlin: body.headline });
// @ts-expect-error is updated by a dictionary
void entries.update([]);
declare const unchecked: Record<string, unknown>;
// @ts-expect-error is updated by known keys
void entries.update(unchecked);
void entries.update(unchecked as AnyUpdate);
