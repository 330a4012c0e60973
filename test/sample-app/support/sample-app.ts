import { NestFactory } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { setEnvironment } from '../../support/scratch.js';

/** An answer over HTTP, its body read. */
export interface Answer<T> {
  readonly status: number;
  readonly contentType: string;
  readonly body: T;
}

/** The sample app, listening on a port of its own. */
export interface SampleApp {
  readonly app: INestApplication;
  /** Sends a request; a body goes as JSON, a text as it is. */
  send<T = unknown>(method: string, path: string, body?: unknown): Promise<Answer<T>>;
  close(): Promise<void>;
}

/** Starts the app as `main.ts` does, on the given database. The module reads the environment when it is imported. */
export async function startSampleApp(database: { readonly uri: string; readonly name: string }): Promise<SampleApp> {
  const restore = setEnvironment({ MONGODB_URI: database.uri, MONGODB_NAME: database.name });
  const { AppModule } = await import('../../../sample-app/src/app.module.js');
  const { setupSwagger } = await import('../../../sample-app/src/setup-swagger.js');
  const app = await NestFactory.create(AppModule, { logger: false });
  setupSwagger(app);
  await app.listen(0);
  const url = await app.getUrl();
  restore();
  return { app, send: (method, path, body) => send(method, `${url}${path}`, body), close: () => app.close() };
}

async function send<T>(method: string, url: string, body: unknown): Promise<Answer<T>> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const json = { headers: { 'content-type': 'application/json' }, body: text };
  const response = await fetch(url, { method, ...(body === undefined ? {} : json) });
  const answer = await response.text();
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    body: (answer === '' ? undefined : JSON.parse(answer)) as T,
  };
}
