import { type ModelSource, takeNumbers } from '../connection/index.js';
import { DatabaseError } from '../errors/index.js';
import { type Field, setField } from '../fields/index.js';
import { isGenerated } from '../meta/index.js';

/** What the database holds as `int`. */
const GREATEST = 2_147_483_647;

/** Numbers the objects that are inserted next and have no number yet, all of them in one round trip; see `AutoField`. */
export async function assignNumbers(source: ModelSource, instances: readonly object[]): Promise<void> {
  const { meta, connection } = source;
  const fields = meta.fieldList.filter((field) => field.generated === 'sequence' && isGenerated(meta, field));
  const unnumbered = instances.filter((instance) => fields.some((field) => isUnset(instance, field)));
  if (unnumbered.length === 0) return;
  const columns = fields.map(({ column }) => column);
  const first = await takeNumbers(connection, meta.collection, columns, unnumbered.length);
  if (first + unnumbered.length - 1 > GREATEST) {
    throw new DatabaseError(
      `${meta.name}: the counter of its AutoField has passed ${GREATEST}, the last of its numbers.`,
    );
  }
  for (const [at, instance] of unnumbered.entries()) {
    for (const field of fields) if (isUnset(instance, field)) setField(instance, field, first + at);
  }
}

function isUnset(instance: object, { name }: Field): boolean {
  const value: unknown = Reflect.get(instance, name);
  return value === undefined || value === null;
}
