import type { ProjectionNode, QueryNode } from '../ast/index.js';
import { planQuery, resolveFieldPath } from '../compiler/index.js';
import { describeType, FieldError } from '../errors/index.js';
import { isPlain } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';

/** What `values(…)` asks for: the fields named, or all of them. Throws `FieldError` for a name the model has not. */
export function valuesNode(meta: ModelMeta, query: QueryNode, names: readonly unknown[]): ProjectionNode {
  return { kind: 'values', fields: checkedFields(meta, query, 'values', names), rows: 'objects' };
}

/** What `valuesList(…)` asks for: tuples of the fields named, or of all, or with `{ flat: true }` the values of one. */
export function valuesListNode(meta: ModelMeta, query: QueryNode, args: readonly unknown[]): ProjectionNode {
  const last = args.at(-1);
  if (!isPlain(last)) return { kind: 'values', fields: checkedFields(meta, query, 'valuesList', args), rows: 'tuples' };
  checkFlat(meta, last);
  const fields = checkedFields(meta, query, 'valuesList', args.slice(0, -1));
  if (args.length !== 2) {
    throw new FieldError(
      `${meta.name}: valuesList() takes exactly one field with { flat: true }, not ${args.length - 1}.`,
    );
  }
  return { kind: 'values', fields, rows: 'flat' };
}

/** The fields, or what groups are told apart by, and the annotations. */
function allNames(meta: ModelMeta, { annotations, group }: QueryNode): readonly string[] {
  const ofRows = group === undefined ? annotations : annotations.slice(group.documentAnnotations);
  const names = ofRows.filter(({ isOutput }) => isOutput).map(({ name }) => name);
  return [...(group?.keys ?? meta.fields.keys()), ...names];
}

function checkFlat(meta: ModelMeta, option: Readonly<Record<string, unknown>>): void {
  const [key, ...more] = Object.keys(option);
  if (key === 'flat' && more.length === 0 && option['flat'] === true) return;
  throw new FieldError(`${meta.name}: the only option of valuesList() is { flat: true }.`);
}

function checkedFields(
  meta: ModelMeta,
  query: QueryNode,
  method: string,
  names: readonly unknown[],
): readonly string[] {
  const { rows } = planQuery(meta, query);
  if (names.length === 0) return allNames(meta, query);
  return names.map((name) => {
    if (typeof name !== 'string') {
      throw new FieldError(
        `${meta.name}: ${method}() takes names of fields, not a value of type ${describeType(name)}.`,
      );
    }
    resolveFieldPath(rows, name);
    return name;
  });
}
