import { ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { BlogDto, NewEntryDto } from './entry.dto.js';

class BlogChangesDto extends PartialType(BlogDto) {}

/** What `PATCH /entries/:id` takes: any of the fields, and any of the fields of the blog. */
export class EntryChangesDto extends PartialType(OmitType(NewEntryDto, ['blog'])) {
  @ApiPropertyOptional() blog?: BlogChangesDto;
}
