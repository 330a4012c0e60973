import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiList } from '../common/api-list.decorator.js';
import { ApiProblems } from '../common/api-problems.decorator.js';
import type { ListRequest, Page } from '../common/list-parameters.js';
import { ParseListPipe } from '../common/parse-list.pipe.js';
import { CountriesService, type RegionSummary } from './countries.service.js';
import { COUNTRY_LIST } from './country.parameters.js';
import { CountryDto, CountryPageDto } from './dto/country.dto.js';
import { RegionSummaryDto } from './dto/region-summary.dto.js';
import type { Country } from './models/country.model.js';
import { ParseCca3Pipe } from './parse-cca3.pipe.js';

@ApiTags('atlas')
@Controller('countries')
export class CountriesController {
  constructor(private readonly countries: CountriesService) {}

  @Get()
  @ApiOperation({ summary: 'Find countries by their fields, those of names, languages and currencies included' })
  @ApiList(COUNTRY_LIST)
  @ApiOkResponse({ type: CountryPageDto, description: 'By name, unless ordered otherwise.' })
  @ApiProblems(400)
  list(@Query(new ParseListPipe(COUNTRY_LIST)) request: ListRequest): Promise<Page<Country>> {
    return this.countries.list(request);
  }

  @Get('by-region')
  @ApiOperation({ summary: 'Count countries and sum their areas by region and subregion (a raw aggregation)' })
  @ApiOkResponse({ type: [RegionSummaryDto], description: 'By region and subregion.' })
  @ApiProblems()
  byRegion(): Promise<RegionSummary[]> {
    return this.countries.summarizeByRegion();
  }

  @Get(':cca3')
  @ApiOperation({ summary: 'Read a country' })
  @ApiParam({ name: 'cca3', description: 'ISO 3166-1 code of three letters, in either case.', example: 'ESP' })
  @ApiOkResponse({ type: CountryDto, description: 'The country.' })
  @ApiProblems(400, 404)
  get(@Param('cca3', ParseCca3Pipe) cca3: string): Promise<Country> {
    return this.countries.get(cca3);
  }
}
