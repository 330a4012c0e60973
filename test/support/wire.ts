import { BSON } from 'mongodb';

/** A command as it goes over the wire: its parts in any order; inside them the order counts, as it does in a sort. */
export function onWire(command: object): string[] {
  const parts = Object.entries(BSON.deserialize(BSON.serialize(command)));
  return parts.map(([name, value]) => BSON.EJSON.stringify({ [name]: value })).sort();
}
