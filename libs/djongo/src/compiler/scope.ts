import type { ExpressionNode, QuerySource } from '../ast/index.js';
import type { CompiledArgument } from '../expressions/index.js';
import type { ModelMeta, PathStep } from '../meta/index.js';

/** Where a path begins: the step, and how many of the path's names it stands for. */
export interface PathStart {
  readonly step: PathStep;
  readonly length: number;
}

/** What may be named in a query, at some place in it: the fields of the model, and what was computed before. */
export interface Scope {
  readonly meta: ModelMeta;
  /** For messages: `Entry`. */
  readonly name: string;
  /** For messages, where there are not the model's fields but other names: `in its rows`. */
  readonly place: string | undefined;
  /** Where a path of these names begins; undefined where the first of them is unknown here. */
  start(names: readonly string[]): PathStart | undefined;
  /** All names, for a hint at the one that was meant. */
  names(): readonly string[];
  /** An expression that stands in this scope, compiled. */
  compile(node: ExpressionNode): CompiledArgument;
  /** The field of the single value that each row of another query is. Throws `FieldError` where rows have several. */
  fieldOfRows(source: QuerySource): CompiledArgument['field'];
}
