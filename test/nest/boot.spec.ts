import 'reflect-metadata';
import { createServer } from 'node:net';
import { Injectable, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  DjongoConnection,
  DjongoManager,
  DjongoModule,
  type DjongoModuleAsyncOptions,
  type DjongoModuleOptions,
  type DjongoOptionsFactory,
  getConnectionToken,
  getManagerToken,
  ImproperlyConfigured,
  InjectManager,
  OperationalError,
} from 'nestjs-djongo';
import { testDatabase } from '../support/database.js';
import { LogLine, NotFields, Note } from './models.js';

const first = testDatabase();
const second = testDatabase();
const opened: TestingModule[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((module) => module.close()));
  await Promise.all([first, second].map(({ db }) => db.dropDatabase()));
});

afterAll(async () => {
  await first.drop();
  await second.drop();
});

type Imports = NonNullable<Parameters<typeof Test.createTestingModule>[0]['imports']>;

async function boot(...imports: Imports): Promise<TestingModule> {
  const module = await Test.createTestingModule({ imports }).compile();
  module.useLogger(false);
  opened.push(module);
  return module.init();
}

const options = (changes: Partial<DjongoModuleOptions> = {}): DjongoModuleOptions => ({
  name: first.name,
  uri: first.uri,
  models: [Note],
  logging: false,
  ...changes,
});

/** A server that is not there: a port that was free a moment ago. */
async function down(changes: Partial<DjongoModuleOptions> = {}, selectionMs = 400): Promise<DjongoModuleOptions> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { uri: _, ...rest } = options();
  return { ...rest, client: { host: '127.0.0.1', port, serverSelectionTimeoutMS: selectionMs }, ...changes };
}

function managerOf(module: TestingModule): DjongoManager<Note> {
  return module.get<DjongoManager<Note>>(getManagerToken(Note));
}

describe('forRoot', () => {
  it.each<[string, unknown, RegExp]>([
    ['no name', { uri: first.uri }, /'name'/],
    ['an empty name', { name: '' }, /'name'/],
    ['an unknown option', { name: 'a', model: [] }, /'model'.*models/],
    ['an unknown option of the driver', { name: 'a', client: { hots: 'x' } }, /hots/],
    [
      'a URI and a host',
      { name: 'a', uri: first.uri, client: { host: 'x' } },
      /'uri'.*'client.host'|'client.host'.*'uri'/,
    ],
    ['a URI that does not parse', { name: 'a', uri: 'http://x' }, /'uri'/],
    ['a model listed twice', { name: 'a', models: [Note, Note] }, /Note twice/],
    ['a class without fields', { name: 'a', models: [NotFields] }, /NotFields/],
    ['something that is no class', { name: 'a', models: ['Note'] }, /models/],
  ])('refuses %s at once', (_, wrong, message) => {
    expect(() => DjongoModule.forRoot(wrong as DjongoModuleOptions)).toThrow(ImproperlyConfigured);
    expect(() => DjongoModule.forRoot(wrong as DjongoModuleOptions)).toThrow(message);
  });

  it('refuses two databases with one alias', async () => {
    const twice = boot(DjongoModule.forRoot(options()), DjongoModule.forRoot(options({ name: second.name })));
    await expect(twice).rejects.toThrow(/'alias' 'default'/);
  });

  it('injects the connection by token and by class', async () => {
    const module = await boot(DjongoModule.forRoot(options()));
    const connection = module.get<DjongoConnection>(getConnectionToken());
    expect(connection).toBeInstanceOf(DjongoConnection);
    expect(module.get(DjongoConnection)).toBe(connection);
    expect(connection.name).toBe(first.name);
  });

  it('keeps what is not global to the modules that import it', async () => {
    @Injectable()
    class Service {
      constructor(@InjectManager(Note) readonly notes: DjongoManager<Note>) {}
    }
    @Module({ providers: [Service] })
    class Elsewhere {}
    const local = DjongoModule.forRoot(options({ isGlobal: false }));
    await expect(boot(local, Elsewhere)).rejects.toThrow(/djongo:default:Note/);
    @Module({ imports: [DjongoModule.forFeature([Note])], providers: [Service] })
    class Importing {}
    const module = await boot(DjongoModule.forRoot(options({ isGlobal: false })), Importing);
    expect(await module.get(Service, { strict: false }).notes.count()).toBe(0);
  });
});

describe('forRootAsync', () => {
  const made = { name: first.name, uri: first.uri, logging: false } as const;

  @Injectable()
  class Factory implements DjongoOptionsFactory {
    createDjongoOptions() {
      return made;
    }
  }

  @Module({ providers: [Factory, { provide: 'DB', useValue: first.name }], exports: [Factory, 'DB'] })
  class ConfigModule {}

  it.each<[string, DjongoModuleAsyncOptions]>([
    [
      'useFactory with inject',
      { imports: [ConfigModule], inject: ['DB'], useFactory: (name: string) => ({ ...made, name }) },
    ],
    ['an asynchronous useFactory', { useFactory: async () => made }],
    ['useClass', { useClass: Factory }],
    ['useExisting', { imports: [ConfigModule], useExisting: Factory }],
    ['models of the factory', { useFactory: () => ({ ...made, models: [LogLine] }) }],
  ])('takes %s', async (_, async) => {
    const module = await boot(DjongoModule.forRootAsync({ models: [Note], ...async }));
    expect(await managerOf(module).count()).toBe(0);
  });

  it('refuses none of them, and two of them', () => {
    expect(() => DjongoModule.forRootAsync({})).toThrow(/one of 'useFactory'/);
    expect(() => DjongoModule.forRootAsync({ useClass: Factory, useFactory: () => made })).toThrow(
      /one of 'useFactory'/,
    );
  });

  it('refuses wrong options at boot', async () => {
    await expect(boot(DjongoModule.forRootAsync({ useFactory: () => ({ name: '' }) }))).rejects.toThrow(/'name'/);
  });
});

describe('forFeature', () => {
  it('registers models with the database of its alias, indexes included', async () => {
    const module = await boot(
      DjongoModule.forRoot(options({ models: [] })),
      DjongoModule.forRoot(options({ alias: 'archive', name: second.name, models: [LogLine] })),
      DjongoModule.forFeature([Note]),
      DjongoModule.forFeature([Note], 'archive'),
    );
    await module.get<DjongoManager<Note>>(getManagerToken(Note, 'archive')).create({ text: 'a' });
    expect(await managerOf(module).count()).toBe(0);
    expect(await Note.objects.using('archive').count()).toBe(1);
    expect(await second.db.collection('note').indexes()).toContainEqual(
      expect.objectContaining({ name: 'text_1', unique: true }),
    );
  });

  it('refuses an alias that no forRoot has, with the near miss', async () => {
    const wrong = boot(DjongoModule.forRoot(options()), DjongoModule.forFeature([LogLine], 'defautl'));
    await expect(wrong).rejects.toThrow(/defautl.*default/);
  });
});

describe('connect', () => {
  it("'background' boots without waiting for the server", async () => {
    // A boot, or a close, that waited for this server would outlast the test.
    const module = await boot(DjongoModule.forRoot(await down({}, 600_000)));
    expect(module.get(DjongoConnection).state).toBe('connecting');
    await module.close();
  });

  it("'background' lets operations fail after the selection time", async () => {
    const module = await boot(DjongoModule.forRoot(await down()));
    const started = performance.now();
    await expect(managerOf(module).count()).rejects.toBeInstanceOf(OperationalError);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("'eager' fails the boot", async () => {
    await expect(boot(DjongoModule.forRoot(await down({ connect: 'eager' })))).rejects.toBeInstanceOf(OperationalError);
  });

  it("'eager' boots with the server, connected", async () => {
    const module = await boot(DjongoModule.forRoot(options({ connect: 'eager' })));
    expect(module.get(DjongoConnection).state).toBe('ready');
  });

  it("'lazy' connects at the first operation", async () => {
    const module = await boot(DjongoModule.forRoot(options({ connect: 'lazy' })));
    expect(module.get(DjongoConnection).state).toBe('idle');
    expect(await managerOf(module).exists()).toBe(false);
    expect(module.get(DjongoConnection).state).toBe('ready');
  });
});

describe('two applications in one process', () => {
  it('leave injected managers alone, and Note.objects to the context', async () => {
    const one = await boot(DjongoModule.forRoot(options()));
    const two = await boot(DjongoModule.forRoot(options({ name: second.name })));
    await managerOf(two).create({ text: 'b' });
    expect([await managerOf(one).count(), await managerOf(two).count()]).toEqual([0, 1]);
    await expect((async () => Note.objects.count())()).rejects.toThrow(/more than one running application/);
    expect(await two.get(DjongoConnection).runInContext(() => Note.objects.count())).toBe(1);
    await one.close();
    opened.splice(opened.indexOf(one), 1);
    expect(await Note.objects.count()).toBe(1);
  });
});

describe('shutdown', () => {
  it('refuses operations afterwards', async () => {
    const module = await boot(DjongoModule.forRoot(options()));
    const notes = managerOf(module);
    expect(await notes.count()).toBe(0);
    await module.close();
    opened.pop();
    await expect(notes.count()).rejects.toThrow(/closed/);
    await expect((async () => Note.objects.count())()).rejects.toBeInstanceOf(OperationalError);
  });
});
