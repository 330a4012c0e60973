import { afterEach, describe, expect, it } from '@jest/globals';
import { ConnectionSet, resolveConnection, type Connection } from '../../libs/djongo/src/connection/index.js';
import { ImproperlyConfigured } from '../../libs/djongo/src/errors/index.js';
import { makeConnection, rejection } from './support.js';

class Entry {}
class LogLine {}

const sets: ConnectionSet[] = [];

/** An application with these databases: alias and models of each. Nothing connects. */
function application(databases: Readonly<Record<string, readonly (typeof Entry)[]>>): ConnectionSet {
  const set = new ConnectionSet();
  for (const [alias, models] of Object.entries(databases)) {
    const connection = makeConnection({ name: 'blog', alias, models });
    set.add(connection);
    set.publish(connection);
  }
  sets.push(set);
  return set;
}

function of(model: typeof Entry, alias?: string) {
  const accepts = (connection: Connection) => connection.settings.models.includes(model);
  return { accepts, describe: `Model '${model.name}'`, ...(alias === undefined ? {} : { alias }) };
}

afterEach(async () => {
  await Promise.all(sets.splice(0).map((set) => set.close()));
});

describe('ConnectionSet', () => {
  it('finds its connections by alias', () => {
    const set = application({ default: [], archive: [] });
    expect(set.get().alias).toBe('default');
    expect(set.get('archive').alias).toBe('archive');
    expect(set.all()).toEqual([set.get(), set.get('archive')]);
  });

  it('refuses an alias that is taken, and one that is unknown', () => {
    const set = application({ archive: [] });
    const again = () => set.add(makeConnection({ name: 'other', alias: 'archive' }));
    expect(again).toThrow(ImproperlyConfigured);
    expect(again).toThrow("Two databases have the 'alias' 'archive'; give each its own.");
    expect(() => set.get('archives')).toThrow(ImproperlyConfigured);
    expect(() => set.get('archives')).toThrow("no database with the 'alias' 'archives' (perhaps you meant archive?)");
  });

  it('closes all of them', async () => {
    const set = application({ default: [], archive: [] });
    await set.close();
    expect(set.all().map(({ state }) => state)).toEqual(['closed', 'closed']);
  });
});

describe('resolveConnection', () => {
  it("takes 'default', or the only alias there is", () => {
    const set = application({ default: [Entry], archive: [Entry, LogLine] });
    expect(resolveConnection()).toBe(set.get());
    expect(resolveConnection(of(Entry))).toBe(set.get());
    expect(resolveConnection(of(LogLine))).toBe(set.get('archive'));
    expect(resolveConnection(of(Entry, 'archive'))).toBe(set.get('archive'));
  });

  it('refuses to choose between others', () => {
    application({ a: [Entry], b: [Entry] });
    expect(() => resolveConnection(of(Entry))).toThrow(ImproperlyConfigured);
    expect(() => resolveConnection(of(Entry))).toThrow(
      "Model 'Entry' is in several databases (a, b), none of them 'default'",
    );
  });

  it('says what to do when there is none', () => {
    class Unknown {}
    expect(() => resolveConnection(of(Unknown))).toThrow(ImproperlyConfigured);
    expect(() => resolveConnection(of(Unknown))).toThrow(
      "Model 'Unknown' has no connection. Import DjongoModule.forRoot",
    );
    application({ default: [LogLine], archive: [LogLine] });
    expect(() => resolveConnection(of(Entry))).toThrow("Model 'Entry' has no connection. Import DjongoModule.forRoot");
    expect(() => resolveConnection(of(LogLine, 'archives'))).toThrow(
      "Model 'LogLine' has no connection with the alias 'archives' (perhaps you meant archive?).",
    );
  });

  it('tells two applications apart by the context', async () => {
    const one = application({ default: [Entry] });
    const two = application({ default: [Entry], archive: [LogLine] });
    expect(() => resolveConnection(of(Entry))).toThrow(ImproperlyConfigured);
    expect(() => resolveConnection(of(Entry))).toThrow(/more than one running application\. Inject the manager/);
    expect(one.run(() => resolveConnection(of(Entry)))).toBe(one.get());
    const later = await two.run(async () => {
      await Promise.resolve();
      return resolveConnection(of(Entry));
    });
    expect(later).toBe(two.get());
    expect(one.run(() => resolveConnection(of(LogLine)))).toBe(two.get('archive'));
    await one.close();
    expect(resolveConnection(of(Entry))).toBe(two.get());
  });

  it("prefers the context's own connection to another application's default", () => {
    const one = application({ archive: [Entry] });
    application({ default: [Entry] });
    expect(one.run(() => resolveConnection(of(Entry)))).toBe(one.get('archive'));
  });

  it('finds the closed one after the close, whose operations say so', async () => {
    const set = application({ default: [Entry] });
    await set.close();
    const connection = resolveConnection(of(Entry));
    expect(await rejection(connection.ping())).toMatchObject({ message: "connection 'default' is closed" });
    const next = application({ default: [LogLine] });
    expect(() => resolveConnection(of(Entry))).toThrow("Model 'Entry' has no connection");
    expect(resolveConnection(of(LogLine))).toBe(next.get());
  });
});
