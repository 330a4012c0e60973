import type { Document } from 'mongodb';
import {
  ArrayField,
  CharField,
  DateField,
  DateTimeField,
  DjongoManager,
  EmbeddedField,
  IntegerField,
  Meta,
  Model,
} from 'nestjs-djongo';

@Meta({ abstract: true })
export class Award {
  @CharField() title!: string;
  @DateField() given!: Date;
}

@Meta({ abstract: true })
export class Person {
  @CharField() name!: string;
  @DateField({ null: true }) born!: Date | null;
  @ArrayField({ modelContainer: Award }) awards!: Award[];
}

@Meta({ abstract: true })
export class Place {
  @DateField({ dbColumn: 'opening' }) opened!: Date;
}

export class Event extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @DateTimeField({ dbColumn: 'at' }) start!: Date;
  @DateField() day!: Date;
  @EmbeddedField({ modelContainer: Place }) place!: Place;
  @ArrayField({ modelContainer: Person }) people!: Person[];
  @ArrayField({ baseField: DateTimeField() }) dates!: Date[];
  @ArrayField({ baseField: ArrayField({ baseField: DateTimeField() }) }) grid!: Date[][];

  static objects = new DjongoManager<Event>();
}

export const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
export const at = (text: string): Date => new Date(`${text}Z`);

/** Days at the borders of years and of ISO weeks, then what other clients may have left behind. */
export const DOCUMENTS: readonly (Document & { readonly _id: number })[] = [
  // A Thursday of week 53.
  {
    _id: 1,
    at: at('2020-12-31T23:59:59.999'),
    day: day('2020-12-31'),
    place: { opening: day('2020-02-29') },
    people: [
      { name: 'Ann', born: day('1990-05-01'), awards: [{ title: 'A', given: day('2001-01-01') }] },
      { name: 'Bob', born: day('1985-12-31'), awards: [] },
    ],
    dates: [at('2020-01-01T00:00:00'), at('2022-07-04T12:30:00')],
    grid: [[at('2020-06-01T00:00:00')], [at('2021-06-01T00:00:00')]],
  },
  // A Sunday of week 53 of 2020.
  {
    _id: 2,
    at: at('2021-01-03T00:00:00'),
    day: day('2021-01-03'),
    place: { opening: day('2021-01-01') },
    people: [
      {
        name: 'Ann',
        born: day('1985-05-01'),
        awards: [
          { title: 'B', given: day('2001-06-01') },
          { title: 'A', given: day('2002-06-01') },
        ],
      },
      { name: 'Cy', born: null, awards: null },
    ],
    dates: [at('2018-01-01T00:00:00'), at('2023-07-04T12:30:00')],
    grid: [[at('2019-06-01T00:00:00'), at('2022-06-01T00:00:00')], []],
  },
  // A Monday of week 1 of 2025.
  { _id: 3, at: at('2024-12-30T10:15:30.250'), day: day('2024-12-30'), place: {}, people: [], dates: [], grid: [] },
  // Every field null.
  { _id: 4, at: null, day: null, place: null, people: null, dates: null, grid: null },
  // Every field missing.
  { _id: 5 },
  // Other types than declared.
  { _id: 6, at: '2020-12-31', day: 5, place: 5, people: 5, dates: at('2020-03-01T00:00:00'), grid: 'x' },
  // Other types inside.
  {
    _id: 7,
    at: { year: 2020 },
    day: true,
    place: { opening: '2020' },
    people: [5, null, { born: 2020 }, {}],
    dates: [null, '2020', 2020],
    grid: [null, 5, [null, 'x']],
  },
];
