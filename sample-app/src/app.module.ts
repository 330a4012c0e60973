import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { DjongoExceptionFilter, DjongoModule } from 'nestjs-djongo';
import { AtlasModule } from './atlas/atlas.module.js';
import { Country } from './atlas/models/country.model.js';
import { BlogModule } from './blog/blog.module.js';
import { Entry } from './blog/models/entry.model.js';

@Module({
  imports: [
    DjongoModule.forRoot({
      name: process.env['MONGODB_NAME'] || 'sample',
      uri: process.env['MONGODB_URI'] || 'mongodb://127.0.0.1:27017',
      models: [Entry, Country],
    }),
    BlogModule,
    AtlasModule,
  ],
  providers: [{ provide: APP_FILTER, useClass: DjongoExceptionFilter }],
})
export class AppModule {}
