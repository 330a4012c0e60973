import type { Document } from '../bson.js';
import { DjongoError, ImproperlyConfigured } from '../errors/index.js';
import type { Condition } from '../expressions/index.js';
import type { ModelMeta } from '../meta/index.js';
import { hasSubquery } from './node-traits.js';
import { compileMatch } from './match.js';
import { modelScope } from './query-scope.js';
import { resolveCondition } from './resolve.js';

/**
 * The filter document of a condition that a model declares, in an index or a constraint; `what` names it. Throws
 * `ImproperlyConfigured` where it names what the model has not, or asks for other documents.
 */
export function compileDeclared(meta: ModelMeta, what: string, { node }: Condition): Document {
  if (hasSubquery(node)) {
    throw new ImproperlyConfigured(`${meta.name}: ${what} may not ask for other documents.`);
  }
  try {
    return compileMatch(resolveCondition(modelScope(meta), node));
  } catch (error) {
    if (!(error instanceof DjongoError)) throw error;
    throw new ImproperlyConfigured(`${meta.name}: ${what} cannot be compiled: ${error.message}`, { cause: error });
  }
}
