import fc from 'fast-check';
import type { Shape } from '../oracle/shape.js';
import { givenScalar, jsonScalar, jsonValue } from './values.js';

/** JSON that is not null, which has lookups of its own. */
export const someJson = fc.oneof(jsonScalar, jsonValue(1)).filter((value) => value !== null);

/** A value of a field as a lookup is given it, whole. */
export function givenValue(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'json':
      return someJson;
    case 'array':
      return fc.array(givenValue(shape.item), { maxLength: 3 });
    case 'container':
      return fc.record(Object.fromEntries(shape.fields.map((field) => [field.name, givenValue(field.shape)])), {
        requiredKeys: [],
        noNullPrototype: true,
      });
    default:
      return givenScalar(shape.kind);
  }
}
