import type { Doc } from '../lookups/index.js';

/** What the documentation says of an expression. Its example is code that makes one, of the `Entry` of docs/models.md. */
export interface ExpressionDoc extends Doc<string> {
  /** What it is given, as a signature has it: `text, length, fill = Value(' ')`. */
  readonly args: string;
}
