import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type Input, ObjectId, ParseObjectIdPipe } from 'nestjs-djongo';
import { ApiList } from '../common/api-list.decorator.js';
import { ApiProblems } from '../common/api-problems.decorator.js';
import type { ListRequest, Page } from '../common/list-parameters.js';
import { ParseFieldsPipe } from '../common/parse-fields.pipe.js';
import { ParseListPipe } from '../common/parse-list.pipe.js';
import { EntryChangesDto } from './dto/entry-changes.dto.js';
import { EntryDto, EntryPageDto, NewEntryDto } from './dto/entry.dto.js';
import { MonthCountDto } from './dto/month-count.dto.js';
import { EntriesService, type MonthCount } from './entries.service.js';
import { ENTRY_FIELDS, ENTRY_LIST } from './entry.parameters.js';
import type { Entry } from './models/entry.model.js';

const ApiEntryId = (): MethodDecorator =>
  ApiParam({ name: 'id', type: 'string', description: 'The `_id` of an entry, 24 hexadecimal digits.' });

@ApiTags('blog')
@Controller('entries')
export class EntriesController {
  constructor(private readonly entries: EntriesService) {}

  @Post()
  @ApiOperation({ summary: 'Publish an entry, with its blog and its authors inside it' })
  @ApiBody({ type: NewEntryDto })
  @ApiCreatedResponse({ type: EntryDto, description: 'The entry as it was stored.' })
  @ApiProblems(400)
  create(@Body(new ParseFieldsPipe<Entry>(ENTRY_FIELDS)) values: Input<Entry>): Promise<Entry> {
    return this.entries.create(values);
  }

  @Get()
  @ApiOperation({ summary: 'Find entries by their fields, those of the embedded blog and authors included' })
  @ApiList(ENTRY_LIST)
  @ApiOkResponse({ type: EntryPageDto, description: 'The latest first, unless ordered otherwise.' })
  @ApiProblems(400)
  list(@Query(new ParseListPipe(ENTRY_LIST)) request: ListRequest): Promise<Page<Entry>> {
    return this.entries.list(request);
  }

  @Get('by-month')
  @ApiOperation({ summary: 'Count entries by blog and month (a raw aggregation)' })
  @ApiOkResponse({ type: [MonthCountDto], description: 'The latest month first.' })
  @ApiProblems()
  byMonth(): Promise<MonthCount[]> {
    return this.entries.countByMonth();
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read an entry' })
  @ApiEntryId()
  @ApiOkResponse({ type: EntryDto, description: 'The entry.' })
  @ApiProblems(400, 404)
  get(@Param('id', ParseObjectIdPipe) id: ObjectId): Promise<Entry> {
    return this.entries.get(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change some fields of an entry, or of its blog' })
  @ApiEntryId()
  @ApiBody({ type: EntryChangesDto, examples: { tagline: { value: { n_comments: 1, blog: { tagline: 'News.' } } } } })
  @ApiOkResponse({ type: EntryDto, description: 'The changed entry.' })
  @ApiProblems(400, 404)
  change(
    @Param('id', ParseObjectIdPipe) id: ObjectId,
    @Body(new ParseFieldsPipe<Entry>(ENTRY_FIELDS)) changes: Input<Entry>,
  ): Promise<Entry> {
    return this.entries.change(id, changes);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an entry' })
  @ApiEntryId()
  @ApiNoContentResponse({ description: 'The entry is gone.' })
  @ApiProblems(400, 404)
  delete(@Param('id', ParseObjectIdPipe) id: ObjectId): Promise<void> {
    return this.entries.delete(id);
  }
}
