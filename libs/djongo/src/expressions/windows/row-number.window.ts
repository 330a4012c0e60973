import { callNode, Expression } from '../expression.js';
import { OUTPUT } from '../outputs.js';
import { defineWindow, type Place } from './define-window.js';

export const rowNumber = defineWindow({
  name: 'RowNumber',
  doc: {
    args: '',
    says: 'the number of the row, from 1; each has its own',
    example: "Window(RowNumber(), { orderBy: ['-n_comments'] })",
  },
  takes: [],
  output: OUTPUT.integer,
  takesFrame: false,
  operator: () => ({ $documentNumber: {} }),
});

/** The number of a row in its partition, from 1; each has its own. Stands in a `Window`. → `{ $documentNumber: {} }` */
export function RowNumber(): Place<never, number> {
  return new Expression(callNode(rowNumber.name, []));
}
