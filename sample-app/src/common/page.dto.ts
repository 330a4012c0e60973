import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { MAX_LIMIT } from './list-parameters.js';

export interface PageShape {
  items: unknown[];
  total: number;
  limit: number;
  offset: number;
}

/**
 * A class that documents a `Page` of the given items.
 *
 * @example
 * class EntryPageDto extends PageOf(EntryDto) {}
 */
export function PageOf(item: Type): Type<PageShape> {
  class PageDto implements PageShape {
    @ApiProperty({ type: [item] }) items!: unknown[];
    @ApiProperty({ description: 'How many there are without `limit` and `offset`.', example: 1 }) total!: number;
    @ApiProperty({ example: MAX_LIMIT }) limit!: number;
    @ApiProperty({ example: 0 }) offset!: number;
  }
  return PageDto;
}
