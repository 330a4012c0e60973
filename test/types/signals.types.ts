import {
  CharField,
  type DeleteEvent,
  type DjongoConnection,
  IntegerField,
  Model,
  PostDelete,
  PostSave,
  PreDelete,
  PreSave,
  type SaveEvent,
} from '../../libs/djongo/src/index.js';
import { same } from './support/same.js';

// Compiled, never run. After `@ts-expect-error` stands a part of the message that the compiler must give there;
// negative-cases.spec.ts compares them.
declare const connection: DjongoConnection;

abstract class Titled extends Model {
  @CharField() title!: string;
}
class Entry extends Titled {
  @CharField() headline!: string;
}
class Invoice extends Model {
  @IntegerField() total!: number;
}

/** All that must compile. */
export class Audit {
  @PreSave(Entry) all(_entry: Entry, event: SaveEvent): void {
    same<typeof event.updateFields, readonly string[] | undefined>(true);
  }
  @PostSave(Entry) async later(_entry: Entry, _event: SaveEvent): Promise<void> {}
  @PreDelete(Entry) fewer(_entry: Entry): void {}
  @PostDelete(Entry) none(): void {}
  @PostSave(Entry) base(_title: Titled, _event: { readonly alias: string }): void {}
  @PostSave(Titled) abstractBase(_title: Titled): void {}
  @PostSave(Model) every(_object: Model): void {}
  @PreSave(Entry) @PostDelete(Entry) both(_entry: Entry, _event: SaveEvent | DeleteEvent): void {}
}

/** All that must not. */
export class Wrong {
  // @ts-expect-error Property 'total' is missing in type 'Entry' but required in type 'Invoice'
  @PreSave(Entry) a(_invoice: Invoice): void {}
  // @ts-expect-error Property 'total' is missing in type 'Entry' but required in type 'Invoice'
  @PostSave(Entry) b(_invoice: Invoice): void {}
  // @ts-expect-error Property 'total' is missing in type 'Entry' but required in type 'Invoice'
  @PreDelete(Entry) c(_invoice: Invoice): void {}
  // @ts-expect-error Property 'total' is missing in type 'Entry' but required in type 'Invoice'
  @PostDelete(Entry) d(_invoice: Invoice): void {}
  // @ts-expect-error Property 'headline' is missing in type 'Titled' but required in type 'Entry'
  @PostSave(Titled) e(_entry: Entry): void {}
  // @ts-expect-error Property 'created' is missing in type 'DeleteEvent' but required in type 'SaveEvent'
  @PreDelete(Entry) f(_entry: Entry, _event: SaveEvent): void {}
  // @ts-expect-error Property 'created' is missing in type 'DeleteEvent' but required in type 'SaveEvent'
  @PostDelete(Entry) g(_entry: Entry, _event: SaveEvent): void {}
  // @ts-expect-error Target signature provides too few arguments
  @PostSave(Entry) h(_entry: Entry, _event: SaveEvent, _more: string): void {}
  // @ts-expect-error decorator
  @PostSave(Entry) i!: string;
  // @ts-expect-error Argument of type 'string' is not assignable
  @PostSave('Entry') j(): void {}
}

connection.on('postSave', Entry, (entry, event) => {
  same<typeof entry, Entry>(true);
  same<typeof event, SaveEvent>(true);
});
connection.on('preDelete', Titled, async (_titled, { alias }) => same<typeof alias, string>(true));
same<ReturnType<typeof connection.on>, () => void>(true);
// @ts-expect-error Argument of type '"postSaved"' is not assignable
connection.on('postSaved', Entry, () => undefined);
// @ts-expect-error Property 'created' does not exist on type 'DeleteEvent'
connection.on('postDelete', Entry, (_entry, event) => event.created);
// @ts-expect-error Property 'total' does not exist on type 'Entry'
connection.on('postSave', Entry, (entry) => entry.total);
