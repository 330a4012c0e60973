import { ApiProperty } from '@nestjs/swagger';

export class RegionSummaryDto {
  @ApiProperty({ example: 'Europe' }) region!: string;
  @ApiProperty({ example: 'Southern Europe' }) subregion!: string;
  @ApiProperty({ type: 'integer', example: 16 }) count!: number;
  @ApiProperty({ description: 'In square kilometres.', example: 1052384.44 }) area!: number;
}
