import { callNode, Expression } from '../expression.js';
import { OUTPUT } from '../outputs.js';
import { defineWindow, type Place } from './define-window.js';

export const percentRank = defineWindow({
  name: 'PercentRank',
  doc: {
    args: '',
    says: 'the rank as a part of the partition: 0 for the first, 1 for the last',
    example: "Window(PercentRank(), { orderBy: ['-n_comments'] })",
  },
  takes: [],
  output: OUTPUT.float,
  takesFrame: false,
  operator: () => ({ $rank: {} }),
  result: (rank, count) => ({
    $cond: [{ $eq: [count, 1] }, 0, { $divide: [{ $subtract: [rank, 1] }, { $subtract: [count, 1] }] }],
  }),
});

/** The rank as a part of the partition: 0 for the first, 1 for the last. Stands in a `Window`. */
export function PercentRank(): Place<never, number> {
  return new Expression(callNode(percentRank.name, []));
}
