export { DjongoExceptionFilter } from './djongo-exception.filter.js';
export { DjongoModule } from './djongo.module.js';
export type {
  DjongoFactoryOptions,
  DjongoModuleAsyncOptions,
  DjongoModuleOptions,
  DjongoOptionsFactory,
} from './djongo-options.js';
export { InjectConnection, InjectManager, InjectRepository } from './inject.decorators.js';
export { ParseObjectIdPipe } from './parse-object-id.pipe.js';
export { type ProblemDetails } from './problem-details.js';
export { PostDelete, PostSave, PreDelete, PreSave, type SignalDecorator } from './signal.decorators.js';
export { getConnectionToken, getManagerToken } from './tokens.js';
