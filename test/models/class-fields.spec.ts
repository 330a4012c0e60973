import { transformSync } from '@swc/core';
import * as mongodb from 'mongodb';
import * as djongo from 'nestjs-djongo';
import ts from 'typescript';
import { modelDatabase, rejection } from './support.js';

/** An application's models. How its compiler writes the properties of a class is not this package's to choose. */
const SOURCE = `
  import { ArrayField, CharField, DjongoManager, EmbeddedField, IntegerField, Meta, Model, ObjectIdField } from 'nestjs-djongo';
  import type { ObjectId } from 'mongodb';

  export class Blog {
    @CharField({ maxLength: 5 }) name!: string;
    @CharField({ blank: true }) tagline!: string;
    remark?: string;
    shout() {
      return this.name + '!';
    }
  }

  @Meta({ abstract: true })
  class Titled extends Model {
    @ObjectIdField() _id!: ObjectId;
    @CharField() title!: string;
    @CharField({ default: 'of the base' }) kind!: string;
    @CharField({ maxLength: 1 }) mark = 'b';
  }

  function Counted(base) {
    class Count extends base {
      @IntegerField({ default: 1 }) hits!: number;
      @IntegerField() weight = 2;
    }
    return Count;
  }

  export class Entry extends Counted(Titled) {
    @CharField({ default: 'declared anew' }) declare kind: string;
    @CharField({ maxLength: 3 }) override mark = 'own';
    @EmbeddedField({ modelContainer: Blog }) blog!: Blog;
    @ArrayField({ modelContainer: Blog, blank: true }) blogs!: Blog[];
    @IntegerField({ default: 3 }) n!: number;
    @CharField() state = 'new';
    note?: string;
    static objects = new DjongoManager<Entry>();
  }
`;

interface Blog {
  name: string;
  tagline: string;
  remark?: string;
  shout(): string;
}

interface Entry extends djongo.Model {
  _id: djongo.ObjectId;
  title: string;
  kind: string;
  mark: string;
  hits: number;
  weight: number;
  blog: Blog;
  blogs: Blog[];
  n: number;
  state: string;
  note?: string;
}

interface Compiled {
  readonly Blog: new () => Blog;
  readonly Entry: (new () => Entry) & { from(values: object): Entry; readonly objects: djongo.DjongoManager<Entry> };
}

function swc(useDefineForClassFields: boolean, target: 'es2022' | 'es2020'): string {
  return transformSync(SOURCE, {
    swcrc: false,
    jsc: {
      target,
      parser: { syntax: 'typescript', decorators: true },
      keepClassNames: true,
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields },
    },
    module: { type: 'commonjs' },
  }).code;
}

function typescript(useDefineForClassFields: boolean, target: ts.ScriptTarget, emitDecoratorMetadata = false): string {
  const compilerOptions: ts.CompilerOptions = {
    target,
    useDefineForClassFields,
    emitDecoratorMetadata,
    experimentalDecorators: true,
    module: ts.ModuleKind.CommonJS,
  };
  return ts.transpileModule(SOURCE, { compilerOptions }).outputText;
}

const COMPILERS: [name: string, code: string, ownProperties: boolean][] = [
  ['TypeScript, [[Define]]', typescript(true, ts.ScriptTarget.ES2023), true],
  ['TypeScript, [[Define]], before class fields', typescript(true, ts.ScriptTarget.ES2020), true],
  ['TypeScript, [[Set]]', typescript(false, ts.ScriptTarget.ES2023), false],
  ['TypeScript, [[Set]], with metadata', typescript(false, ts.ScriptTarget.ES2021, true), false],
  ['swc, [[Define]]', swc(true, 'es2022'), true],
  ['swc, [[Set]]', swc(false, 'es2022'), false],
  ['swc, [[Set]], before class fields', swc(false, 'es2020'), false],
];

function run(code: string): Compiled {
  const exports = {};
  const modules: Readonly<Record<string, unknown>> = { 'nestjs-djongo': djongo, mongodb };
  // The compilers give CommonJS, whose imports are these two.
  new Function('exports', 'require', code)(exports, (name: string) => modules[name]);
  return exports as Compiled;
}

describe.each(COMPILERS)('models compiled by %s', (_, code, ownProperties) => {
  const { Blog, Entry } = run(code);

  it('are compiled as this case says', () => {
    expect(Object.hasOwn(new Entry(), 'title')).toBe(ownProperties);
    expect(Object.hasOwn(new Entry(), 'state')).toBe(true);
  });

  it('are made, validated, saved, read and changed alike', async () => {
    const db = await modelDatabase([Entry]);
    try {
      const entry = new Entry();
      Object.assign(entry, { title: 't', blog: { name: 'b' }, note: 'not stored' });
      await entry.save();
      expect(await db.db.collection('entry').findOne({})).toEqual({
        _id: entry._id,
        title: 't',
        kind: 'declared anew',
        mark: 'own',
        hits: 1,
        weight: 2,
        blog: { name: 'b', tagline: '' },
        blogs: [],
        n: 3,
        state: 'new',
      });

      const found = await Entry.objects.get({ pk: entry._id });
      expect(found).toBeInstanceOf(Entry);
      expect(found.blog.shout()).toBe('b!');
      expect(found.state).toBe('new');
      expect(found.equals(entry)).toBe(true);

      Object.assign(found, { state: 'old', blogs: [Object.assign(new Blog(), { name: 'c' })] });
      await found.save();
      await entry.refreshFromDb();
      expect(entry.toObject()).toEqual({
        _id: entry._id,
        title: 't',
        kind: 'declared anew',
        mark: 'own',
        hits: 1,
        weight: 2,
        blog: { name: 'b', tagline: '' },
        blogs: [{ name: 'c', tagline: '' }],
        n: 3,
        state: 'old',
      });
      expect(entry.blogs[0]?.shout()).toBe('c!');
      expect(entry.note).toBe('not stored');
      expect(await entry.delete()).toEqual({ deleted: 1, byModel: { Entry: 1 } });
    } finally {
      await db.end();
    }
  });

  it('report the same mistakes', async () => {
    const db = await modelDatabase([Entry]);
    try {
      const error = await rejection(
        Entry.objects.create({ blog: { name: 'much too long', x: 1 }, state: null } as object),
        djongo.ValidationError,
      );
      expect(error.messageDict).toEqual({
        title: ['This field cannot be null.'],
        'blog.name': ['Ensure this value has at most 5 characters (it has 13).'],
        'blog.x': ['Unknown field.'],
        state: ['This field cannot be null.'],
      });
    } finally {
      await db.end();
    }
  });

  it('are made of values alike', () => {
    expect(Entry.from({ title: 't', blog: { name: 'b' } }).toJSON()).toEqual({
      title: 't',
      kind: 'declared anew',
      mark: 'own',
      hits: 1,
      weight: 2,
      blog: { name: 'b', tagline: '' },
      blogs: [],
      n: 3,
      state: 'new',
    });
  });
});
