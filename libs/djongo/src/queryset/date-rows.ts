import { type AnnotationNode, lookup, order, type QueryNode } from '../ast/index.js';
import { planQuery, resolveFieldPath, type Scope } from '../compiler/index.js';
import { FieldError } from '../errors/index.js';
import { Trunc } from '../expressions/index.js';

/** The units of `dates()`; `datetimes()` has those of a time besides. */
export const DATE_UNITS = ['year', 'quarter', 'month', 'week', 'day'] as const;
export const TIME_UNITS = [...DATE_UNITS, 'hour', 'minute', 'second'] as const;

/** A unit of either. */
type TimeUnit = (typeof TIME_UNITS)[number];

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
  const { node: expression } = Trunc(path, unit, tzinfo === undefined ? {} : { tzinfo });
  const annotation: AnnotationNode = Object.freeze({ name: NAME, expression, isOutput: true });
  const made = Object.freeze<QueryNode>({
    ...query,
    annotations: Object.freeze([...query.annotations, annotation]),
    // Of what is stored there under another type there is no date.
    where: [...query.where, lookup(`${path}__isnull`, false), lookup(`${NAME}__isnull`, false)],
    projection: { kind: 'values', fields: [NAME], rows: 'flat' },
    distinct: [],
    orderBy: [order(direction === 'ASC' ? NAME : `-${NAME}`)],
    reversed: false,
  });
  // What is wrong with the date is thrown where it is written.
  planQuery(scope.meta, made);
  return made;
}

/** As Django calls it. */
const NAME = 'datefield';

interface DateRows {
  readonly path: string;
  readonly unit: TimeUnit;
  readonly units: readonly TimeUnit[];
  readonly direction: string;
  readonly tzinfo?: string | undefined;
}
