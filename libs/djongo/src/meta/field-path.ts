import { declaredFields, type Field } from '../fields/index.js';
import type { ModelMeta } from './model-meta.js';

/** One step of a path: into a field, or to one item of an array. */
export interface PathStep {
  /** Key in the database, or the index of the item. */
  readonly column: string;
  readonly field: Field;
  /** Whether the step is an index (`tags__0`), which leaves one item of the array. */
  readonly isIndex: boolean;
  /** The part of the array that a slice leaves, its end excluded; `field` is the array's still. */
  readonly slice?: readonly [from: number, to: number];
}

/** The step into a field, or into each element of an array, which has no key of its own. */
export function stepTo(column: string, field: Field): PathStep {
  return { column, field, isIndex: false };
}

/** The fields a path may go on to from here, by name. */
export function childFields(field: Field): ReadonlyMap<string, Field> {
  return field.container === undefined ? NO_FIELDS : declaredFields(field.container);
}

const NO_FIELDS: ReadonlyMap<string, Field> = new Map();

/** The step from the model itself; `pk` is the primary key. */
export function firstStep(meta: ModelMeta, name: string): PathStep | undefined {
  const field = name === 'pk' ? meta.primaryKey : meta.fields.get(name);
  return field && stepTo(field.column, field);
}

/** The step from a field into its parts: a field of the container, or an item of the array. */
export function nextStep(field: Field, name: string): PathStep | undefined {
  if (field.item !== undefined && /^(0|[1-9][0-9]{0,8})$/.test(name))
    return { column: name, field: field.item, isIndex: true };
  const child = childFields(field).get(name);
  return child && stepTo(child.column, child);
}

/** Walks a whole path of field names (`blog__name`), or returns undefined where one is unknown. */
export function walkPath(meta: ModelMeta, path: string): readonly PathStep[] | undefined {
  const [head = '', ...tail] = path.split('__');
  const first = firstStep(meta, head);
  if (first === undefined) return undefined;
  const steps = [first];
  for (const name of tail) {
    const step = nextStep(steps.at(-1)?.field ?? first.field, name);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return steps;
}

/** The path in the database: `blog.name`. */
export function columnOf(steps: readonly PathStep[]): string {
  return steps.map((step) => step.column).join('.');
}

/** A path in the database under the fields' names: `authors.mail` → `authors.email`. What no field declares stays as it is. */
export function declaredPath(meta: ModelMeta, path: string): string {
  const names: string[] = [];
  let fields = meta.fields;
  for (const column of path.split('.')) {
    const field = [...fields.values()].find((each) => each.column === column);
    names.push(field?.name ?? column);
    if (field !== undefined) fields = childFields(field);
    // An index leaves the fields of the array's items.
    else if (!/^[0-9]+$/.test(column)) fields = NO_FIELDS;
  }
  return names.join('.');
}
