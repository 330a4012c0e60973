/** What the oracle knows of a model: the names, columns and kinds of its fields, as plain data. */
export type Shape = ScalarShape | JsonShape | ContainerShape | ArrayShape;

export type ScalarKind =
  'text' | 'integer' | 'float' | 'decimal' | 'boolean' | 'date' | 'datetime' | 'objectId' | 'uuid' | 'binary';

export interface ScalarShape {
  readonly kind: ScalarKind;
}

export interface JsonShape {
  readonly kind: 'json';
}

/** An embedded document; a model itself is one. */
export interface ContainerShape {
  readonly kind: 'container';
  /** In order of declaration. */
  readonly fields: readonly FieldShape[];
}

export interface ArrayShape {
  readonly kind: 'array';
  readonly item: Shape;
}

export interface FieldShape {
  readonly name: string;
  /** The key in the database. */
  readonly column: string;
  readonly shape: Shape;
}

export function fieldOf({ fields }: ContainerShape, name: string): FieldShape | undefined {
  return fields.find((field) => field.name === name);
}
