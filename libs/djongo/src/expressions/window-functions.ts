import type { Document } from '../bson.js';
import type { Field } from '../fields/index.js';
import type { Expression as Mql } from '../lookups/index.js';
import type { Takes } from './define-function.js';
import { OUTPUT } from './outputs.js';

/** A function of a row's place among others, which stands in a `Window` only. */
export interface WindowFunction {
  /** Django's name: `Rank`. */
  readonly name: string;
  readonly takes: readonly Takes[];
  readonly output: Field | ((args: readonly Field[]) => Field);
  /** The server's operator: `{ $rank: {} }`. */
  operator(args: readonly Mql[], options: Readonly<Record<string, unknown>>): Document;
  /** What is made of the operator's value and of the number of rows in the partition, where it is not the value itself. */
  result?(value: string, count: string, options: Readonly<Record<string, unknown>>): Mql;
  /** Whether the operator looks at the whole partition whatever the frame, and takes none. */
  readonly takesFrame: boolean;
}

const integer = { output: OUTPUT.integer, takesFrame: false } as const;

/** The table of window functions, by name. */
export const WINDOW_FUNCTIONS: ReadonlyMap<string, WindowFunction> = new Map(
  (
    [
      { name: 'RowNumber', takes: [], ...integer, operator: () => ({ $documentNumber: {} }) },
      { name: 'Rank', takes: [], ...integer, operator: () => ({ $rank: {} }) },
      { name: 'DenseRank', takes: [], ...integer, operator: () => ({ $denseRank: {} }) },
      {
        name: 'PercentRank',
        takes: [],
        output: OUTPUT.float,
        takesFrame: false,
        operator: () => ({ $rank: {} }),
        result: (rank, count) => ({
          $cond: [{ $eq: [count, 1] }, 0, { $divide: [{ $subtract: [rank, 1] }, { $subtract: [count, 1] }] }],
        }),
      },
      {
        name: 'Ntile',
        takes: [],
        ...integer,
        operator: () => ({ $documentNumber: {} }),
        // The first groups have one row more where the rows do not come out even.
        result: (row, count, { buckets }) => ntile(row, count, Number(buckets)),
      },
      { name: 'Lag', takes: ['any', 'any'], output: firstField, takesFrame: false, operator: shift(-1) },
      { name: 'Lead', takes: ['any', 'any'], output: firstField, takesFrame: false, operator: shift(1) },
      { name: 'FirstValue', takes: ['any'], output: firstField, takesFrame: true, operator: ([v]) => ({ $first: v }) },
      { name: 'LastValue', takes: ['any'], output: firstField, takesFrame: true, operator: ([v]) => ({ $last: v }) },
    ] satisfies WindowFunction[]
  ).map((definition) => [definition.name, Object.freeze<WindowFunction>(definition)]),
);

function firstField([field = OUTPUT.json]: readonly Field[]): Field {
  return field;
}

function shift(sign: 1 | -1): WindowFunction['operator'] {
  return ([output, otherwise = null], { offset = 1 }) => ({
    $shift: { output, by: sign * Number(offset), default: otherwise },
  });
}

function ntile(row: string, count: string, buckets: number): Mql {
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
