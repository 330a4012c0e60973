import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scratchFolder } from '../support/scratch.js';
import { type Cruise, cruise, reachedFrom } from './support/cruise.js';
import { ROOT } from './support/root.js';

const SRC = 'libs/djongo/src';

/** A small library under the real configuration: what it may do, and one offence of each kind. */
const TREE: Record<string, string> = {
  [`${SRC}/index.ts`]: `export { model } from './models/model.js';`,
  [`${SRC}/bson.ts`]: `export { ObjectId } from 'mongodb';`,
  [`${SRC}/errors/base.ts`]: `export const base = 1;`,
  [`${SRC}/models/model.ts`]: `
    import { query } from '../queryset/query.js';
    import { ObjectId } from '../bson.js';
    import { base } from '../errors/base.js';
    export const model = [query, ObjectId, base];`,
  [`${SRC}/queryset/query.ts`]: `export const query = 1;`,
  [`${SRC}/queryset/stream.ts`]: `import { Observable } from 'rxjs'; export const stream = Observable;`,
  [`${SRC}/connection/client.ts`]: `import { MongoClient } from 'mongodb'; export const client = new MongoClient('');`,
  [`${SRC}/nest/thing.module.ts`]: `import { Module } from '@nestjs/common'; export const made = Module({});`,
  [`${SRC}/models/model.spec.ts`]: `import 'mongodb'; import '../nest/thing.module.js'; import '../queryset/query.js';`,
  'sample-app/src/main.ts': `import { model } from 'nestjs-djongo'; export const main = model;`,

  [`${SRC}/ast/upward.ts`]: `import { query } from '../queryset/query.js'; export const upward = query;`,
  [`${SRC}/lookups/upward-type.ts`]: `import type { query } from '../queryset/query.js'; export type Upward = typeof query;`,
  [`${SRC}/errors/upward.ts`]: `import { base } from '../ast/upward.js'; export const errors = base;`,
  [`${SRC}/fields/cycle-a.ts`]: `import { b } from './cycle-b.js'; export const a = () => b;`,
  [`${SRC}/fields/cycle-b.ts`]: `import { a } from './cycle-a.js'; export const b = () => a;`,
  [`${SRC}/meta/type-cycle-a.ts`]: `import type { B } from './type-cycle-b.js'; export interface A { b: B }`,
  [`${SRC}/meta/type-cycle-b.ts`]: `import type { A } from './type-cycle-a.js'; export interface B { a: A }`,
  [`${SRC}/models/nest.ts`]: `import { Module } from '@nestjs/common'; export const made = Module({});`,
  [`${SRC}/models/nest-type.ts`]: `import type { Module } from '@nestjs/common'; export type Made = typeof Module;`,
  [`${SRC}/models/rx.ts`]: `import { Observable } from 'rxjs'; export const rx = Observable;`,
  [`${SRC}/models/driver.ts`]: `import { MongoClient } from 'mongodb'; export const client = MongoClient;`,
  [`${SRC}/models/driver-type.ts`]: `import type { MongoClient } from 'mongodb'; export type Client = MongoClient;`,
  [`${SRC}/nest/driver-dynamic.ts`]: `export const load = () => import('mongodb');`,
  [`${SRC}/attic/lumber.ts`]: `import { base } from '../errors/base.js'; export const lumber = base;`,
  [`${SRC}/models/lost.ts`]: `import { gone } from './gone.js'; export const lost = gone;`,
  [`${SRC}/models/lost-package.ts`]: `import { gone } from 'no-such-package'; export const lost = gone;`,
  'sample-app/src/reaching.ts': `import { query } from '../../libs/djongo/src/queryset/query.js'; export const q = query;`,
  'sample-app/src/reaching-in.ts': `import { query } from 'nestjs-djongo/src/queryset/query.js'; export const q = query;`,
};

const GUILTY = [
  'app-uses-the-package: sample-app/src/reaching.ts → libs/djongo/src/queryset/query.ts',
  'driver-behind-its-doors: libs/djongo/src/models/driver-type.ts → node_modules/mongodb/index.js',
  'driver-behind-its-doors: libs/djongo/src/models/driver.ts → node_modules/mongodb/index.js',
  'driver-behind-its-doors: libs/djongo/src/nest/driver-dynamic.ts → node_modules/mongodb/index.js',
  'from-ast: libs/djongo/src/ast/upward.ts → libs/djongo/src/queryset/query.ts',
  'from-errors: libs/djongo/src/errors/upward.ts → libs/djongo/src/ast/upward.ts',
  'from-lookups: libs/djongo/src/lookups/upward-type.ts → libs/djongo/src/queryset/query.ts',
  'nest-only-in-nest: libs/djongo/src/models/nest-type.ts → node_modules/@nestjs/common/index.js',
  'nest-only-in-nest: libs/djongo/src/models/nest.ts → node_modules/@nestjs/common/index.js',
  'no-cycles: libs/djongo/src/fields/cycle-a.ts → libs/djongo/src/fields/cycle-b.ts',
  'no-cycles: libs/djongo/src/meta/type-cycle-a.ts → libs/djongo/src/meta/type-cycle-b.ts',
  'resolvable: libs/djongo/src/models/lost-package.ts → no-such-package',
  'resolvable: libs/djongo/src/models/lost.ts → ./gone.js',
  'resolvable: sample-app/src/reaching-in.ts → nestjs-djongo/src/queryset/query.js',
  'rooms-have-rules: libs/djongo/src/attic/lumber.ts → libs/djongo/src/errors/base.ts',
  'rxjs-at-its-doors: libs/djongo/src/models/rx.ts → node_modules/rxjs/index.js',
];

const scratch = scratchFolder();
let found: Cruise;

function write(file: string, text: string): void {
  const path = join(scratch.path, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function writePackage(name: string, main: string): void {
  const manifest = { name, version: '1.0.0', type: 'module', exports: { '.': { default: `./${main}` } } };
  write(`node_modules/${name}/package.json`, JSON.stringify(manifest));
  write(`node_modules/${name}/${main}`, 'export {};');
}

beforeAll(async () => {
  for (const [file, text] of Object.entries(TREE)) write(file, text);
  for (const name of ['mongodb', 'rxjs', '@nestjs/common', 'nestjs-djongo']) writePackage(name, 'index.js');
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'libs/djongo/tsconfig.json']) {
    copyFileSync(join(ROOT, file), join(scratch.path, file));
  }
  write('package.json', '{ "type": "module" }');
  found = await cruise(scratch.path, [SRC, 'sample-app/src']);
}, 60_000);

afterAll(() => scratch.remove());

describe('The import rules', () => {
  it('find each offence guilty, and nothing else', () => {
    expect(found.violations).toEqual(GUILTY);
  });

  it('know a file that no entry point reaches', () => {
    const reached = reachedFrom([`${SRC}/index.ts`], found.imports);
    expect(reached.has(`${SRC}/queryset/query.ts`)).toBe(true);
    expect(reached.has(`${SRC}/connection/client.ts`)).toBe(false);
  });
});
