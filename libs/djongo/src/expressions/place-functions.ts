import { FieldError } from '../errors/index.js';
import { argumentNode, callNode, Expression } from './expression.js';
import type { Argument, NeedsOf, NullWith, OutputOf } from './typed.js';

/** The number of a row in its partition, from 1; each has its own. Stands in a `Window`. → `{ $documentNumber: {} }` */
export function RowNumber(): Expression<never, number> {
  return new Expression(callNode('RowNumber', []));
}

/** The rank of a row, from 1; ties have the same, and leave gaps. Stands in a `Window`. → `{ $rank: {} }` */
export function Rank(): Expression<never, number> {
  return new Expression(callNode('Rank', []));
}

/** The rank of a row, from 1; ties have the same, and leave no gaps. Stands in a `Window`. → `{ $denseRank: {} }` */
export function DenseRank(): Expression<never, number> {
  return new Expression(callNode('DenseRank', []));
}

/** The rank as a part of the partition: 0 for the first, 1 for the last. Stands in a `Window`. */
export function PercentRank(): Expression<never, number> {
  return new Expression(callNode('PercentRank', []));
}

/** The number, from 1, of the part that a row is in, of so many parts of about the same size. Stands in a `Window`. */
export function Ntile(buckets: number): Expression<never, number> {
  if (!Number.isSafeInteger(buckets) || buckets < 1)
    throw new FieldError('Ntile() takes a whole number of at least 1.');
  return new Expression(callNode('Ntile', [], { buckets }));
}

/** The value of the row so many places before; the default where there is none. Stands in a `Window`. → `{ $shift: { …, by: -1 } }` */
export function Lag<const A extends Argument>(of: A, offset = 1, otherwise: Argument = null): Shifted<A> {
  return shifted('Lag', of, offset, otherwise);
}

/** The value of the row so many places after; the default where there is none. Stands in a `Window`. → `{ $shift: { …, by: 1 } }` */
export function Lead<const A extends Argument>(of: A, offset = 1, otherwise: Argument = null): Shifted<A> {
  return shifted('Lead', of, offset, otherwise);
}

/** The value of the first row of the frame. Stands in a `Window`. → `{ $first: '$rating' }` */
export function FirstValue<const A extends Argument>(of: A): Expression<NeedsOf<A>, OutputOf<A>> {
  return new Expression(callNode('FirstValue', [argumentNode(of)]));
}

/** The value of the last row of the frame. Stands in a `Window`. → `{ $last: '$rating' }` */
export function LastValue<const A extends Argument>(of: A): Expression<NeedsOf<A>, OutputOf<A>> {
  return new Expression(callNode('LastValue', [argumentNode(of)]));
}

type Shifted<A> = Expression<NeedsOf<A>, NullWith<null, OutputOf<A>>>;

function shifted<A extends Argument>(name: string, of: A, offset: number, otherwise: Argument): Shifted<A> {
  if (!Number.isSafeInteger(offset) || offset < 1) throw new FieldError(`${name}() takes an offset of at least 1.`);
  return new Expression(callNode(name, [argumentNode(of), argumentNode(otherwise)], { offset }));
}
