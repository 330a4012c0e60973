import { Injectable } from '@nestjs/common';
import { DjongoManager, InjectManager } from 'nestjs-djongo';
import { listPage } from '../common/list-page.js';
import type { ListRequest, Page } from '../common/list-parameters.js';
import { Country } from './models/country.model.js';

/** The countries of a part of the world, taken together. */
export interface RegionSummary {
  readonly region: string;
  readonly subregion: string;
  /** Number of countries. */
  readonly count: number;
  /** In square kilometres. */
  readonly area: number;
}

@Injectable()
export class CountriesService {
  constructor(@InjectManager(Country) private readonly countries: DjongoManager<Country>) {}

  list(request: ListRequest): Promise<Page<Country>> {
    return listPage(this.countries.all(), request);
  }

  get(cca3: string): Promise<Country> {
    return this.countries.get({ cca3 });
  }

  /** A raw aggregation: the driver's own cursor, typed by what the pipeline makes. */
  summarizeByRegion(): Promise<RegionSummary[]> {
    const part = { region: '$region', subregion: '$subregion' };
    const sums = { count: '$count', area: { $round: ['$area', 2] } };
    return this.countries
      .mongo_aggregate<RegionSummary>([
        { $group: { _id: part, count: { $sum: 1 }, area: { $sum: '$area' } } },
        { $sort: { '_id.region': 1, '_id.subregion': 1 } },
        { $replaceWith: { region: '$_id.region', subregion: '$_id.subregion', ...sums } },
      ])
      .toArray();
  }
}
