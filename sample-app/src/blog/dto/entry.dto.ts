import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '../../common/page.dto.js';

export class BlogDto {
  @ApiProperty({ maxLength: 100, example: 'Beatles Blog' }) name!: string;
  @ApiPropertyOptional({ example: 'All the latest Beatles news.' }) tagline?: string;
}

export class AuthorDto {
  @ApiProperty({ maxLength: 200, example: 'John' }) name!: string;
  @ApiProperty({ maxLength: 254, format: 'email', example: 'john@example.com' }) email!: string;
}

/** What `POST /entries` takes. */
export class NewEntryDto {
  @ApiProperty() blog!: BlogDto;
  @ApiProperty({ maxLength: 255, example: 'Hello, MongoDB' }) headline!: string;
  @ApiPropertyOptional({ example: 'Documents inside documents.' }) body_text?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Now, unless given.', example: '2024-02-29T10:15:00.000Z' })
  pub_date?: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time', nullable: true, example: null }) mod_date?: string | null;
  @ApiPropertyOptional({ type: [AuthorDto] }) authors?: AuthorDto[];
  @ApiPropertyOptional({ type: 'integer', minimum: 0, example: 0 }) n_comments?: number;
  @ApiPropertyOptional({ type: 'integer', minimum: 0, example: 0 }) n_pingbacks?: number;
  @ApiPropertyOptional({ type: 'number', nullable: true, example: 4.5 }) rating?: number | null;
  @ApiPropertyOptional({ type: [String], example: ['mongodb', 'nestjs'] }) tags?: string[];
}

/** An entry as it is stored. */
export class EntryDto extends NewEntryDto {
  @ApiProperty({ pattern: '^[0-9a-f]{24}$', example: '65e05d64f1d2c3a4b5c6d7e8' }) _id!: string;
}

export class EntryPageDto extends PageOf(EntryDto) {}
