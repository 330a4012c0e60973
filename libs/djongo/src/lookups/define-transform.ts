import type { Field, FieldFamily } from '../fields/index.js';
import type { Expression } from './define-lookup.js';
import type { Documented } from './doc.js';

/** Values from the first, included, to the second, excluded. */
export type Span = readonly [from: unknown, to: unknown];

/** Makes another value of a field's, which is then asked by the lookups of its own kind: `pub_date__year__gte`. */
export interface Transform {
  readonly name: string;
  /** The kinds of field that have it. */
  readonly families: readonly FieldFamily[];
  /** The field of what it makes, which has the lookups that may follow and coerces their values. */
  readonly output: Field;
  /** The value as an expression: null for what is no value of the field, where the server would fail the query. */
  expr(lhs: Expression): Expression;
  /**
   * The values of which it makes `made`. Only where greater values never make smaller ones: the lookups are then asked of the
   * field itself, which an index serves.
   */
  span?(made: unknown): Span;
}

/** A part of a date. */
export interface DateTransform extends Transform {
  /** The part of what is known to be a date; of a number also in a time zone, as in `{ date: '$pub_date', timezone: '+02:00' }`. */
  part(date: Expression): Expression;
}

/** What a part of a date is defined by; the rest is the same for all of them. */
export type DatePart = Pick<Documented<DateTransform>, 'name' | 'doc' | 'output' | 'span' | 'part'>;

/** Defines a part of a date, in UTC. */
export function defineDatePart({ part, ...rest }: DatePart): Documented<DateTransform> {
  return Object.freeze<Documented<DateTransform>>({
    ...rest,
    part,
    families: ['date'],
    expr: (lhs) => ({ $cond: [{ $eq: [{ $type: lhs }, 'date'] }, part(lhs), null] }),
  });
}

/** One transform after another: `pub_date__date__year`. One that follows itself, as `date` may, changes nothing more. */
export function chain(first: Transform, second: Transform): Transform {
  if (first === second) return first;
  return Object.freeze<Transform>({
    name: `${first.name}__${second.name}`,
    families: first.families,
    output: second.output,
    expr: (lhs) => second.expr(first.expr(lhs)),
  });
}
