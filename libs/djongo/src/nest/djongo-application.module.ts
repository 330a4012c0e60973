import { Global, Module } from '@nestjs/common';
import { ConnectionSet } from '../connection/index.js';
import { FeatureModels } from './feature-models.js';

/** What the databases of one application share. Nest makes one of it for each application, however often it is imported. */
@Global()
@Module({
  providers: [{ provide: ConnectionSet, useFactory: () => new ConnectionSet() }, FeatureModels],
  exports: [ConnectionSet, FeatureModels],
})
export class DjongoApplicationModule {}
