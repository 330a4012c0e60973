import { ApiProperty } from '@nestjs/swagger';

export class MonthCountDto {
  @ApiProperty({ example: 'Beatles Blog' }) blog!: string;
  @ApiProperty({ example: '2024-02' }) month!: string;
  @ApiProperty({ type: 'integer', example: 1 }) count!: number;
}
