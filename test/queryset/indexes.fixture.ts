import {
  ArrayField,
  BinaryField,
  BooleanField,
  CharField,
  DateTimeField,
  DjongoManager,
  EmbeddedField,
  IntegerField,
  JSONField,
  type JsonValue,
  Meta,
  Model,
  ObjectId,
  ObjectIdField,
  UUIDField,
} from 'nestjs-djongo';
import type { FieldFamily } from '../../libs/djongo/src/fields/index.js';

@Meta({ abstract: true })
export class Inner {
  @CharField() name!: string;
}

/** One field of each family. */
@Meta({ abstract: true })
export class Part {
  @CharField() text!: string;
  @IntegerField() number!: number;
  @BooleanField() boolean!: boolean;
  @DateTimeField() date!: Date;
  @ObjectIdField() objectId!: ObjectId;
  @UUIDField() uuid!: string;
  @BinaryField() binary!: Uint8Array;
  @JSONField() json!: JsonValue;
  @EmbeddedField({ modelContainer: Inner }) container!: Inner;
  @ArrayField({ baseField: CharField() }) array!: string[];
}

/** The same by itself, embedded, as the items of an array, and in an array of documents. */
export class Thing extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @CharField() text!: string;
  @IntegerField() number!: number;
  @BooleanField() boolean!: boolean;
  @DateTimeField() date!: Date;
  @ObjectIdField() objectId!: ObjectId;
  @UUIDField() uuid!: string;
  @BinaryField() binary!: Uint8Array;
  @JSONField() json!: JsonValue;
  @EmbeddedField({ modelContainer: Inner }) container!: Inner;
  @ArrayField({ baseField: CharField() }) array!: string[];
  @EmbeddedField({ modelContainer: Part }) part!: Part;
  @ArrayField({ baseField: CharField() }) texts!: string[];
  @ArrayField({ baseField: IntegerField() }) numbers!: number[];
  @ArrayField({ baseField: BooleanField() }) booleans!: boolean[];
  @ArrayField({ baseField: DateTimeField() }) dates!: Date[];
  @ArrayField({ baseField: ObjectIdField() }) objectIds!: ObjectId[];
  @ArrayField({ baseField: UUIDField() }) uuids!: string[];
  @ArrayField({ baseField: BinaryField() }) binarys!: Uint8Array[];
  @ArrayField({ baseField: JSONField() }) jsons!: JsonValue[];
  @ArrayField({ modelContainer: Inner }) containers!: Inner[];
  @ArrayField({ baseField: ArrayField({ baseField: CharField() }) }) arrays!: string[][];
  @ArrayField({ modelContainer: Part }) parts!: Part[];

  static objects = new DjongoManager<Thing>();
}

/** Where a field of each family stands. */
export const PLACES = ['plain', 'embedded', 'items', 'documents'] as const;

export type Place = (typeof PLACES)[number];

/** The path to a field of a family. */
export function pathTo(family: FieldFamily, place: Place): string {
  return { plain: family, embedded: `part__${family}`, items: `${family}s`, documents: `parts__${family}` }[place];
}

/** What is asked about inside of a field, and has an index of its own. */
const INSIDE: Readonly<Record<FieldFamily, readonly string[]>> = {
  text: [],
  number: [],
  boolean: [],
  date: [],
  objectId: [],
  uuid: [],
  binary: [],
  json: ['k', 'l'],
  container: ['name'],
  array: ['0'],
};

export const FAMILIES = Object.keys(INSIDE) as FieldFamily[];

/** The paths that have an index. */
export const INDEXED: readonly string[] = FAMILIES.flatMap((family) =>
  PLACES.map((place) => pathTo(family, place).replaceAll('__', '.')).flatMap((path) => [
    path,
    ...INSIDE[family].map((key) => `${path}.${key}`),
  ]),
);
