import type { Condition } from '../expressions/index.js';
import { declarationOptions } from './declaration-options.js';

/** Options of `CheckConstraint`. */
export interface CheckConstraintOptions {
  /** What every document must meet: a document is legal where `filter(check)` would find it. */
  readonly check: Condition;
  /** For messages. */
  readonly name: string;
}

/**
 * A rule that every document must meet. `save` checks it as far as it can without the server (`ValidationError`), the
 * server checks every write (`IntegrityError`).
 *
 * @throws ImproperlyConfigured for an option that it has not, or a value that the option does not take
 * @example
 * @Meta({ constraints: [new CheckConstraint({ check: Q({ n_comments__gte: 0 }), name: 'n_comments_positive' })] })
 * // { create: 'entry', validator: { n_comments: { $gte: 0 } } }
 */
export class CheckConstraint {
  readonly options: Readonly<CheckConstraintOptions>;

  constructor(options: CheckConstraintOptions) {
    this.options = declarationOptions('CheckConstraint', options, ['check', 'name'], ['check', 'name']);
  }
}
