import type { ObjectId } from 'mongodb';
import {
  ArrayField,
  BooleanField,
  CharField,
  DateField,
  DateTimeField,
  DecimalField,
  EmbeddedField,
  FloatField,
  IntegerField,
  JSONField,
  type JsonValue,
  MaxLengthValidator,
  Model,
  ObjectIdField,
  TextField,
} from '../../libs/djongo/src/index.js';
import { same } from './support/same.js';

// Compiled, never run. After `@ts-expect-error` stands a part of the message that the compiler must give there;
// negative-cases.spec.ts compares them.
declare const even: (value: number) => void;
const STATES = ['draft', 'done'] as const;

export class Author {
  @CharField({ maxLength: 30 }) name!: string;
  @CharField({ null: true, blank: true }) email!: string | null;
}

interface Settings {
  theme: string;
  sizes?: number[];
}

/** All that must compile. */
export class Entry extends Model {
  @ObjectIdField() _id!: ObjectId;
  @ObjectIdField({ null: true }) editor!: ObjectId | null;
  @CharField({ maxLength: 255, unique: true, dbColumn: 'h', validators: [MaxLengthValidator(3)] }) headline!: string;
  @TextField({ blank: true, default: '' }) body!: string;
  @IntegerField({ default: () => 0, validators: [even], index: true }) n!: number;
  @FloatField({ null: true, allowNonFinite: true }) rating!: number | null;
  @BooleanField({ default: false }) draft!: boolean;
  @DateField({ null: true }) born!: Date | null;
  @DateTimeField() pub_date!: Date;
  @DecimalField({ maxDigits: 8, decimalPlaces: 2 }) price!: string;
  @EmbeddedField({ modelContainer: Author, null: false }) author!: Author;
  @EmbeddedField({ modelContainer: Author, null: true, blank: true }) editorInChief!: Author | null;
  @ArrayField({ modelContainer: Author }) authors!: Author[];
  @ArrayField({ modelContainer: Author, null: true }) guests!: Author[] | null;
  @ArrayField({ baseField: CharField({ maxLength: 30 }), blank: true }) tags!: string[];
  @ArrayField({ baseField: IntegerField({ null: true }) }) scores!: (number | null)[];
  @ArrayField({ baseField: ArrayField({ baseField: FloatField() }) }) matrix!: number[][];
  @ArrayField({ baseField: EmbeddedField({ modelContainer: Author }) }) team!: Author[];
  @ArrayField({ baseField: JSONField() }) events!: JsonValue[];

  // A property may have the type of the choices, or that of the field.
  @CharField({ choices: ['draft', 'done'] }) state!: 'draft' | 'done';
  @CharField({ choices: ['draft', 'done'] }) loose!: string;
  @CharField({ choices: STATES, null: true }) other!: 'draft' | 'done' | null;
  @IntegerField({ choices: [[1, 'One'], [2, 'Two']] }) size!: 1 | 2; // prettier-ignore
  @CharField({ choices: [] as string[] }) free!: string;
  @ArrayField({ baseField: CharField({ choices: ['a', 'b'] }) }) letters!: string[];

  // JSON is whatever JSON can be.
  @JSONField() json!: JsonValue;
  @JSONField() anything!: unknown;
  @JSONField() settings!: Settings;
  @JSONField({ default: () => ({}) }) counts!: Record<string, number>;
  @JSONField({ null: true }) extra!: Settings | null;
  @JSONField() list!: string[];
}

export class Wrong extends Model {
  // @ts-expect-error { readonly thePropertyMustHaveType: string; }
  @CharField() a!: number;
  // @ts-expect-error { readonly thePropertyMustHaveType: string | null; }
  @CharField({ null: true }) b!: string;
  // @ts-expect-error { readonly thePropertyMustHaveType: string; }
  @CharField() c!: string | null;
  // @ts-expect-error { readonly thePropertyMustHaveType: string; }
  @CharField() d?: string;
  // @ts-expect-error { readonly thePropertyMustHaveType: string; }
  @CharField() e!: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- the case
  // @ts-expect-error { readonly thePropertyMustHaveType: string; }
  @DecimalField() f!: number;
  // @ts-expect-error { readonly thePropertyMustHaveType: number; }
  @IntegerField() g!: string;
  // @ts-expect-error { readonly thePropertyMustHaveType: Date; }
  @DateField() h!: string;
  // @ts-expect-error { readonly thePropertyMustHaveType: ObjectId; }
  @ObjectIdField() i!: string;
  // @ts-expect-error { readonly thePropertyMustHaveType: "
  @CharField({ choices: ['draft', 'done'] }) j!: 'draft' | 'gone';
  // @ts-expect-error { readonly thePropertyMustHaveType: Author; }
  @EmbeddedField({ modelContainer: Author }) k!: Entry;
  // @ts-expect-error { readonly thePropertyMustHaveType: Author | null; }
  @EmbeddedField({ modelContainer: Author, null: true }) l!: Author;
  // @ts-expect-error { readonly thePropertyMustHaveType: Author[]; }
  @ArrayField({ modelContainer: Author }) m!: Author;
  // @ts-expect-error { readonly thePropertyMustHaveType: string[]; }
  @ArrayField({ baseField: CharField() }) n!: number[];
  // @ts-expect-error { readonly thePropertyMustHaveType: (string | null)[]; }
  @ArrayField({ baseField: CharField({ null: true }) }) o!: string[];
  // @ts-expect-error { readonly thePropertyMustHaveType: JsonValue; }
  @JSONField() p!: Date;
  // @ts-expect-error { readonly thePropertyMustHaveType: JsonValue; }
  @JSONField() q!: bigint | string;
  // @ts-expect-error { readonly thePropertyMustHaveType: Settings | null; }
  @JSONField({ null: true }) r!: Settings;
}

// @ts-expect-error 'maxlength' does not exist in type
CharField({ maxlength: 3 });
// @ts-expect-error 'maxDigits' does not exist in type
IntegerField({ maxDigits: 3 });
// @ts-expect-error Type 'string' is not assignable to type 'number'
CharField({ maxLength: '3' });
// @ts-expect-error Property 'modelContainer' is missing
EmbeddedField({});
// @ts-expect-error No overload matches this call.
ArrayField({});
// @ts-expect-error No overload matches this call.
ArrayField({ modelContainer: Author, baseField: CharField() });
// @ts-expect-error No overload matches this call.
ArrayField({ baseField: CharField });
// @ts-expect-error Type 'string' is not assignable to type 'Validator'
IntegerField({ validators: ['even'] });

// What Entry.from() takes.
void Entry.from({});
void Entry.from({ headline: 'h', author: { name: 'a' }, tags: ['x'], editor: null, _id: '65f0c0ffee00c0ffee00c0ff' });
// @ts-expect-error 'headlin' does not exist in type
void Entry.from({ headlin: 'h' });
// @ts-expect-error 'nam' does not exist in type
void Entry.from({ author: { nam: 'a' } });
// @ts-expect-error Type 'number' is not assignable to type 'string
void Entry.from({ headline: 5 });
// @ts-expect-error Type '"gone"' is not assignable to type
void Entry.from({ state: 'gone' });

same<ReturnType<typeof Entry.from<Entry>>, Entry>(true);
same<Awaited<ReturnType<Entry['save']>>, void>(true);
same<ReturnType<Entry['toJSON']>, Record<string, unknown>>(true);

declare const entry: Entry;
void entry.save({ updateFields: ['headline'], forceInsert: true, validate: false });
// @ts-expect-error 'updatefields' does not exist in type
void entry.save({ updatefields: ['headline'] });
