/**
 * The import rules of the house: rooms may import the rooms named here and errors/, nothing else. docs/ARCHITECTURE.md
 * draws the same picture. Type imports count; no file is exempt.
 */
const ROOMS = {
  errors: [],
  validators: [],
  ast: [],
  fields: ['validators'],
  lookups: ['fields'],
  updates: ['fields'],
  meta: ['expressions', 'fields'],
  codec: ['meta', 'fields'],
  expressions: ['ast', 'lookups', 'fields'],
  compiler: ['ast', 'expressions', 'lookups', 'updates', 'meta', 'fields'],
  connection: ['compiler', 'codec', 'meta'],
  queryset: ['ast', 'expressions', 'compiler', 'updates', 'codec', 'connection', 'meta', 'fields'],
  models: ['queryset', 'compiler', 'connection', 'meta', 'fields'],
  schema: ['compiler', 'connection', 'meta', 'fields'],
  database: ['models', 'queryset', 'schema', 'connection', 'meta'],
  nest: ['database', 'models', 'queryset', 'connection', 'meta'],
  testing: ['nest', 'database', 'connection'],
};

const SRC = 'libs/djongo/src';
const DRIVER_ROOMS = ['connection', 'codec', 'testing'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...Object.entries(ROOMS).map(([room, allowed]) => ({
      name: `from-${room}`,
      comment: `${room}/ imports only ${[...allowed, 'errors'].join(', ')}.`,
      severity: 'error',
      from: { path: `^${SRC}/${room}/`, pathNot: '\\.spec\\.ts$' },
      to: { path: `^${SRC}/`, pathNot: `^${SRC}/((${[room, ...allowed, 'errors'].join('|')})/|bson\\.ts$)` },
    })),
    {
      name: 'rooms-have-rules',
      comment: 'A new room needs a line in ROOMS.',
      severity: 'error',
      from: { path: `^${SRC}/[^/]+/`, pathNot: `^${SRC}/(${Object.keys(ROOMS).join('|')})/` },
      to: {},
    },
    {
      name: 'nest-only-in-nest',
      comment: 'Only nest/ (and what stands on it) knows @nestjs.',
      severity: 'error',
      from: { path: `^${SRC}/`, pathNot: `^${SRC}/(nest|testing)/` },
      to: { path: '@nestjs|node_modules/reflect-metadata' },
    },
    {
      name: 'rxjs-at-its-doors',
      comment:
        "rxjs comes with Nest, so nest/ and what stands on it may use it; queryset/ as well, since stream() gives what Nest's controllers and event streams take, an Observable.",
      severity: 'error',
      from: { path: `^${SRC}/`, pathNot: `^${SRC}/(queryset|nest|testing)/` },
      to: { path: 'node_modules/rxjs' },
    },
    {
      name: 'driver-behind-its-doors',
      comment: 'The driver is imported by connection/, codec/, testing/ and the door bson.ts.',
      severity: 'error',
      from: {
        path: `^${SRC}/`,
        pathNot: [`^${SRC}/(${DRIVER_ROOMS.join('|')})/`, `^${SRC}/bson\\.ts$`, '\\.spec\\.ts$'],
      },
      to: { path: 'node_modules/(mongodb|bson)/' },
    },
    {
      name: 'app-uses-the-package',
      comment: 'The sample app knows the library by its package name only.',
      severity: 'error',
      from: { path: '^sample-app/src/' },
      to: { path: `^${SRC}/`, pathNot: `^${SRC}/(index|testing/index)\\.ts$` },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'libs/djongo/tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
