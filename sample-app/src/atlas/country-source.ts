import type { Input } from 'nestjs-djongo';
import type { Country as SourceCountry } from 'world-countries';
import type { Country } from './models/country.model.js';

/** The countries of the package `world-countries`, as the model takes them. The file is large, so it is read when needed. */
export async function readCountries(): Promise<(Input<Country> & { readonly cca3: string })[]> {
  const { default: countries }: { default: unknown } = await import('world-countries');
  // The package's types describe its ES module; what Node loads is its CommonJS build, which is the list itself.
  return (countries as readonly SourceCountry[]).map(toCountry);
}

/** Dictionaries by code become arrays of embedded documents, which can be searched by any of their fields. */
function toCountry(source: SourceCountry): Input<Country> & { readonly cca3: string } {
  const { cca3, cca2, name, region, subregion, borders, latlng, landlocked, area, flag } = source;
  return {
    cca3,
    cca2,
    name: { common: name.common, official: name.official, native: withCodes(name.native) },
    region,
    subregion,
    languages: Object.entries(source.languages).map(([code, language]) => ({ code, name: language })),
    currencies: withCodes(source.currencies),
    borders,
    latlng,
    landlocked,
    // The package writes -1 for an area that is not known.
    area: area < 0 ? null : area,
    flag,
  };
}

function withCodes<T extends object>(byCode: Readonly<Record<string, T>>): (T & { code: string })[] {
  return Object.entries(byCode).map(([code, value]) => ({ code, ...value }));
}
