import { entryPoints, LIBRARY } from './support/sources.js';
import { type Export, surfaces } from './support/surface.js';

/** What the entry points give at run time. A change here is a change of the public surface. */
const NAMES: Record<string, readonly string[]> = {
  'nestjs-djongo': [
    'AddToSet',
    'ArrayAgg',
    'ArrayField',
    'Avg',
    'BooleanField',
    'Case',
    'CharField',
    'CompoundIndex',
    'Condition',
    'Count',
    'CurrentDate',
    'DatabaseError',
    'DateField',
    'DateTimeField',
    'DecimalField',
    'DecimalValidator',
    'DenseRank',
    'DjongoConnection',
    'DjongoError',
    'DjongoExceptionFilter',
    'DjongoManager',
    'DjongoModule',
    'ERROR_CODES',
    'Each',
    'EmbeddedField',
    'Exists',
    'Expr',
    'Expression',
    'F',
    'FieldError',
    'First',
    'FirstValue',
    'FloatField',
    'ImproperlyConfigured',
    'Inc',
    'InjectConnection',
    'InjectManager',
    'InjectRepository',
    'IntegerField',
    'IntegrityError',
    'JSONField',
    'Lag',
    'Last',
    'LastValue',
    'Lead',
    'Max',
    'MaxLengthValidator',
    'MaxValueValidator',
    'Meta',
    'MigrationError',
    'Min',
    'MinLengthValidator',
    'MinValueValidator',
    'Model',
    'Mul',
    'MultipleObjectsReturned',
    'NotSupportedError',
    'Ntile',
    'ObjectDoesNotExist',
    'ObjectId',
    'ObjectIdField',
    'OperationalError',
    'Ordering',
    'OuterRef',
    'ParseObjectIdPipe',
    'PercentRank',
    'Pop',
    'Pull',
    'PullWhere',
    'Push',
    'Q',
    'QuerySet',
    'Rank',
    'Rename',
    'RowNumber',
    'SetMax',
    'SetMin',
    'StdDev',
    'Subquery',
    'Sum',
    'TextField',
    'Unset',
    'ValidationError',
    'Value',
    'Variable',
    'Variance',
    'When',
    'Window',
    'connect',
    'fromDjangoSettings',
    'getConnectionToken',
    'getManagerToken',
  ],
  'nestjs-djongo/testing': [
    'DjongoTestingModule',
    'EmbeddedMongod',
    'EmbeddedMongodError',
    'MongodNotFoundError',
    'findMongod',
    'mongodCacheFolder',
    'mongodSteps',
  ],
};

/** Each entry point's sources, and the file that names its types. */
const FILES: Record<string, readonly [sources: string, types: string]> = {
  'nestjs-djongo': [`${LIBRARY}/index.ts`, 'test/house/exports.types.ts'],
  'nestjs-djongo/testing': [`${LIBRARY}/testing/index.ts`, 'test/house/testing-exports.types.ts'],
};

const found = surfaces(Object.values(FILES).flat());

function exportsOf(file: string): readonly Export[] {
  return found.get(file) ?? [];
}

it('The entry points are these', () => {
  expect(entryPoints().sort()).toEqual(Object.values(FILES).map(([sources]) => sources));
});

describe.each(Object.entries(FILES))('%s', (name, [sources, types]) => {
  it('exports these names', async () => {
    const module = (await import(name)) as Record<string, unknown>;
    expect(Object.keys(module).sort()).toEqual(NAMES[name]);
  });

  it(`exports the types of ${types}`, () => {
    const exported = exportsOf(sources).filter(({ isValue }) => !isValue);
    expect(exported.map((each) => each.name).sort()).toEqual(
      exportsOf(types)
        .map((each) => each.name)
        .sort(),
    );
  });

  it('has a docstring at each class, function and constant', () => {
    const values = exportsOf(sources).filter(({ isValue }) => isValue);
    expect(values.map((each) => each.name).sort()).toEqual(NAMES[name]);
    expect(values.filter(({ isDocumented }) => !isDocumented).map((each) => each.name)).toEqual([]);
  });
});
