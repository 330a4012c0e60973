import { ImproperlyConfigured } from '../errors/index.js';
import { type ContainerClass, declaredFields, type Field } from '../fields/index.js';

/** Names that a model's own members have, and those that JavaScript gives every object. */
const RESERVED = new Set([
  'pk', 'save', 'delete', 'refreshFromDb', 'fullClean', 'cleanFields', 'clean', 'validateUnique', 'validateConstraints',
  'toJSON', 'toObject', 'equals', 'getFieldDisplay', 'then', 'prototype', ...Object.getOwnPropertyNames(Object.prototype),
]); // prettier-ignore

/** Keys that mean something else to JavaScript or to the driver. */
const RESERVED_COLUMNS = new Set(['__proto__', '_bsontype']);

/** Checks the names and keys of a class's fields, those of embedded classes included. */
export function checkFields(owner: ContainerClass, trail: readonly ContainerClass[] = []): void {
  if (trail.includes(owner)) {
    const cycle = [...trail.slice(trail.indexOf(owner)), owner].map((container) => container.name).join(' → ');
    throw new ImproperlyConfigured(`Containers may not contain themselves: ${cycle}.`);
  }
  const fields = [...declaredFields(owner).values()];
  if (fields.length === 0) throw new ImproperlyConfigured(`${owner.name} declares no fields.`);
  const columns = new Map<string, string>();
  for (const field of fields) {
    checkName(owner, field.name);
    checkColumn(owner, field, columns);
    const container = containerOf(field);
    if (container !== undefined) checkFields(container, [...trail, owner]);
  }
}

function containerOf(field: Field): ContainerClass | undefined {
  return field.container ?? (field.item && containerOf(field.item));
}

function checkName(owner: ContainerClass, name: string): void {
  const where = `${owner.name}.${name}`;
  if (name.includes('__'))
    throw new ImproperlyConfigured(`${where}: a field's name may not contain '__', which separates lookups.`);
  if (RESERVED.has(name))
    throw new ImproperlyConfigured(`${where}: '${name}' is reserved; use another name and 'dbColumn'.`);
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) || name.endsWith('_')) {
    throw new ImproperlyConfigured(`${where}: a field's name is letters, digits and '_', and does not end in '_'.`);
  }
}

function checkColumn(owner: ContainerClass, field: Field, columns: Map<string, string>): void {
  const { column, name } = field;
  const where = `${owner.name}.${name}`;
  if (column === '' || column.startsWith('$') || /[.\0]/.test(column)) {
    throw new ImproperlyConfigured(`${where}: 'dbColumn' may not be empty, start with '$', or contain '.' or NUL.`);
  }
  if (RESERVED_COLUMNS.has(column)) {
    throw new ImproperlyConfigured(`${where}: the key '${column}' cannot be stored; give another 'dbColumn'.`);
  }
  if (column !== (field.options.dbColumn ?? column)) {
    throw new ImproperlyConfigured(`${where}: a primary key is always stored as '_id'; leave 'dbColumn' out.`);
  }
  const other = columns.get(column);
  if (other !== undefined) {
    const hint = column === '_id' ? ': only one can be the primary key' : '';
    throw new ImproperlyConfigured(`${owner.name}.${other} and ${where} are both stored as '${column}'${hint}.`);
  }
  columns.set(column, name);
}
