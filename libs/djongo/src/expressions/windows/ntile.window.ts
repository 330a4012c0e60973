import { FieldError } from '../../errors/index.js';
import type { Expression as Mql } from '../../lookups/index.js';
import { callNode, Expression } from '../expression.js';
import { OUTPUT } from '../outputs.js';
import { defineWindow, type Place } from './define-window.js';

export const ntile = defineWindow({
  name: 'Ntile',
  doc: {
    args: 'buckets',
    says: 'the number, from 1, of the part that the row is in, of so many parts of about the same size',
    example: "Window(Ntile(2), { orderBy: ['-n_comments'] })",
  },
  takes: [],
  output: OUTPUT.integer,
  takesFrame: false,
  operator: () => ({ $documentNumber: {} }),
  // The first groups have one row more where the rows do not come out even.
  result: (row, count, { buckets }) => partOf(row, count, Number(buckets)),
});

function partOf(row: string, count: string, buckets: number): Mql {
  const place = { $subtract: [row, 1] };
  const least = { $floor: { $divide: [count, buckets] } };
  const larger = { $mod: [count, buckets] };
  const inLarger = { $multiply: [larger, { $add: [least, 1] }] };
  return {
    $toInt: {
      $add: [
        1,
        {
          $cond: [
            { $lt: [place, inLarger] },
            { $floor: { $divide: [place, { $add: [least, 1] }] } },
            { $add: [larger, { $floor: { $divide: [{ $subtract: [place, inLarger] }, { $max: [least, 1] }] } }] },
          ],
        },
      ],
    },
  };
}

/** The number, from 1, of the part that a row is in, of so many parts of about the same size. Stands in a `Window`. */
export function Ntile(buckets: number): Place<never, number> {
  if (!Number.isSafeInteger(buckets) || buckets < 1)
    throw new FieldError('Ntile() takes a whole number of at least 1.');
  return new Expression(callNode(ntile.name, [], { buckets }));
}
