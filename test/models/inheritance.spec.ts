import {
  ArrayField,
  CharField,
  CompoundIndex,
  DateTimeField,
  DjongoManager,
  EmbeddedField,
  FieldError,
  ImproperlyConfigured,
  IntegerField,
  Meta,
  Model,
  ObjectDoesNotExist,
  type QuerySet,
  ValidationError,
  connect,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase, rejection } from './support.js';

/** What a mixin takes. TypeScript wants exactly this form. */
// oxlint-disable-next-line typescript/no-explicit-any
type Base = abstract new (...args: any[]) => object;

function Stamped<B extends Base>(base: B) {
  abstract class Stamp extends base {
    @DateTimeField({ null: true, dbColumn: 'at' }) created!: Date | null;
    age(now: number): number {
      return now - Number(this.created);
    }
  }
  return Stamp;
}

function Counted<B extends Base>(base: B) {
  abstract class Count extends base {
    @IntegerField({ default: 1 }) hits!: number;
  }
  return Count;
}

class Live extends DjongoManager<Titled> {
  constructor(readonly least = 0) {
    super();
  }
  override getQuerySet(): QuerySet<Titled> {
    return super.getQuerySet().filter({ rank__gte: this.least });
  }
}

@Meta({
  abstract: true,
  collection: 'never',
  ordering: ['-rank'],
  getLatestBy: 'rank',
  indexes: [new CompoundIndex({ fields: ['title', 'rank'] })],
})
abstract class Titled extends Model {
  @IntegerField({ primaryKey: true }) id!: number;
  @CharField({ maxLength: 10 }) title!: string;
  @IntegerField({ default: 0 }) rank!: number;
  @CharField({ blank: true }) remark!: string;
  static live = new Live(5);

  override clean(): void {
    if (this.title === 'base') throw new ValidationError({ title: 'Of the base.' });
  }
}

class Place {
  @CharField({ maxLength: 5 }) name!: string;
  @CharField({ blank: true }) country!: string;
}
class City extends Place {
  @IntegerField({ default: 0 }) people!: number;
  @CharField({ maxLength: 20 }) override name = 'Nowhere';
  shout(): string {
    return `${this.name}!`;
  }
}
class Port extends Stamped(Counted(City)) {}

class Book extends Titled {
  @CharField({ maxLength: 3, dbColumn: 'r' }) declare remark: string;
  @EmbeddedField({ modelContainer: City, null: true }) city!: City | null;
  @ArrayField({ modelContainer: Port, blank: true }) ports!: Port[];
  static objects = new DjongoManager<Book>();
}

@Meta({ ordering: ['title'], indexes: [] })
class Note extends Counted(Stamped(Titled)) {
  @CharField({ blank: true }) body!: string;
  static objects = new DjongoManager<Note>();

  override clean(): void {
    super.clean();
    if (this.title === 'note') throw new ValidationError({ title: 'Of the note.' });
  }
}

@Meta({ collection: 'novels' })
class Novel extends Book {
  @IntegerField({ default: 1 }) parts!: number;
  static novels = new DjongoManager<Novel>();
}

let db: ModelDatabase;
beforeAll(async () => void (db = await modelDatabase([Titled, Book, Note, Novel, City])));
afterAll(() => db.end());
beforeEach(async () => {
  await Promise.all(['book', 'note', 'novels'].map((name) => db.db.collection(name).deleteMany({})));
  db.sent.clear();
});

const namesOf = (model: { from(values: object): Model }) => Object.keys(model.from({}).toObject());

describe('The fields of a model', () => {
  it('are those of its bases first, mixins included, each in its place', () => {
    const values = { id: 1, title: 't', created: null };
    expect(Object.keys(Note.from(values).toObject())).toEqual([
      'id',
      'title',
      'rank',
      'remark',
      'created',
      'hits',
      'body',
    ]);
    expect(namesOf(Book)).toEqual(['rank', 'ports']);
  });

  it('are stored, read and found together', async () => {
    const created = new Date(0);
    await Note.objects.create({ id: 1, title: 't', created, body: 'b' });
    expect(await db.db.collection('note').findOne({})).toEqual({
      _id: 1,
      title: 't',
      rank: 0,
      remark: '',
      at: created,
      hits: 1,
      body: 'b',
    });
    const note = await Note.objects.get({ created__year: 1970, title: 't', hits: 1 });
    expect(note.age(5)).toBe(5);
    expect(note).toBeInstanceOf(Titled);
  });

  it('may be declared anew by a subclass, for itself alone', async () => {
    const long = { id: 1, title: 't', remark: 'long' };
    expect((await rejection(Book.objects.create(long), ValidationError)).messageDict).toEqual({
      remark: ['Ensure this value has at most 3 characters (it has 4).'],
    });
    expect((await rejection(Book.objects.create({ ...long, remark: '' }), ValidationError)).messageDict).toEqual({
      remark: ['This field cannot be blank.'],
    });
    await Book.objects.create({ ...long, remark: 'abc' });
    expect(await db.db.collection('book').findOne({})).toMatchObject({ r: 'abc' });
    await Note.objects.create(long);
    expect(Note.objects.filter({ remark: 'x' }).toMql().filter).toEqual({ remark: 'x' });
  });

  it('refuse a second primary key', async () => {
    class Odd extends Titled {
      @CharField({ primaryKey: true }) code!: string;
    }
    const error = await rejection(connect({ name: db.name, uri: db.uri, models: [Odd] }), ImproperlyConfigured);
    expect(error.message).toBe("Odd.id and Odd.code are both stored as '_id': only one can be the primary key.");
  });
});

describe('Rules of a base', () => {
  it('hold for its models, beside their own', async () => {
    expect((await rejection(Note.from({ id: 1, title: 'base' }).fullClean(), ValidationError)).messageDict).toEqual({
      title: ['Of the base.'],
    });
    expect((await rejection(Note.from({ id: 1, title: 'note' }).save(), ValidationError)).messageDict).toEqual({
      title: ['Of the note.'],
    });
  });
});

describe('Meta', () => {
  it('is inherited option by option, but for the collection and abstractness', async () => {
    expect(Book.objects.all().toMql()).toEqual({ find: 'book', filter: {}, sort: { rank: -1 } });
    expect(Note.objects.all().toMql()).toEqual({ find: 'note', filter: {}, sort: { title: 1 } });
    expect(Novel.objects.all().toMql()).toEqual({ find: 'novels', filter: {}, sort: { rank: -1 } });
    await rejection(Note.objects.latest(), Note.DoesNotExist);
    expect(db.sent.commands).toMatchObject([
      {
        find: 'note',
        sort: new Map([
          ['rank', -1],
          ['_id', -1],
        ]),
      },
    ]);
    const indexes = async (name: string) => (await db.db.collection(name).indexes()).map((index) => index.name);
    expect(await indexes('book')).toEqual(['_id_', 'title_1_rank_1']);
    expect(await indexes('novels')).toEqual(['_id_', 'title_1_rank_1']);
    await Note.objects.create({ id: 1, title: 'a' });
    expect(await indexes('note')).toEqual(['_id_']);
  });

  it('may name what only the subclass declares, and not what nobody does', async () => {
    @Meta({ abstract: true, ordering: ['body'] })
    class Ordered extends Model {}
    class Fine extends Ordered {
      @CharField() body!: string;
      static objects = new DjongoManager<Fine>();
    }
    class Odd extends Ordered {
      @CharField() text!: string;
    }
    const connection = await connect({ name: db.name, uri: db.uri, alias: 'fine', models: [Fine] });
    expect(Fine.objects.all().toMql().sort).toEqual({ body: 1 });
    await connection.close();
    const error = await rejection(connect({ name: db.name, uri: db.uri, models: [Odd] }), ImproperlyConfigured);
    expect(error.message).toMatch(/^Odd: Meta\.ordering names 'body', which is no field/);
  });
});

describe('Managers', () => {
  it('of a base are each model’s own, with their class and properties', () => {
    const [book, note] = [Book.live, Note.live];
    expect([book.model, note.model]).toEqual([Book, Note]);
    expect([book.least, note.least]).toEqual([5, 5]);
    expect(book.all().toMql()).toMatchObject({ find: 'book', filter: { rank: { $gte: 5 } } });
    expect(note.all().toMql()).toMatchObject({ find: 'note', filter: { rank: { $gte: 5 } } });
    expect(() => Titled.live.all()).toThrow(ImproperlyConfigured);
  });
});

describe('Containers', () => {
  it('inherit fields and methods, from mixins too', async () => {
    await Book.objects.create({ id: 1, title: 't', remark: 'r', city: {}, ports: [{ name: 'P', hits: 2 }] });
    expect(await db.db.collection('book').findOne({})).toMatchObject({
      city: {},
      ports: [{ name: 'P', country: '', people: 0, hits: 2, at: null }],
    });
    const book = await Book.objects.get({ ports__hits: 2, ports__people: 0 });
    expect(book.ports[0]).toBeInstanceOf(Port);
    expect(book.ports[0]).toBeInstanceOf(Place);
    expect(book.ports[0]?.shout()).toBe('P!');
  });

  it('of a subclass are no containers of the base: what these have not is refused', async () => {
    class Trip extends Model {
      @EmbeddedField({ modelContainer: Place }) to!: Place;
      static objects = new DjongoManager<Trip>();
    }
    const trip = Trip.from({ to: new Place() });
    trip.to = Object.assign(new City(), { people: 3 });
    expect((await rejection(trip.fullClean({ validateUnique: false }), ValidationError)).messageDict).toMatchObject({
      'to.people': ['Unknown field.'],
      'to.name': ['Ensure this value has at most 5 characters (it has 7).'],
    });
  });
});

describe('A model that extends a model with a collection', () => {
  const novel = { id: 1, title: 'n', remark: 'r', parts: 2 };

  it('has a collection of its own, with all fields', async () => {
    await Book.objects.create({ id: 1, title: 'b', remark: 'r' });
    await Novel.novels.create(novel);
    expect(await db.db.collection('novels').findOne({})).toMatchObject({ _id: 1, title: 'n', r: 'r', parts: 2 });
    expect((await Book.objects.all()).map(({ title }) => title)).toEqual(['b']);
    const found = await Novel.novels.get({ parts: 2 });
    expect(found.constructor).toBe(Novel);
    expect(found.equals(await Book.objects.get({ pk: 1 }))).toBe(false);
  });

  it('has objects that do not get into the other collection', async () => {
    const mine = await Novel.novels.create(novel);
    await Book.objects.create({ id: 1, title: 'b', remark: 'r' });
    db.sent.clear();
    mine.title = 'x';
    const message = 'takes instances of Book; object 0 is of type Novel.';
    const update = await rejection(Book.objects.bulkUpdate([mine], ['title']), FieldError);
    const create = await rejection(Book.objects.bulkCreate([Novel.from(novel)]), FieldError);
    expect([update.message, create.message]).toEqual([`bulkUpdate() ${message}`, `bulkCreate() ${message}`]);
    expect(db.sent.commands).toEqual([]);
  });

  it('throws errors that those who catch the other’s catch too', async () => {
    const error = await rejection(Novel.novels.get({ pk: 9 }), Novel.DoesNotExist);
    expect(error.name).toBe('Novel.DoesNotExist');
    for (const kind of [Book.DoesNotExist, Titled.DoesNotExist, ObjectDoesNotExist]) expect(error).toBeInstanceOf(kind);
    expect(error).not.toBeInstanceOf(Note.DoesNotExist);
    expect(await rejection(Book.objects.get({ pk: 9 }))).not.toBeInstanceOf(Novel.DoesNotExist);
    await Novel.novels.bulkCreate([novel, { ...novel, id: 2 }]);
    await rejection(Novel.novels.get({ title: 'n' }), Book.MultipleObjectsReturned);
  });
});
