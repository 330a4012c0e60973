import { Module } from '@nestjs/common';
import { DjongoModule } from 'nestjs-djongo';
import { AtlasLoader } from './atlas-loader.js';
import { CountriesController } from './countries.controller.js';
import { CountriesService } from './countries.service.js';
import { Country } from './models/country.model.js';

@Module({
  imports: [DjongoModule.forFeature([Country])],
  controllers: [CountriesController],
  providers: [CountriesService, AtlasLoader],
})
export class AtlasModule {}
