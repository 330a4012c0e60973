import { Inject } from '@nestjs/common';
import type { ModelClass } from '../meta/index.js';
import { getConnectionToken, getManagerToken } from './tokens.js';

/**
 * Injects the manager of a model.
 *
 * @example
 * constructor(@InjectManager(Entry) private readonly entries: DjongoManager<Entry>) {}
 */
export function InjectManager(model: ModelClass, alias?: string): PropertyDecorator & ParameterDecorator {
  return Inject(getManagerToken(model, alias));
}

/** The same as `InjectManager`, for those who know it by this name. */
export const InjectRepository = InjectManager;

/**
 * Injects the connection of a database.
 *
 * @example
 * constructor(@InjectConnection() private readonly connection: DjongoConnection) {}
 */
export function InjectConnection(alias?: string): PropertyDecorator & ParameterDecorator {
  return Inject(getConnectionToken(alias));
}
