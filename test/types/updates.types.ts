import {
  AddToSet,
  type AnyFilter,
  type AnyUpdate,
  ArrayField,
  CharField,
  CurrentDate,
  DateTimeField,
  DecimalField,
  DjongoManager,
  Each,
  EmbeddedField,
  Inc,
  IntegerField,
  JSONField,
  type JsonValue,
  Model,
  Mul,
  Pop,
  Pull,
  PullWhere,
  Push,
  Q,
  Rename,
  SetMax,
  SetMin,
  Unset,
} from 'nestjs-djongo';

class Address {
  @CharField() city!: string;
}

class Book {
  @CharField() title!: string;
  @IntegerField() year!: number;
  @ArrayField({ baseField: CharField() }) marks!: string[];
}

class Author {
  @CharField() name!: string;
  @CharField({ null: true }) email!: string | null;
  @IntegerField({ default: 0 }) visits!: number;
  @DateTimeField({ null: true }) seen!: Date | null;
  @EmbeddedField({ modelContainer: Address, null: true }) address!: Address | null;
  @ArrayField({ modelContainer: Book, blank: true }) books!: Book[];
}

class Entry extends Model {
  @CharField() headline!: string;
  @IntegerField() n!: number;
  @DecimalField() price!: string;
  @DateTimeField({ null: true }) pub!: Date | null;
  @ArrayField({ baseField: CharField() }) tags!: string[];
  @ArrayField({ modelContainer: Author }) authors!: Author[];
  @EmbeddedField({ modelContainer: Author }) editor!: Author;
  @ArrayField({ baseField: IntegerField() }) scores!: number[];
  @ArrayField({ baseField: DateTimeField(), null: true }) days!: Date[] | null;
  @ArrayField({ baseField: ArrayField({ baseField: IntegerField() }) }) matrix!: number[][];
  @ArrayField({ baseField: JSONField() }) items!: JsonValue[];
  @JSONField() data!: JsonValue;
  static objects = new DjongoManager<Entry>();
}

const entries = Entry.objects.all();

void entries.update({ n: Inc(1), price: Inc('0.10'), headline: 'x' });
void entries.update({ n: Mul(2), pub: SetMax(new Date()) });
void entries.update({ n: SetMin(0), tags: Push('a', 'b') });
void entries.update({ tags: AddToSet('a'), authors: Push({ name: 'P', email: null }) });
void entries.update({ tags: Pull('a') });
void entries.update({ tags: Pop('first'), pub: CurrentDate(), headline: Rename('editor__name') });
void entries.update({ pub: Unset(), editor__name: SetMax('x') });

// Elements of arrays: what they become, and which of them.
void entries.update({ tags: Each('x'), scores: Each(Inc(1)), days: Each(CurrentDate()), headline: 'y' });
void entries.update({
  authors: Each({ email: null, visits: Inc(1), address__city: 'c', address: null, seen: Unset() }),
});
void entries.update({ authors: Each({ books__0__title: 'x', books: Push({ title: 't', year: 1 }) }) });
void entries.update({ authors: Each(new Author()), matrix: Each([1, 2]), items: Each({ any: ['thing'] }) });
void entries.update({ authors: Each({ email: 'x' }, { where: { name__startswith: 'P', books__year__gt: 2000 } }) });
void entries.update({
  authors: Each(
    { email: 'x' },
    {
      where: Q({ name: 'P' })
        .or({ address: { city: 'c' } })
        .not(),
    },
  ),
});
void entries.update({ authors: Each({ books: Each({ title: 'x', marks: Each('m') }, { where: { year: 3 } }) }) });
void entries.update({ editor__books: Each({ year: 1 }), authors__0__books: Each({ marks: PullWhere({ lt: 'x' }) }) });
void entries.update({
  scores: Each(0, { where: { lt: 0, ne: null } }),
  days: Each(new Date(), { where: { year: 1 } }),
});
void entries.update({ tags: Each('x', { where: Q({ icontains: 'a' }).or({ in: new Set(['b']) }) }) });
void entries.update({ matrix: Each(Each(0, { where: { lt: 0 } }), { where: { len: 2 } }) });
void entries.update({ items: Each(1, { where: { a__b__gt: 1, has_key: 'x' } }) });
void entries.update({ authors: PullWhere({ name: 'P', books__title: 'x' }), scores: PullWhere({ lt: 3 }) });
void entries.update({ authors: PullWhere(Q({ name: 'P' }).or({ email: null })) });
declare const checked: Record<string, unknown>;
void entries.update({ authors: Each(checked as AnyUpdate, { where: checked as AnyFilter }) });
void entries.update({ authors: PullWhere(checked as AnyFilter) });

// @ts-expect-error Type 'number' is not assignable to type 'ValueOrExpression<string>'
void entries.update({ tags: Each(1) });
// @ts-expect-error InvalidKey<number, "has no elements">
void entries.update({ n: Each(1) });
// @ts-expect-error InvalidKey<NonNullable<JsonValue>, "has no elements">
void entries.update({ data: Each(1) });
// @ts-expect-error InvalidKey<Author, "has no elements">
void entries.update({ editor: Each({ name: 'x' }) });
// @ts-expect-error InvalidKey<string, "has no elements">
void entries.update({ tags: Each(Each('x')) });
// @ts-expect-error Type 'number[]' is not assignable to type 'number'
void entries.update({ scores: Each(Push(1)) });
// @ts-expect-error InvalidKey<Author, "has no field 'emial'">
void entries.update({ authors: Each({ emial: 'x' }) });
// @ts-expect-error Type '5' is not assignable to type 'ValueOrExpression<string | null>'
void entries.update({ authors: Each({ name: 'x', email: 5 }) });
// @ts-expect-error InvalidKey<Address, "has no field 'cty'">
void entries.update({ authors: Each({ address__cty: 'x' }) });
// @ts-expect-error InvalidKey<Author, "takes an object of its fields">
void entries.update({ authors: Each('x') });
// @ts-expect-error Type 'null' is not assignable
void entries.update({ authors: Each(null) });
// @ts-expect-error InvalidKey<Book, "has no field 'titel'">
void entries.update({ authors: Each({ books: Each({ titel: 'x' }) }) });
// @ts-expect-error InvalidKey<Book[], "needs an index before 'title'">
void entries.update({ authors: Each({ books__title: 'x' }) });
// @ts-expect-error InvalidKey<Author[], "needs an index before 'books'">
void entries.update({ authors__books: Each({ title: 'x' }) });
// @ts-expect-error is updated by known keys
void entries.update({ authors: Each(checked) });
// @ts-expect-error InvalidKey<Author, "has no field or lookup 'nam'">
void entries.update({ authors: Each({ email: 'x' }, { where: { nam: 'P' } }) });
// @ts-expect-error Type 'number' is not assignable to type 'string'
void entries.update({ authors: Each({ email: 'x' }, { where: { name: 5 } }) });
// @ts-expect-error InvalidKey<Author, "has no field or lookup 'pk'">
void entries.update({ authors: Each({ email: 'x' }, { where: { pk: 'P' } }) });
// @ts-expect-error InvalidKey<Address, "has no field 'cty'">
void entries.update({ authors: Each({ email: 'x' }, { where: { address: { cty: 'y' } } }) });
// @ts-expect-error InvalidKey<Author, "has no field or lookup 'nam'">
void entries.update({ authors: Each({ email: 'x' }, { where: Q({ nam: 'P' }) }) });
// @ts-expect-error is filtered by known keys
void entries.update({ authors: Each({ email: 'x' }, { where: checked }) });
// @ts-expect-error Type 'string' is not assignable to type 'number'
void entries.update({ scores: Each(0, { where: { lt: 'x' } }) });
// @ts-expect-error InvalidKey<number, "has no lookup 'startswith'">
void entries.update({ scores: Each(0, { where: { startswith: 'x' } }) });
// @ts-expect-error 'wher' does not exist in type
void entries.update({ scores: Each(0, { wher: { lt: 5 } }) });
// @ts-expect-error Type 'string' is not assignable to type 'object'
void entries.update({ scores: Each(0, { where: 'lt' }) });
// @ts-expect-error InvalidKey<Author, "has no field or lookup 'nam'">
void entries.update({ authors: PullWhere({ nam: 'P' }) });
// @ts-expect-error InvalidKey<number, "has no lookup 'name'">
void entries.update({ scores: PullWhere({ name: 'P' }) });
// @ts-expect-error InvalidKey<number, "has no elements">
void entries.update({ n: PullWhere({ lt: 5 }) });
// @ts-expect-error Argument of type 'string' is not assignable to parameter of type 'object'
void entries.update({ tags: PullWhere('a') });

// What is no embedded document, though nothing in it contradicts one.
// @ts-expect-error InvalidKey<Author, "takes an object of its fields">
void entries.update({ editor: 'x' });
// @ts-expect-error InvalidKey<Author, "takes an object of its fields">
void entries.update({ authors__0: new Date() });
// @ts-expect-error InvalidKey<Author, "has no field 'nam'">
void entries.update({ editor: { nam: 'x' } });

// @ts-expect-error is not assignable to type
void entries.update({ n: Inc('1') });
// @ts-expect-error is not assignable to type
void entries.update({ headline: Push('a') });
// @ts-expect-error is not assignable to type
void entries.update({ tags: Push(1) });
// @ts-expect-error is not assignable to type
void entries.update({ authors: Push({ nam: 'P' }) });
// @ts-expect-error is not assignable to type
void entries.update({ n: CurrentDate() });
// @ts-expect-error InvalidKey<Entry, "has no field 'nn'">
void entries.update({ nn: Inc(1) });
// @ts-expect-error is not assignable to parameter
void entries.update({ tags: Pop('middle') });
// @ts-expect-error is not assignable to type
void entries.update({ tags: Pull(2) });
// @ts-expect-error is not assignable to type
void entries.update({ editor__name: Inc(1) });
// @ts-expect-error is not assignable to type
void entries.update({ pub: SetMin('2024-01-01') });
// @ts-expect-error is not assignable to type
void entries.update({ n: Mul('2') });
// @ts-expect-error Expected 0 arguments
void entries.update({ pub: CurrentDate(1) });
