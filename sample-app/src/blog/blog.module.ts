import { Module } from '@nestjs/common';
import { DjongoModule } from 'nestjs-djongo';
import { EntriesController } from './entries.controller.js';
import { EntriesService } from './entries.service.js';
import { Entry } from './models/entry.model.js';

@Module({
  imports: [DjongoModule.forFeature([Entry])],
  controllers: [EntriesController],
  providers: [EntriesService],
})
export class BlogModule {}
