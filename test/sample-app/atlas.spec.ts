import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AtlasLoader } from '../../sample-app/src/atlas/atlas-loader.js';
import { readCountries } from '../../sample-app/src/atlas/country-source.js';
import { testDatabase } from '../support/database.js';
import { type SampleApp, startSampleApp } from './support/sample-app.js';
import type { CountryJson, PageJson } from './support/shapes.js';

const database = testDatabase();
const stored = database.db.collection<{ _id: string }>('country');
let sample: SampleApp;

beforeAll(async () => {
  sample = await startSampleApp(database);
  await sample.app.get(AtlasLoader).load();
});

afterAll(async () => {
  await sample.close();
  await database.drop();
});

async function find(query: string): Promise<PageJson<CountryJson>> {
  const { status, body } = await sample.send<PageJson<CountryJson>>('GET', `/countries?${query}`);
  expect(status).toBe(200);
  return body;
}

describe('the load', () => {
  it('brings in every country of the package', async () => {
    expect(await find('limit=1')).toMatchObject({ total: 250 });
    expect(await stored.distinct('_id')).toHaveLength(250);
  });

  it('does nothing the second time', async () => {
    const before = await stored.find().toArray();
    expect(await sample.app.get(AtlasLoader).load()).toBe(0);
    expect(await stored.find().toArray()).toEqual(before);
  });

  it('goes on where it was interrupted, and mends what differs', async () => {
    const before = await stored.find().sort({ _id: 1 }).toArray();
    await stored.deleteMany({ _id: { $in: ['ESP', 'FRA', 'PRT'] } });
    await stored.updateOne({ _id: 'DEU' }, { $set: { languages: [], area: 1 }, $unset: { borders: 1 } });
    expect(await sample.app.get(AtlasLoader).load()).toBe(4);
    expect(await stored.find().sort({ _id: 1 }).toArray()).toEqual(before);
  });

  it('may run twice at the same time', async () => {
    await stored.deleteMany({ _id: { $gt: 'M' } });
    await Promise.all([sample.app.get(AtlasLoader).load(), sample.app.get(AtlasLoader).load()]);
    expect(await stored.countDocuments()).toBe(250);
  });
});

describe('GET /countries', () => {
  it.each([
    ['languages__name=Spanish&currencies__code=EUR', ['ESP']],
    ['languages__code=deu&languages__name=French', []],
    ['borders=PRT', ['ESP']],
    ['name__native__common=España', ['ESP']],
    ['name__common__icontains=GUINEA&ordering=cca3', ['GIN', 'GNB', 'GNQ', 'PNG']],
    ['name__common__istartswith=united&region=Europe', ['GBR']],
    ['region=Europe&landlocked=true&area__lte=500', ['AND', 'LIE', 'SMR', 'VAT']],
    ['area__gte=9000000&ordering=-area', ['RUS', 'ATA', 'CAN', 'CHN', 'USA']],
    ['subregion=Northern Africa&ordering=-name__common&limit=2', ['ESH', 'TUN']],
    ['currencies__name__icontains=renminbi', []],
    ['cca2=AQ', ['ATA']],
    ['borders__len=14&ordering=cca3', ['RUS']],
    ['region=$ne', []],
  ])('finds by %j', async (query, codes) => {
    const { items, total } = await find(query);
    expect(items.map((country) => country.cca3)).toEqual(codes);
    expect(total).toBeGreaterThanOrEqual(codes.length);
  });

  it('orders by name, and slices without gaps', async () => {
    const pages = await Promise.all(['0', '100', '200'].map((offset) => find(`offset=${offset}`)));
    const codes = pages.flatMap(({ items }) => items.map((country) => country.cca3));
    expect(new Set(codes).size).toBe(250);
    expect(codes.slice(0, 3)).toEqual(['AFG', 'ALB', 'DZA']);
  });

  it.each([
    'name__common__regex=.',
    'languages[code]=fra',
    'region=Asia&region=Europe',
    'limit=250',
    'landlocked=maybe',
  ])('refuses %j', async (query) => {
    expect(await sample.send('GET', `/countries?${query}`)).toMatchObject({ status: 400 });
  });
});

describe('GET /countries/:cca3', () => {
  it.each(['ESP', 'esp', 'eSp'])('reads %s', async (code) => {
    const { status, body } = await sample.send('GET', `/countries/${code}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      cca3: 'ESP',
      cca2: 'ES',
      name: {
        common: 'Spain',
        official: 'Kingdom of Spain',
        native: [{ code: 'spa', common: 'España', official: 'Reino de España' }],
      },
      region: 'Europe',
      subregion: 'Southern Europe',
      languages: [{ code: 'spa', name: 'Spanish' }],
      currencies: [{ code: 'EUR', name: 'Euro', symbol: '€' }],
      borders: ['AND', 'FRA', 'GIB', 'PRT', 'MAR'],
      latlng: [40, -4],
      landlocked: false,
      area: 505992,
      flag: '🇪🇸',
    });
  });

  it('knows no area of Svalbard, and no subregion of Antarctica', async () => {
    expect(await sample.send('GET', '/countries/sjm')).toMatchObject({ body: { area: null } });
    expect(await sample.send('GET', '/countries/ata')).toMatchObject({ body: { subregion: '', currencies: [] } });
  });

  it('tells a wrong code from one that is not there', async () => {
    expect(await sample.send('GET', '/countries/zzz')).toMatchObject({ status: 404 });
    expect(await sample.send('GET', '/countries/es')).toMatchObject({ status: 400 });
    expect(await sample.send('GET', '/countries/France')).toMatchObject({ status: 400 });
  });
});

it('sums countries and areas by region', async () => {
  const sums = new Map<string, { region: string; subregion: string; count: number; area: number }>();
  for (const { region = '', subregion = '', area } of await readCountries()) {
    const sum = sums.get(region + subregion) ?? { region, subregion, count: 0, area: 0 };
    sums.set(region + subregion, { ...sum, count: sum.count + 1, area: sum.area + (area ?? 0) });
  }
  const expected = [...sums.values()]
    .map((sum) => ({ ...sum, area: Math.round(sum.area * 100) / 100 }))
    .sort((a, b) => (a.region + a.subregion < b.region + b.subregion ? -1 : 1));
  const { status, body } = await sample.send('GET', '/countries/by-region');
  expect(status).toBe(200);
  expect(body).toEqual(expected);
  expect(expected.reduce((sum, { count }) => sum + count, 0)).toBe(250);
});
