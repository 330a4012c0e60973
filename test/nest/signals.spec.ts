import 'reflect-metadata';
import { Controller, Injectable, Module, type OnModuleInit, Scope } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  CharField,
  DjongoConnection,
  DjongoManager,
  DjongoModule,
  type DjongoModuleOptions,
  type DeleteEvent,
  ImproperlyConfigured,
  InjectManager,
  Model,
  PostDelete,
  PostSave,
  PreDelete,
  PreSave,
  type SaveEvent,
  type SenderClass,
} from 'nestjs-djongo';
import { testDatabase } from '../support/database.js';
import { LogLine, Note } from './models.js';

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

type Metadata = Parameters<typeof Test.createTestingModule>[0];

const database = (changes: Partial<DjongoModuleOptions> = {}) =>
  DjongoModule.forRoot({ name: first.name, uri: first.uri, models: [Note, LogLine], logging: false, ...changes });

async function boot(metadata: Metadata): Promise<TestingModule> {
  const module = await Test.createTestingModule(metadata).compile();
  module.useLogger(false);
  opened.push(module);
  return module.init();
}

const notesOf = (module: TestingModule) => module.get(DjongoConnection).manager(Note);

/** Writes a line for each note that is saved or deleted. */
@Injectable()
class Audit {
  constructor(@InjectManager(LogLine) readonly lines: DjongoManager<LogLine>) {}

  @PreSave(Note)
  check(note: Note): void {
    if (note.text === 'bad') throw new RangeError('bad');
    note.stars += 1;
  }

  @PostSave(Note)
  async saved(note: Note, { created, alias }: SaveEvent): Promise<void> {
    await this.lines.create({ line: `${alias} ${created ? 'created' : 'saved'} ${note.text}` });
  }

  @PreDelete(Note)
  @PostDelete(Note)
  async deleted(note: Note, { alias }: DeleteEvent): Promise<void> {
    await this.lines.create({ line: `${alias} deletes ${note.text}` });
  }
}

const linesOf = (audit: Audit) => audit.lines.orderBy('pk').valuesList('line', { flat: true });

describe('Methods with @PreSave and its like', () => {
  it('are called with what was injected', async () => {
    const module = await boot({ imports: [database()], providers: [Audit] });
    const note = await notesOf(module).create({ text: 'a' });
    await note.save();
    await note.delete();
    expect(await linesOf(module.get(Audit))).toEqual([
      'default created a',
      'default saved a',
      'default deletes a',
      'default deletes a',
    ]);
    expect(note.stars).toBe(2);
  });

  it('stop what they refuse', async () => {
    const module = await boot({ imports: [database()], providers: [Audit] });
    await expect(notesOf(module).create({ text: 'bad' })).rejects.toThrow(new RangeError('bad'));
    expect(await notesOf(module).count()).toBe(0);
  });

  it('are found in providers of all modules, in controllers, and under aliases once', async () => {
    const calls: string[] = [];
    @Controller()
    class Notes {
      @PostSave(Note) saved(): void {
        calls.push('controller');
      }
    }
    @Injectable()
    class Elsewhere {
      @PostSave(Note) saved(): void {
        calls.push('provider');
      }
    }
    class Made {
      @PostSave(Model) saved(): void {
        calls.push('value');
      }
    }
    const made = new Made();
    @Module({
      providers: [Elsewhere, { provide: 'ALIAS', useExisting: Elsewhere }, { provide: 'NONE', useValue: null }],
      controllers: [Notes],
    })
    class Feature {}
    const module = await boot({
      imports: [database(), Feature],
      providers: [
        { provide: 'MADE', useFactory: async () => made },
        { provide: 'AGAIN', useValue: made },
      ],
    });
    await notesOf(module).create({ text: 'a' });
    expect(calls.sort()).toEqual(['controller', 'provider', 'value']);
  });

  it('are there when the application saves at its own start', async () => {
    const calls: string[] = [];
    @Injectable()
    class Seed implements OnModuleInit {
      constructor(@InjectManager(Note) readonly notes: DjongoManager<Note>) {}
      async onModuleInit(): Promise<void> {
        await this.notes.create({ text: 'seed' });
      }
      @PostSave(Note) saved({ text }: Note): void {
        calls.push(text);
      }
    }
    await boot({ imports: [database()], providers: [Seed] });
    expect(calls).toEqual(['seed']);
  });

  it('are those of a base class too, as they are overridden', async () => {
    const calls: string[] = [];
    class Base {
      @PostSave(Note) saved(): void {
        calls.push('base');
      }
      @PostSave(Note) kept(): void {
        calls.push('kept');
      }
    }
    @Injectable()
    class Derived extends Base {
      @PostSave(Note) override saved(): void {
        calls.push('derived');
      }
    }
    const module = await boot({ imports: [database()], providers: [Derived] });
    await notesOf(module).create({ text: 'a' });
    expect(calls).toEqual(['derived', 'kept']);
  });

  it('receive what happens in each database of their application, and in no other', async () => {
    const one = await boot({
      imports: [database(), database({ alias: 'archive', name: second.name })],
      providers: [Audit],
    });
    await one.get<DjongoConnection>('djongo:archive').manager(Note).create({ text: 'b' });
    await notesOf(one).create({ text: 'a' });
    expect(await linesOf(one.get(Audit))).toEqual(['archive created b', 'default created a']);
    const two = await boot({ imports: [database({ name: second.name })] });
    await notesOf(two).create({ text: 'c' });
    expect(await linesOf(one.get(Audit))).toHaveLength(2);
  });

  it.each([Scope.REQUEST, Scope.TRANSIENT])('are refused in a provider that passes (%s)', async (scope) => {
    @Injectable({ scope })
    class Passing {
      @PostSave(Note) saved(): void {}
    }
    const wrong = boot({ imports: [database()], providers: [Passing] });
    await expect(wrong).rejects.toThrow(ImproperlyConfigured);
    await expect(wrong).rejects.toThrow(/^Passing\.saved receives signals, but Passing is made anew/);
  });
});

describe('A decorator', () => {
  it.each<[string, unknown]>([
    ['no class', undefined],
    ['a class that is no model', class Plain {}],
  ])('refuses %s', (_, model) => {
    expect(() => PreDelete(model as SenderClass)).toThrow(
      new ImproperlyConfigured(
        '@PreDelete() takes a model, a class that extends Model; do two files import each other?',
      ),
    );
  });

  it('refuses static methods and what is no method', () => {
    const decorate = PostSave(Note) as (target: unknown, key: string, descriptor?: unknown) => void;
    class Target {}
    expect(() => decorate(Target, 'saved', { value: () => undefined })).toThrow(
      new ImproperlyConfigured('@PostSave() decorates methods of instances only.'),
    );
    expect(() => decorate(Target.prototype, 'saved')).toThrow(ImproperlyConfigured);
  });
});

class Sub extends Note {
  @CharField({ blank: true }) more!: string;
}

it('A model that extends another sends its signals too', async () => {
  const calls: unknown[] = [];
  @Injectable()
  class Both {
    @PostSave(Note) saved(note: Note): void {
      calls.push(note.constructor);
    }
  }
  const module = await boot({ imports: [database({ models: [Note, Sub] })], providers: [Both] });
  await module.get(DjongoConnection).manager(Sub).create({ text: 's' });
  expect(calls).toEqual([Sub]);
});
