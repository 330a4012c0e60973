import type { ObjectId } from 'mongodb';
import type { AnyFilter, AnyPath, Defaults } from '../../libs/djongo/src/queryset/types/index.js';
import type { Blog, Entry } from './support/models.js';
import { Q, type QuerySet } from './support/query-set.js';

// Compiled, never run; see negative-cases.spec.ts.
declare const entries: QuerySet<Entry>;
declare const entry: Entry;
declare const id: ObjectId;
declare const blog: Blog;
declare const body: ReturnType<typeof JSON.parse>; // `any`, as a request's body is

// getOrCreate() and updateOrCreate()
const [found, created] = await entries.getOrCreate({ headline: 'a', blog__name: 'b', n_comments__gte: 3 });
export const result: [Entry, boolean] = [found, created];
void entries.getOrCreate({ pk: id }, { headline: 'a', blog, pub_date: () => new Date(), tags: () => ['x'] });
void entries.getOrCreate({ pk: '65f0c0ffee00c0ffee00c0ff' }, { blog: { name: 'b' }, archive: null });
void entries.getOrCreate(body as AnyFilter, body as Defaults<Entry>);
void entries.updateOrCreate({ headline__exact: 'a' }, { headline: () => 'b', data: { a: [1] } });

// @ts-expect-error has no field 'headlin'
void entries.getOrCreate({ headlin: 'a' });
// @ts-expect-error Type 'string' is not assignable to type
void entries.getOrCreate({ n_comments: 'a' });
// @ts-expect-error has no field or lookup 'nam'
void entries.updateOrCreate({ blog__nam: 'a' }, {});
// @ts-expect-error is created by a dictionary
void entries.getOrCreate(Q({ headline: 'a' }));
// @ts-expect-error 'headlin' does not exist in type
void entries.getOrCreate({ headline: 'a' }, { headlin: 'b' });
// @ts-expect-error 'n_comments__gte' does not exist in type
void entries.updateOrCreate({ headline: 'a' }, { n_comments__gte: 1 });
// @ts-expect-error Type 'string' is not assignable to type
void entries.updateOrCreate({ headline: 'a' }, { pub_date: () => 'today' });
// @ts-expect-error Type 'null' is not assignable to type
void entries.updateOrCreate({ headline: 'a' }, { headline: null });
// @ts-expect-error Expected 2 arguments, but got 1
void entries.updateOrCreate({ headline: 'a' });

// bulkCreate() and bulkUpdate()
const made: Promise<Entry[]> = entries.bulkCreate([entry, { headline: 'a', blog: { name: 'b' } }], { batchSize: 2 });
void made;
void entries.bulkCreate(new Set([entry]), { ignoreConflicts: true });
void entries.bulkCreate([], { updateConflicts: true, uniqueFields: ['pk'], updateFields: ['headline', 'tags'] });
void entries.bulkCreate([], {
  updateConflicts: true,
  uniqueFields: ['headline', 'blog__name'],
  updateFields: ['tags'],
});
void entries.bulkCreate([], { uniqueFields: ['blog__owner__name' as AnyPath], updateFields: ['tags'] });
const matched: Promise<number> = entries.bulkUpdate([entry], ['headline', 'blog'], { batchSize: 100 });
void matched;

// @ts-expect-error 'headlin' does not exist in type
void entries.bulkCreate([{ headlin: 'a' }]);
// @ts-expect-error '"blog__name"' is not assignable to type
void entries.bulkCreate([], { updateFields: ['blog__name'] });
// @ts-expect-error '"blog__nam"' is not assignable to type
void entries.bulkCreate([], { uniqueFields: ['blog__nam'] });
// @ts-expect-error 'size' does not exist in type
void entries.bulkCreate([], { size: 3 });
// @ts-expect-error Type '"save"' is not assignable to type
void entries.bulkUpdate([entry], ['save']);
// @ts-expect-error Type '"pk"' is not assignable to type
void entries.bulkUpdate([entry], ['pk']);
// @ts-expect-error Type '{ headline: string; }' is
void entries.bulkUpdate([{ headline: 'a' }], ['headline']);
