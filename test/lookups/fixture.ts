import {
  ArrayField,
  BigIntegerField,
  BinaryField,
  BooleanField,
  CharField,
  DateField,
  DateTimeField,
  DecimalField,
  DjongoManager,
  EmbeddedField,
  FloatField,
  IntegerField,
  JSONField,
  type JsonValue,
  Meta,
  Model,
  ObjectId,
  ObjectIdField,
  UUIDField,
} from 'nestjs-djongo';
import { Binary, Decimal128, type Document, Double, Int32, Long, UUID } from 'mongodb';

@Meta({ abstract: true })
export class Book {
  @CharField() title!: string;
  @IntegerField() year!: number;
}

@Meta({ abstract: true })
export class Author {
  @CharField({ null: true }) name!: string | null;
  @CharField({ dbColumn: 'mail' }) email!: string;
  @IntegerField({ null: true }) age!: number | null;
  @ArrayField({ baseField: CharField() }) nicks!: string[];
  @ArrayField({ modelContainer: Book }) books!: Book[];
  @JSONField({ null: true }) extra!: JsonValue | null;
}

@Meta({ abstract: true })
export class Tagline {
  @CharField() title!: string;
}

@Meta({ abstract: true })
export class Blog {
  @CharField() name!: string;
  @EmbeddedField({ modelContainer: Tagline }) tagline!: Tagline;
  @IntegerField() hits!: number;
}

/** One field of each kind. */
export class Entry extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @CharField({ dbColumn: 'head' }) headline!: string;
  @IntegerField() n!: number;
  @FloatField({ allowNonFinite: true }) rating!: number;
  @DecimalField() price!: string;
  @BooleanField() draft!: boolean;
  @DateField() born!: Date;
  @DateTimeField() pub!: Date;
  @ObjectIdField() owner!: ObjectId;
  @BigIntegerField({ null: true }) big!: bigint | null;
  @UUIDField({ null: true }) uid!: string | null;
  @BinaryField({ null: true }) blob!: Uint8Array | null;
  @EmbeddedField({ modelContainer: Blog, null: true }) blog!: Blog | null;
  @ArrayField({ modelContainer: Author }) authors!: Author[];
  @ArrayField({ baseField: CharField({ null: true }) }) tags!: (string | null)[];
  @ArrayField({ baseField: IntegerField() }) scores!: number[];
  @ArrayField({ baseField: ArrayField({ baseField: IntegerField() }) }) matrix!: number[][];
  @JSONField() data!: JsonValue;
  @ArrayField({ baseField: JSONField() }) items!: JsonValue[];

  static objects = new DjongoManager<Entry>();
}

export const OWNER_1 = new ObjectId('0123456789abcdef01234567');
export const OWNER_2 = new ObjectId('0123456789abcdef01234568');

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const dec = (text: string): Decimal128 => Decimal128.fromString(text);

export const UID_1 = '01234567-89ab-cdef-0123-456789abcdef';
export const UID_2 = '01234567-89ab-cdef-0123-456789abcdf0';

/** What the collection holds, as stored: whole documents, then what other clients may have left behind. */
export const DOCUMENTS: readonly (Document & { readonly _id: number })[] = [
  {
    _id: 1,
    head: 'Alpha',
    n: 1,
    rating: new Double(1.5),
    price: dec('1.50'),
    draft: true,
    born: day('2020-01-01'),
    pub: new Date('2020-01-01T10:15:00.123Z'),
    owner: OWNER_1,
    big: new Long(1),
    uid: new UUID(UID_1),
    blob: new Binary(Uint8Array.of(1, 2)),
    blog: { name: 'Beatles', tagline: { title: 'Help' }, hits: 3 },
    authors: [
      {
        name: 'Paul',
        mail: 'p@x',
        age: 30,
        nicks: ['pauly', 'mac'],
        books: [
          { title: 'One', year: 2001 },
          { title: 'Two', year: 2010 },
        ],
        extra: { k: 1 },
      },
      { name: 'Ann', mail: 'a@x', age: 20, nicks: [], books: [], extra: null },
    ],
    tags: ['red', 'blue'],
    scores: [1, 9],
    matrix: [[1, 2], [3]],
    data: { j: 1, s: 'Text', list: [{ k: 'x' }, { k: 'y' }], arr: [1, 9, 'x'], deep: { j: null }, $op: 1 },
    items: [1, { a: 1 }, [5]],
  },
  {
    _id: 2,
    head: 'alphabet',
    n: new Long(2),
    rating: 2,
    price: dec('2'),
    draft: false,
    born: day('2021-06-01'),
    pub: new Date('2021-06-01T00:00:00Z'),
    owner: OWNER_2,
    big: Long.MAX_VALUE,
    uid: new UUID(UID_2),
    blob: new Binary(Uint8Array.of(1, 2, 3)),
    blog: { name: 'Bees', tagline: { title: 'Buzz' }, hits: 5 },
    authors: [
      {
        name: 'Paul',
        mail: 'a@x',
        age: 50,
        nicks: ['mac'],
        books: [{ title: 'One', year: 2010 }],
        extra: { k: [1, 2] },
      },
    ],
    tags: ['blue'],
    scores: [3, 4],
    matrix: [[1, 9]],
    data: { $gt: 1 },
    items: [{ $gt: 1 }],
  },
  // Every field null.
  {
    _id: 3,
    head: null,
    n: null,
    rating: null,
    price: null,
    draft: null,
    born: null,
    pub: null,
    owner: null,
    big: null,
    uid: null,
    blob: null,
    blog: null,
    authors: null,
    tags: null,
    scores: null,
    matrix: null,
    data: null,
    items: null,
  },
  // Every field missing.
  { _id: 4 },
  // Empty values.
  { _id: 5, head: '', n: 0, blog: {}, authors: [], tags: [], scores: [], matrix: [], data: {}, items: [] },
  // Other types than declared.
  {
    _id: 6,
    head: 5,
    n: '2',
    rating: '2',
    price: 'x',
    draft: 1,
    born: '2020-01-01',
    pub: 5,
    owner: '0123456789abcdef01234567',
    big: '1',
    uid: UID_1,
    blob: 'AQI=',
    blog: 5,
    authors: 5,
    tags: 'red',
    scores: 3,
    matrix: 1,
    data: 'text',
    items: 1,
  },
  // Other types inside.
  {
    _id: 7,
    head: { a: 1 },
    n: { a: 1 },
    draft: {},
    blog: { name: 5, tagline: 'Help', hits: null },
    authors: [5, null, 'Paul', { name: null, nicks: null, books: 5 }, {}],
    tags: [null, 5, ['red']],
    scores: [null, '3', [3], new Int32(7)],
    matrix: [5, null, [null, '1', 2], []],
    data: { j: '1', s: 5, list: 5, arr: [] },
    items: [null, {}],
  },
  // One document where an array is declared.
  {
    _id: 8,
    authors: { name: 'Paul', mail: 'a@x', nicks: 'mac', books: { title: 'One', year: 2010 } },
    data: [1, [2], null],
    items: { a: 1 },
  },
  // Not a number; text that a pattern could misread.
  {
    _id: 9,
    head: 'a.c*[x]\nAlpha',
    n: NaN,
    rating: NaN,
    price: dec('NaN'),
    blog: { name: 'Beatles\n', tagline: { title: '' }, hits: NaN },
    authors: [
      { name: 'É', mail: '$mail', age: NaN, nicks: ['$nick'], books: [{ title: 'Two', year: 2001 }], extra: [] },
    ],
    tags: ['$tag', 'red'],
    scores: [NaN],
    matrix: [[], [NaN]],
    data: { j: { $literal: 1 }, list: [{ k: null }, {}, 5], arr: [[1], null], deep: [{ j: 'x' }, 3] },
    items: [[], [1, 2]],
  },
];
