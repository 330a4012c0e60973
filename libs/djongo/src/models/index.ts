export { bindStaticManagers, managerFor } from './bind-managers.js';
export type { CleanOptions, FullCleanOptions } from './clean-options.js';
export { DjongoManager } from './djongo-manager.js';
export { Model } from './model.js';
export type { SaveOptions } from './save-instance.js';
