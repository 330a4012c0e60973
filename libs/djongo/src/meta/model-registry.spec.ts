import { ImproperlyConfigured } from '../errors/index.js';
import {
  ArrayField,
  CharField,
  declaredFields,
  EmbeddedField,
  IntegerField,
  JSONField,
  ObjectIdField,
} from '../fields/index.js';
import { CompoundIndex, declaredPath, Meta, metaOf, MODEL, ModelRegistry, snakeCase } from './index.js';

/** What `Model` is to this room, which does not know it. */
abstract class Base {
  static readonly [MODEL] = {};
}

class Line {
  @CharField() text!: string;
}

class Blog {
  @CharField({ dbColumn: 'n' }) name!: string;
  @ArrayField({ modelContainer: Line, blank: true }) lines!: Line[];
}

class Entry extends Base {
  @CharField() headline!: string;
  @EmbeddedField({ modelContainer: Blog }) blog!: Blog;
  @IntegerField({ null: true }) size!: number | null;
}

@Meta({ abstract: true })
class Dated extends Base {
  @IntegerField() year!: number;
}

const refusal = (models: unknown[]): string => {
  try {
    return `no error, but ${[...new ModelRegistry(models)].length} models`;
  } catch (error) {
    if (error instanceof ImproperlyConfigured) return error.message;
    throw error;
  }
};

describe('ModelRegistry', () => {
  it('has the models with their metas, in order', () => {
    class Log extends Base {
      @CharField() text!: string;
    }
    const registry = new ModelRegistry([Log, Entry]);
    expect([...registry].map(({ name }) => name)).toEqual(['Log', 'Entry']);
    expect(registry.has(Log)).toBe(true);
    expect(registry.has(Blog)).toBe(false);
    expect(registry.meta(Entry).collection).toBe('entry');
  });

  it('skips abstract models and containers', () => {
    expect([...new ModelRegistry([Dated, Blog, Entry])].map(({ name }) => name)).toEqual(['Entry']);
  });

  it('is not global: what one holds is unknown to another', () => {
    const [first, second] = [new ModelRegistry([Entry]), new ModelRegistry()];
    expect(first.has(Entry)).toBe(true);
    expect(second.has(Entry)).toBe(false);
    expect(() => second.meta(Entry)).toThrow(
      new ImproperlyConfigured("Entry is not registered: list it in 'models' of forRoot or connect."),
    );
    // The meta follows from the class alone, so that both may have it.
    second.register(Entry);
    expect(second.meta(Entry)).toBe(first.meta(Entry));
  });

  it('registers once what is added later again', () => {
    const registry = new ModelRegistry([Entry]);
    registry.register(Entry);
    expect([...registry]).toHaveLength(1);
  });

  it('refuses what is no model', () => {
    expect(refusal([Entry, Entry])).toBe("'models' lists Entry twice.");
    expect(refusal([Blog, Blog])).toBe("'models' lists Blog twice.");
    expect(refusal(['Entry'])).toBe("'models' must hold classes, not string.");
    expect(refusal([undefined])).toBe("'models' must hold classes, not undefined.");
    expect(refusal([class Service {}])).toBe("Service in 'models' declares no fields and does not extend Model.");
    expect(refusal([class Empty extends Base {}])).toBe('Empty declares no fields.');
  });

  it('refuses two classes of one name', () => {
    class Twin extends Base {
      @CharField() title!: string;
    }
    Object.defineProperty(Twin, 'name', { value: 'Entry' });
    expect(refusal([Entry, Twin])).toBe("'models' holds two different classes named Entry.");
  });
});

describe('the meta of a model', () => {
  it('is frozen and the same at each call', () => {
    const meta = metaOf(Entry);
    expect(metaOf(Entry)).toBe(meta);
    for (const part of [meta, meta.fieldList, meta.ordering, meta.indexes]) expect(Object.isFrozen(part)).toBe(true);
  });

  it('has an implied ObjectId first where no primary key is declared', () => {
    const meta = metaOf(Entry);
    expect(meta.fieldList.map(({ name }) => name)).toEqual(['_id', 'headline', 'blog', 'size']);
    expect(meta.primaryKey).toMatchObject({ kind: 'ObjectIdField', name: '_id', column: '_id' });
    // Implied, not declared: a container of this class would have none.
    expect([...declaredFields(Entry).keys()]).toEqual(['headline', 'blog', 'size']);
  });

  it('has the declared primary key, wherever it stands', () => {
    class Page extends Base {
      @CharField() title!: string;
      @CharField({ primaryKey: true }) slug!: string;
    }
    expect(metaOf(Page).primaryKey.name).toBe('slug');
    expect(metaOf(Page).fieldList.map(({ column }) => column)).toEqual(['title', '_id']);
  });

  it('inherits fields, ordering, getLatestBy and indexes, not the collection nor abstractness', () => {
    @Meta({
      abstract: true,
      collection: 'old',
      ordering: ['-year'],
      getLatestBy: 'year',
      indexes: [new CompoundIndex({ fields: ['year'] })],
    })
    class Aged extends Base {
      @IntegerField() year!: number;
      @CharField() name!: string;
    }
    class Wine extends Aged {
      @CharField() grape!: string;
      @CharField({ maxLength: 3 }) override name = '';
    }
    @Meta({ ordering: ['grape'] })
    class Port extends Wine {}
    const meta = metaOf(Wine);
    expect(meta).toMatchObject({ collection: 'wine', ordering: ['-year'], getLatestBy: ['year'] });
    expect(meta.indexes[0]?.options).toEqual({ fields: ['year'] });
    expect(meta.fieldList.map(({ name }) => name)).toEqual(['_id', 'year', 'name', 'grape']);
    expect(meta.fields.get('name')?.options).toEqual({ maxLength: 3 });
    expect(metaOf(Port)).toMatchObject({ collection: 'port', ordering: ['grape'], indexes: meta.indexes });
    expect([...declaredFields(Aged).keys()]).toEqual(['year', 'name']);
    expect([...new ModelRegistry([Aged, Wine, Port])].map(({ name }) => name)).toEqual(['Wine', 'Port']);
  });

  it.each([
    ['Entry', 'entry'],
    ['BlogPost', 'blog_post'],
    ['HTTPLog', 'http_log'],
    ['Blog2', 'blog2'],
    ['Area51Visit', 'area51_visit'],
    ['already_snake', 'already_snake'],
  ])('stores %s in %s', (name, collection) => {
    expect(snakeCase(name)).toBe(collection);
  });
});

describe('a declaration that cannot work', () => {
  const declare = (
    decorate: (target: object, key: string) => void,
    name: string,
    ...more: [typeof decorate, string][]
  ) => {
    class Odd extends Base {}
    for (const [field, key] of [[decorate, name] as const, ...more]) field(Odd.prototype, key);
    return Odd;
  };
  const text = (options: object = {}): ((target: object, key: string) => void) => CharField(options) as never;

  it.each([
    ['save', "Odd.save: 'save' is reserved; use another name and 'dbColumn'."],
    ['pk', "Odd.pk: 'pk' is reserved; use another name and 'dbColumn'."],
    ['toJSON', "Odd.toJSON: 'toJSON' is reserved; use another name and 'dbColumn'."],
    ['then', "Odd.then: 'then' is reserved; use another name and 'dbColumn'."],
    ['constructor', "Odd.constructor: 'constructor' is reserved; use another name and 'dbColumn'."],
    [
      'propertyIsEnumerable',
      "Odd.propertyIsEnumerable: 'propertyIsEnumerable' is reserved; use another name and 'dbColumn'.",
    ],
    ['a__b', "Odd.a__b: a field's name may not contain '__', which separates lookups."],
    ['__proto__', "Odd.__proto__: a field's name may not contain '__', which separates lookups."],
    ['a_', "Odd.a_: a field's name is letters, digits and '_', and does not end in '_'."],
    ['$a', "Odd.$a: a field's name is letters, digits and '_', and does not end in '_'."],
    ['a.b', "Odd.a.b: a field's name is letters, digits and '_', and does not end in '_'."],
    ['0', "Odd.0: a field's name is letters, digits and '_', and does not end in '_'."],
    ['', "Odd.: a field's name is letters, digits and '_', and does not end in '_'."],
  ])('is the name %p', (name, message) => {
    expect(refusal([declare(text(), name)])).toBe(message);
  });

  it.each(['größe', '_hidden', 'a1', 'camelCase', 'objects', 'id', 'a_b'])('is not the name %p', (name) => {
    expect(refusal([declare(text(), name)])).toBe('no error, but 1 models');
  });

  it.each([
    ['', "Odd.a: 'dbColumn' may not be empty, start with '$', or contain '.' or NUL."],
    ['$a', "Odd.a: 'dbColumn' may not be empty, start with '$', or contain '.' or NUL."],
    ['a.b', "Odd.a: 'dbColumn' may not be empty, start with '$', or contain '.' or NUL."],
    ['a\0', "Odd.a: 'dbColumn' may not be empty, start with '$', or contain '.' or NUL."],
    ['__proto__', "Odd.a: the key '__proto__' cannot be stored; give another 'dbColumn'."],
    ['_bsontype', "Odd.a: the key '_bsontype' cannot be stored; give another 'dbColumn'."],
  ])('is the column %p', (dbColumn, message) => {
    expect(refusal([declare(text({ dbColumn }), 'a')])).toBe(message);
  });

  it('is one column for two fields', () => {
    expect(refusal([declare(text({ dbColumn: 'b' }), 'a', [text(), 'b'])])).toBe(
      "Odd.a and Odd.b are both stored as 'b'.",
    );
  });

  it('is a primary key twice, of null, in an array, or with a column', () => {
    const key = text({ primaryKey: true });
    const both = "are both stored as '_id': only one can be the primary key.";
    expect(refusal([declare(key, 'a', [key, 'b'])])).toBe(`Odd.a and Odd.b ${both}`);
    expect(refusal([declare(key, 'a', [ObjectIdField() as never, '_id'])])).toBe(`Odd.a and Odd._id ${both}`);
    expect(refusal([declare(text({ primaryKey: true, null: true }), 'a')])).toBe(
      'Odd.a: a primary key may not be null.',
    );
    const list = ArrayField({ baseField: CharField(), primaryKey: true }) as never;
    expect(refusal([declare(list, 'a')])).toBe('Odd.a: ArrayField cannot be a primary key.');
    const json = JSONField({ primaryKey: true }) as never;
    expect(refusal([declare(json, 'a')])).toBe('Odd.a: JSONField cannot be a primary key.');
    const column = "a primary key is always stored as '_id'; leave 'dbColumn' out.";
    expect(refusal([declare(text({ primaryKey: true, dbColumn: 'x' }), 'a')])).toBe(`Odd.a: ${column}`);
    expect(refusal([declare(text({ dbColumn: 'x' }), '_id')])).toBe(`Odd._id: ${column}`);
    expect(refusal([declare(text({ primaryKey: true, dbColumn: '_id' }), 'a')])).toBe('no error, but 1 models');
  });

  it('is one within a container, at any depth', () => {
    class Inner {
      @CharField() a__b!: string;
    }
    class Outer {
      @ArrayField({ modelContainer: Inner }) inners!: Inner[];
    }
    const list = ArrayField({ baseField: ArrayField({ modelContainer: Outer }) }) as never;
    expect(refusal([declare(list, 'outers')])).toMatch(/^Inner\.a__b: /);
    class Bare {}
    expect(refusal([declare(EmbeddedField({ modelContainer: Bare }) as never, 'bare')])).toBe(
      'Bare declares no fields.',
    );
  });

  it('is a container within itself', () => {
    class Comment {
      @CharField() text!: string;
      answers!: Comment[];
    }
    class Thread {
      @EmbeddedField({ modelContainer: Comment }) comment!: Comment;
    }
    ArrayField({ modelContainer: Thread })(Comment.prototype as unknown as { answers: Thread[] }, 'answers');
    class Forum extends Base {
      @EmbeddedField({ modelContainer: Thread }) thread!: Thread;
    }
    expect(refusal([Forum])).toBe('Containers may not contain themselves: Thread → Comment → Thread.');
  });

  it('is not one container at two places', () => {
    class Twice extends Base {
      @EmbeddedField({ modelContainer: Line }) first!: Line;
      @ArrayField({ modelContainer: Line }) others!: Line[];
    }
    expect(refusal([Twice])).toBe('no error, but 1 models');
  });

  it.each(['', 'system.views', 'a$b', 'a\0b', '.a', 'a.'])('is the collection %p', (collection) => {
    @Meta({ collection })
    class Odd extends Base {
      @CharField() a!: string;
    }
    expect(refusal([Odd])).toBe(`Odd: Meta.collection '${collection}' is not a name that MongoDB allows.`);
  });

  it.each([
    ['heading', 'which is no field (perhaps you meant headline?)'],
    ['-heading', 'which is no field (perhaps you meant headline?)'],
    ['blog__nam', 'which is no field'],
    ['blog__n', 'which is no field'],
    ['headline__x', 'which is no field (perhaps you meant headline?)'],
    ['blog__lines__x__text', 'which is no field'],
    ['blog.name', 'which is no field'],
    ['', 'which is no field'],
    ['-', 'which is no field'],
  ])('is an ordering or index by %p', (path, said) => {
    const name = path.replace('-', '');
    const make = (options: object): unknown => {
      @Meta(options)
      class Odd extends Base {
        @CharField() headline!: string;
        @EmbeddedField({ modelContainer: Blog }) blog!: Blog;
      }
      return Odd;
    };
    expect(refusal([make({ ordering: [path] })])).toBe(`Odd: Meta.ordering names '${name}', ${said}.`);
    const latest = [path, [path], ['headline', path]].map((getLatestBy) => refusal([make({ getLatestBy })]));
    expect(new Set(latest)).toEqual(new Set([`Odd: Meta.getLatestBy names '${name}', ${said}.`]));
    const indexes = [new CompoundIndex({ fields: ['headline', path] })];
    expect(refusal([make({ indexes })])).toBe(`Odd: Meta.indexes names '${name}', ${said}.`);
  });

  it('is not an ordering or index by a path that exists', () => {
    @Meta({
      ordering: ['-pk', 'blog__lines__0__text', '-blog__name'],
      indexes: [new CompoundIndex({ fields: ['blog__lines__text', '-_id'] })],
    })
    class Fine extends Base {
      @EmbeddedField({ modelContainer: Blog }) blog!: Blog;
    }
    expect(refusal([Fine])).toBe('no error, but 1 models');
  });
});

describe('Meta', () => {
  it('knows its options', () => {
    expect(() => Meta({ colection: 'a' } as never)).toThrow(
      new ImproperlyConfigured("Meta has no option 'colection' (perhaps you meant collection?)."),
    );
  });
});

describe('CompoundIndex', () => {
  it.each([
    [{ fields: [] }, "CompoundIndex: 'fields' must be an array of at least one field."],
    [{}, "CompoundIndex: 'fields' must be an array of at least one field."],
    [{ fields: 'a' }, "CompoundIndex: 'fields' must be an array of at least one field."],
    [{ field: ['a'] }, "CompoundIndex has no option 'field' (perhaps you meant fields?)."],
    [{ fields: ['a', 'b', '-a'] }, "CompoundIndex: 'fields' names 'a' twice."],
  ])('refuses %p', (options, message) => {
    expect(() => new CompoundIndex(options as never)).toThrow(new ImproperlyConfigured(message));
  });

  it('is frozen', () => {
    const fields = ['a'];
    const { options } = new CompoundIndex({ fields, unique: true });
    fields.push('b');
    expect(options).toEqual({ fields: ['a'], unique: true });
    expect(Object.isFrozen(options) && Object.isFrozen(options.fields)).toBe(true);
  });
});

it('a JSONField has no fields within', () => {
  @Meta({ ordering: ['extra__a'] })
  class Odd extends Base {
    @JSONField() extra!: unknown;
  }
  expect(refusal([Odd])).toBe("Odd: Meta.ordering names 'extra__a', which is no field.");
});

describe('declaredPath()', () => {
  it.each([
    ['headline', 'headline'],
    ['blog', 'blog'],
    ['blog.n', 'blog.name'],
    ['blog.lines.0.text', 'blog.lines.0.text'],
    ['blog.name', 'blog.name'],
    ['gone.n', 'gone.n'],
    ['n', 'n'],
  ])('%s → %s', (path, named) => {
    expect(declaredPath(metaOf(Entry), path)).toBe(named);
  });
});
