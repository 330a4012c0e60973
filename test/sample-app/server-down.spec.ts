import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freePort } from '../../libs/djongo/src/testing/free-port.js';
import { type SampleApp, startSampleApp } from './support/sample-app.js';

const SELECTION_MS = 300;
/** Far beyond what waiting for the server costs; these machines may be busy. */
const GRACE_MS = 10_000;
let sample: SampleApp;

async function startWithoutServer(selectionMs: number): Promise<SampleApp> {
  const uri = `mongodb://127.0.0.1:${await freePort()}/?serverSelectionTimeoutMS=${selectionMs}`;
  return startSampleApp({ uri, name: 'never_there' });
}

beforeAll(async () => {
  sample = await startWithoutServer(SELECTION_MS);
});

afterAll(() => sample.close());

it('boots without the server', async () => {
  // A boot that waited for this server would outlast the test.
  const waiting = await startWithoutServer(600_000);
  expect(await waiting.send('GET', '/api-json')).toMatchObject({ status: 200 });
  await waiting.close();
});

it.each([
  ['GET', '/entries'],
  ['GET', '/entries/by-month'],
  ['GET', '/entries/65e05d64f1d2c3a4b5c6d7e8'],
  ['POST', '/entries'],
  ['GET', '/countries'],
  ['GET', '/countries/by-region'],
  ['GET', '/countries/ESP'],
])('answers %s %s with 503 within the time for finding a server', async (method, path) => {
  const start = performance.now();
  const entry = { blog: { name: 'b' }, headline: 'h' };
  const answer = await sample.send(method, path, method === 'POST' ? entry : undefined);
  expect(answer).toMatchObject({ status: 503, body: { code: 'operational_error' } });
  expect(performance.now() - start).toBeLessThan(SELECTION_MS + GRACE_MS);
  expect(JSON.stringify(answer.body)).not.toContain('127.0.0.1');
});

it('still refuses what is wrong at once', async () => {
  expect(await sample.send('GET', '/entries?nonsense=1')).toMatchObject({ status: 400 });
});
