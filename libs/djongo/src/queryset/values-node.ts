import type { ProjectionNode } from '../ast/index.js';
import { resolveFieldPath } from '../compiler/index.js';
import { describeType, FieldError } from '../errors/index.js';
import { isPlain } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';

/** What `values(…)` asks for: the fields named, or all of them. Throws `FieldError` for a name the model has not. */
export function valuesNode(meta: ModelMeta, names: readonly unknown[]): ProjectionNode {
  return { kind: 'values', fields: checkedFields(meta, 'values', names), rows: 'objects' };
}

/** What `valuesList(…)` asks for: tuples of the fields named, or of all, or with `{ flat: true }` the values of one. */
export function valuesListNode(meta: ModelMeta, args: readonly unknown[]): ProjectionNode {
  const last = args.at(-1);
  if (!isPlain(last)) return { kind: 'values', fields: checkedFields(meta, 'valuesList', args), rows: 'tuples' };
  checkFlat(meta, last);
  const fields = checkedFields(meta, 'valuesList', args.slice(0, -1));
  if (args.length !== 2) {
    throw new FieldError(
      `${meta.name}: valuesList() takes exactly one field with { flat: true }, not ${args.length - 1}.`,
    );
  }
  return { kind: 'values', fields, rows: 'flat' };
}

function checkFlat(meta: ModelMeta, option: Readonly<Record<string, unknown>>): void {
  const [key, ...more] = Object.keys(option);
  if (key === 'flat' && more.length === 0 && option['flat'] === true) return;
  throw new FieldError(`${meta.name}: the only option of valuesList() is { flat: true }.`);
}

function checkedFields(meta: ModelMeta, method: string, names: readonly unknown[]): readonly string[] {
  if (names.length === 0) return [...meta.fields.keys()];
  return names.map((name) => {
    if (typeof name !== 'string') {
      throw new FieldError(
        `${meta.name}: ${method}() takes names of fields, not a value of type ${describeType(name)}.`,
      );
    }
    resolveFieldPath(meta, name);
    return name;
  });
}
