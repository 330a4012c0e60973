import type { ListParameters } from '../common/list-parameters.js';
import type { Country } from './models/country.model.js';

/** The query parameters of `GET /countries`. */
export const COUNTRY_LIST: ListParameters<Country> = {
  filters: {
    cca2: { type: 'string', example: 'FR' },
    name__common: { type: 'string', example: 'France' },
    name__common__icontains: { type: 'string', example: 'land' },
    name__common__istartswith: { type: 'string', example: 'united' },
    name__native__common: { type: 'string', example: 'España' },
    region: { type: 'string', example: 'Europe' },
    subregion: { type: 'string', example: 'Western Europe' },
    languages__code: { type: 'string', example: 'fra' },
    languages__name: { type: 'string', example: 'French' },
    currencies__code: { type: 'string', example: 'EUR' },
    currencies__name__icontains: { type: 'string', example: 'franc' },
    borders: { type: 'string', example: 'DEU' },
    borders__len: { type: 'integer', example: '0' },
    landlocked: { type: 'boolean', example: 'true' },
    area__gte: { type: 'number', example: '1000000' },
    area__lte: { type: 'number', example: '500' },
  },
  ordering: ['name__common', 'region', 'subregion', 'area', 'cca3'],
};
