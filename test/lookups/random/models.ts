import {
  ArrayField,
  BinaryField,
  BooleanField,
  CharField,
  DateField,
  DateTimeField,
  DecimalField,
  DjongoManager,
  EmbeddedField,
  type FieldSource,
  FloatField,
  IntegerField,
  JSONField,
  Meta,
  Model,
  ObjectIdField,
  UUIDField,
} from 'nestjs-djongo';
import type { ContainerShape, FieldShape, ScalarKind, Shape } from '../oracle/shape.js';

/** A model that was made at run time. */
export interface RandomModel {
  readonly shape: ContainerShape;
  readonly model: (new () => Model) & { readonly objects: DjongoManager<Model> };
  readonly collection: string;
}

/** What a decorator does to a class, where the type of the property is not known. */
type Declare = FieldSource & ((target: object, name: string) => void);

/** Makes a model's class, and those of its embedded documents, by calling the decorators. */
export function makeModel(shape: ContainerShape, name: string): RandomModel {
  class Random extends Model {
    static objects = new DjongoManager<Random>();
  }
  for (const field of shape.fields) declare(Random, field);
  Object.defineProperty(Random, 'name', { value: name });
  Meta({ collection: name.toLowerCase() })(Random);
  return { shape, model: Random, collection: name.toLowerCase() };
}

function declare(owner: abstract new () => object, { name, column, shape }: FieldShape): void {
  const options = column === '_id' ? { primaryKey: true } : column === name ? {} : { dbColumn: column };
  fieldOf(shape, options)(owner.prototype as object, name);
}

const SCALARS: Readonly<Record<ScalarKind, (options: object) => FieldSource>> = {
  text: CharField,
  integer: IntegerField,
  float: (options) => FloatField({ ...options, allowNonFinite: true }),
  decimal: DecimalField,
  boolean: BooleanField,
  date: DateField,
  datetime: DateTimeField,
  objectId: ObjectIdField,
  uuid: UUIDField,
  binary: BinaryField,
};

function fieldOf(shape: Shape, options: object): Declare {
  return sourceOf(shape, options) as Declare;
}

function sourceOf(shape: Shape, options: object): FieldSource {
  switch (shape.kind) {
    case 'json':
      return JSONField(options);
    case 'container':
      return EmbeddedField({ ...options, modelContainer: makeContainer(shape) });
    case 'array':
      return shape.item.kind === 'container'
        ? ArrayField({ ...options, modelContainer: makeContainer(shape.item) })
        : ArrayField({ ...options, baseField: sourceOf(shape.item, {}) });
    default:
      return SCALARS[shape.kind](options);
  }
}

function makeContainer(shape: ContainerShape): new () => object {
  class Part {}
  for (const field of shape.fields) declare(Part, field);
  return Part;
}
