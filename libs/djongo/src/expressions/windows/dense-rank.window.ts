import { callNode, Expression } from '../expression.js';
import { OUTPUT } from '../outputs.js';
import { defineWindow, type Place } from './define-window.js';

export const denseRank = defineWindow({
  name: 'DenseRank',
  doc: {
    args: '',
    says: 'the rank, from 1; ties have the same, and leave no gaps',
    example: "Window(DenseRank(), { orderBy: ['-n_comments'] })",
  },
  takes: [],
  output: OUTPUT.integer,
  takesFrame: false,
  operator: () => ({ $denseRank: {} }),
});

/** The rank of a row, from 1; ties have the same, and leave no gaps. Stands in a `Window`. → `{ $denseRank: {} }` */
export function DenseRank(): Place<never, number> {
  return new Expression(callNode(denseRank.name, []));
}
