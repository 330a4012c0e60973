import {
  ArrayField,
  CharField,
  DateField,
  DateTimeField,
  DjongoManager,
  EmbeddedField,
  ImproperlyConfigured,
  Model,
  TimeField,
} from 'nestjs-djongo';
import { type ModelDatabase, modelDatabase } from './support.js';

class Part {
  @CharField() name!: string;
  @DateTimeField({ autoNowAdd: true }) created!: Date;
  @DateTimeField({ autoNow: true }) changed!: Date;
}

class Note extends Model {
  @CharField() text!: string;
  @DateTimeField({ autoNowAdd: true }) created!: Date;
  @DateTimeField({ autoNow: true }) changed!: Date;
  @DateField({ autoNow: true }) day!: Date;
  @TimeField({ autoNow: true }) time!: string;
  @EmbeddedField({ modelContainer: Part, null: true }) part!: Part | null;
  @ArrayField({ modelContainer: Part, blank: true }) parts!: Part[];
  static objects = new DjongoManager<Note>();
}

const OLD = new Date('2001-01-01T00:00:00Z');

let db: ModelDatabase;
beforeAll(async () => void (db = await modelDatabase([Note])));
afterAll(() => db.end());
beforeEach(() => db.sent.clear());

/** A stored note with old dates everywhere. */
async function oldNote(): Promise<Note> {
  const dates = { created: OLD, changed: OLD };
  const part = { name: 'p', ...dates };
  const { insertedId } = await db.db
    .collection('note')
    .insertOne({ text: 't', ...dates, day: OLD, time: '00:00:00', part, parts: [part] });
  return Note.objects.get({ pk: insertedId });
}

const isNow = (date: Date | undefined): boolean => Math.abs(Date.now() - Number(date)) < 10_000;

describe('autoNow and autoNowAdd', () => {
  it('set one moment when an object is inserted, whatever was assigned', async () => {
    const note = await Note.objects.create({ text: 't', created: OLD, changed: OLD, part: { name: 'p' } });
    const { created, changed, day, time, part } = await Note.objects.get({ pk: note.pk });
    expect(isNow(created)).toBe(true);
    expect(changed).toEqual(created);
    expect(day).toEqual(new Date(created.toISOString().slice(0, 10)));
    expect(time).toBe(created.toISOString().slice(11, -1).replace('.000', ''));
    expect(isNow(part?.created)).toBe(true);
    expect(isNow(part?.changed)).toBe(true);
  });

  it('set it in each object of bulkCreate', async () => {
    const notes = await Note.objects.bulkCreate([{ text: 'a' }, Note.from({ text: 'b' })]);
    expect(notes.map(({ created, changed }) => isNow(created) && isNow(changed))).toEqual([true, true]);
  });

  it('set nothing before an object is saved', () => {
    expect(Note.from({ text: 't' }).created).toBeUndefined();
  });

  it('are set at each save, and once', async () => {
    const note = await oldNote();
    note.created = new Date(OLD.getTime() + 1);
    await note.save();
    const { created, changed, day, part, parts } = await Note.objects.get({ pk: note.pk });
    expect(created.getTime()).toBe(OLD.getTime() + 1);
    expect(isNow(changed)).toBe(true);
    expect(day.getTime()).toBeGreaterThan(OLD.getTime());
    for (const each of [part, ...parts]) {
      expect(each?.created).toEqual(OLD);
      expect(isNow(each?.changed)).toBe(true);
    }
  });

  it('are left alone by updateFields that do not name them', async () => {
    const note = await oldNote();
    await note.save({ updateFields: ['text'] });
    expect((await Note.objects.get({ pk: note.pk })).changed).toEqual(OLD);
    await note.save({ updateFields: ['text', 'changed'] });
    const found = await Note.objects.get({ pk: note.pk });
    expect(isNow(found.changed)).toBe(true);
    expect(found.day).toEqual(OLD);
  });

  it('are set without validation too', async () => {
    const note = await oldNote();
    await note.save({ validate: false });
    expect(isNow((await Note.objects.get({ pk: note.pk })).changed)).toBe(true);
  });

  it('are not set by update(), and by updateOrCreate() are', async () => {
    const { pk } = await oldNote();
    await Note.objects.filter({ pk }).update({ text: 'u' });
    expect((await Note.objects.get({ pk })).changed).toEqual(OLD);
    await Note.objects.updateOrCreate({ pk }, { text: 'v' });
    const { changed, created, text } = await Note.objects.get({ pk });
    expect([isNow(changed), created, text]).toEqual([true, OLD, 'v']);
  });

  it('set what is new inside of a stored object', async () => {
    const note = await oldNote();
    note.parts.push(Object.assign(new Part(), { name: 'q' }));
    await note.save();
    const { parts } = await Note.objects.get({ pk: note.pk });
    expect(parts[0]?.created).toEqual(OLD);
    expect(isNow(parts[1]?.created)).toBe(true);
  });

  it.each([
    [{ autoNow: true, autoNowAdd: true }, 'autoNow and autoNowAdd'],
    [{ autoNow: true, default: () => new Date() }, 'autoNow and default'],
    [{ autoNowAdd: true, default: OLD }, 'autoNowAdd and default'],
  ])('exclude each other and a default: %p', (options, names) => {
    expect(() => DateTimeField(options)).toThrow(`The options ${names} exclude each other`);
    expect(() => DateField(options)).toThrow(ImproperlyConfigured);
    expect(() => TimeField(options)).toThrow(ImproperlyConfigured);
    expect(() => DateField({ autoNow: false, autoNowAdd: true })).not.toThrow();
  });
});
