import { type AnnotationNode, field, lookup, order, type QueryNode } from '../ast/index.js';
import { resolveFieldPath, type Scope } from '../compiler/index.js';
import { FieldError } from '../errors/index.js';
import { callNode } from '../expressions/index.js';

/** The units of `dates()`; `datetimes()` has those of a time besides. */
export const DATE_UNITS = ['year', 'quarter', 'month', 'week', 'day'] as const;
export const TIME_UNITS = [...DATE_UNITS, 'hour', 'minute', 'second'] as const;

/** What `dates` and `datetimes` ask for: each beginning of a year, a month, … in which a field has a date, once and in order. */
export function dateRows(
  scope: Scope,
  query: QueryNode,
  method: string,
  { path, unit, units, direction, tzinfo }: DateRows,
): QueryNode {
  const { field: of } = resolveFieldPath(scope, path);
  const where = `${scope.name}: ${method}()`;
  if (of.family !== 'date') throw new FieldError(`${where} takes a field of dates; '${path}' is a ${of.kind}.`);
  if (!units.includes(unit)) throw new FieldError(`${where} takes ${units.join(', ')}.`);
  if (direction !== 'ASC' && direction !== 'DESC') throw new FieldError(`${where} orders by 'ASC' or 'DESC'.`);
  const options = tzinfo === undefined ? {} : { tzinfo };
  const expression = callNode(`Trunc${unit.charAt(0).toUpperCase()}${unit.slice(1)}`, [field(path)], options);
  const annotation: AnnotationNode = Object.freeze({ name: NAME, expression, isOutput: true });
  return Object.freeze<QueryNode>({
    ...query,
    annotations: Object.freeze([...query.annotations, annotation]),
    where: [...query.where, lookup(`${path}__isnull`, false)],
    projection: { kind: 'values', fields: [NAME], rows: 'flat' },
    distinct: [],
    orderBy: [order(direction === 'ASC' ? NAME : `-${NAME}`)],
    reversed: false,
  });
}

/** As Django calls it. */
const NAME = 'datefield';

interface DateRows {
  readonly path: string;
  readonly unit: string;
  readonly units: readonly string[];
  readonly direction: string;
  readonly tzinfo?: string | undefined;
}
