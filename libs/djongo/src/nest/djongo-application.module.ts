import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ConnectionSet } from '../connection/index.js';
import { FeatureModels } from './feature-models.js';
import { SignalReceivers } from './signal-receivers.js';

/** What the databases of one application share. Nest makes one of it for each application, however often it is imported. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [{ provide: ConnectionSet, useFactory: () => new ConnectionSet() }, FeatureModels, SignalReceivers],
  exports: [ConnectionSet, FeatureModels],
})
export class DjongoApplicationModule {}
