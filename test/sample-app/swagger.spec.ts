import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { COUNTRY_LIST } from '../../sample-app/src/atlas/country.parameters.js';
import { ENTRY_LIST } from '../../sample-app/src/blog/entry.parameters.js';
import { testDatabase } from '../support/database.js';
import { type SampleApp, startSampleApp } from './support/sample-app.js';

interface Operation {
  readonly summary?: string;
  readonly parameters: readonly { readonly name: string; readonly schema: { readonly type?: string } }[];
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
  readonly requestBody?: object;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly properties?: Record<string, Example> }>>;
  };
}

interface Example {
  readonly example?: unknown;
  readonly $ref?: string;
  readonly allOf?: readonly Example[];
  readonly items?: Example;
}

const database = testDatabase();
let sample: SampleApp;
let document: OpenApi;

beforeAll(async () => {
  sample = await startSampleApp(database);
  document = (await sample.send<OpenApi>('GET', '/api-json')).body;
});

afterAll(async () => {
  await sample.close();
  await database.drop();
});

it('serves Swagger UI', async () => {
  const response = await fetch(`${await sample.app.getUrl()}/api`);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('swagger-ui');
});

it('describes every route, each with a summary and the shapes of its answers', () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
  );
  expect(operations.map(({ route }) => route).sort()).toEqual([
    'DELETE /entries/{id}',
    'GET /countries',
    'GET /countries/by-region',
    'GET /countries/{cca3}',
    'GET /entries',
    'GET /entries/by-month',
    'GET /entries/{id}',
    'PATCH /entries/{id}',
    'POST /entries',
  ]);
  for (const { route, operation } of operations) {
    expect([route, operation.summary]).toEqual([route, expect.stringMatching(/^[A-Z].{5,}/)]);
    const undescribed = Object.entries(operation.responses).filter(([code, { content }]) => code !== '204' && !content);
    expect([route, undescribed]).toEqual([route, []]);
    expect([route, operation.parameters.filter(({ schema }) => schema.type === undefined)]).toEqual([route, []]);
    expect([route, operation.requestBody !== undefined]).toEqual([route, /^(POST|PATCH)/.test(route)]);
  }
});

it('refers to no schema that is not there', () => {
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(references).toContain('ProblemDto');
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(references));
});

it.each([
  ['/entries', ENTRY_LIST],
  ['/countries', COUNTRY_LIST],
])('lists the parameters of GET %s, whose examples work', async (path, { filters, ordering }) => {
  const names = document.paths[path]?.['get']?.parameters.map((parameter) => parameter.name);
  expect(names).toEqual([...Object.keys(filters), 'ordering', 'limit', 'offset']);
  const queries = [
    ...Object.entries(filters).map(([name, { example }]) => ({ [name]: example })),
    ...ordering.flatMap((key) => [{ ordering: key }, { ordering: `-${key}` }]),
  ];
  for (const query of queries) {
    const { status } = await sample.send('GET', `${path}?${String(new URLSearchParams(query))}`);
    expect([query, status]).toEqual([query, 200]);
  }
});

it('gives an entry as an example that can be posted', async () => {
  const answer = await sample.send('POST', '/entries', exampleOf('NewEntryDto'));
  expect(answer).toMatchObject({ status: 201, body: exampleOf('NewEntryDto') as object });
});

/** What Swagger UI shows for a schema: the examples of its properties, to any depth. */
function exampleOf(name: string): unknown {
  const properties = document.components.schemas[name]?.properties ?? {};
  return Object.fromEntries(Object.entries(properties).map(([key, property]) => [key, exampleValue(property)]));
}

function exampleValue({ example, $ref, allOf, items }: Example): unknown {
  const ref = $ref ?? allOf?.[0]?.$ref;
  if (ref !== undefined) return exampleOf(ref.replace('#/components/schemas/', ''));
  return example === undefined && items ? [exampleValue(items)] : example;
}
