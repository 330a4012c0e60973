import { ApiProperty } from '@nestjs/swagger';
import { PageOf } from '../../common/page.dto.js';

export class NativeNameDto {
  @ApiProperty({ description: 'ISO 639-3, of the language.', example: 'spa' }) code!: string;
  @ApiProperty({ example: 'España' }) common!: string;
  @ApiProperty({ example: 'Reino de España' }) official!: string;
}

export class CountryNameDto {
  @ApiProperty({ example: 'Spain' }) common!: string;
  @ApiProperty({ example: 'Kingdom of Spain' }) official!: string;
  @ApiProperty({ type: [NativeNameDto] }) native!: NativeNameDto[];
}

export class LanguageDto {
  @ApiProperty({ description: 'ISO 639-3.', example: 'spa' }) code!: string;
  @ApiProperty({ example: 'Spanish' }) name!: string;
}

export class CurrencyDto {
  @ApiProperty({ description: 'ISO 4217.', example: 'EUR' }) code!: string;
  @ApiProperty({ example: 'Euro' }) name!: string;
  @ApiProperty({ example: '€' }) symbol!: string;
}

export class CountryDto {
  @ApiProperty({ example: 'ESP' }) cca3!: string;
  @ApiProperty({ example: 'ES' }) cca2!: string;
  @ApiProperty() name!: CountryNameDto;
  @ApiProperty({ example: 'Europe' }) region!: string;
  @ApiProperty({ example: 'Southern Europe' }) subregion!: string;
  @ApiProperty({ type: [LanguageDto] }) languages!: LanguageDto[];
  @ApiProperty({ type: [CurrencyDto] }) currencies!: CurrencyDto[];
  @ApiProperty({ type: [String], example: ['AND', 'FRA', 'GIB', 'PRT', 'MAR'] }) borders!: string[];
  @ApiProperty({ type: [Number], description: 'Latitude and longitude in degrees.', example: [40, -4] })
  latlng!: number[];
  @ApiProperty({ example: false }) landlocked!: boolean;
  @ApiProperty({ type: 'number', nullable: true, description: 'In square kilometres.', example: 505992 })
  area!: number | null;
  @ApiProperty({ example: '🇪🇸' }) flag!: string;
}

export class CountryPageDto extends PageOf(CountryDto) {}
