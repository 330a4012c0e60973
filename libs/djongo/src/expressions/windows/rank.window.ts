import { callNode, Expression } from '../expression.js';
import { OUTPUT } from '../outputs.js';
import { defineWindow, type Place } from './define-window.js';

export const rank = defineWindow({
  name: 'Rank',
  doc: {
    args: '',
    says: 'the rank, from 1; ties have the same, and leave gaps',
    example: "Window(Rank(), { orderBy: ['-n_comments'] })",
  },
  takes: [],
  output: OUTPUT.integer,
  takesFrame: false,
  operator: () => ({ $rank: {} }),
});

/** The rank of a row, from 1; ties have the same, and leave gaps. Stands in a `Window`. → `{ $rank: {} }` */
export function Rank(): Place<never, number> {
  return new Expression(callNode(rank.name, []));
}
