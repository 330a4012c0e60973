import { ValidationError, type ValidationIssue } from '../errors/index.js';
import { hydrateField, isRecord, setField, stepInside, unknownFields, valueOf } from '../fields/index.js';
import { metaOf, type ModelClass } from '../meta/index.js';
import { cleanInstance } from './clean-instance.js';

/**
 * A new instance of values: defaults where a value is missing, embedded documents as instances of their classes. Nothing is
 * validated yet, but a key that no field declares is refused, since it would be lost.
 */
export function makeInstance<M extends object>(model: ModelClass<M>, values: object): M {
  const { instance, issues } = assemble(model, values);
  if (issues.length > 0) throw ValidationError.of(issues);
  return instance;
}

/** The same for an instance that is validated next: all that is wrong with the values comes in one error. */
export function makeToInsert<M extends object>(model: ModelClass<M>, values: object): M {
  const { instance, issues } = assemble(model, values);
  if (issues.length === 0) return instance;
  const meta = metaOf(model);
  throw ValidationError.of([...issues, ...cleanInstance(meta, instance, meta.fieldList)]);
}

function assemble<M extends object>(
  model: ModelClass<M>,
  values: object,
): { readonly instance: M; readonly issues: ValidationIssue[] } {
  const meta = metaOf(model);
  if (!isRecord(values)) throw new ValidationError('The values must be an object of fields.', { code: 'invalid' });
  const issues = unknownFields(values, meta.fields);
  const instance = new model();
  for (const field of meta.fieldList) {
    const given = valueOf(values, field);
    const initial: unknown = Reflect.get(instance, field.name);
    // What a class sets itself on its instances stands in for a default.
    const value = stepInside(field, given === undefined ? initial : given, issues, hydrateField);
    if (value !== undefined) setField(instance, field, value);
  }
  return { instance, issues };
}
