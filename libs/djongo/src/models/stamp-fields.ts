import { declaredFields, type Field, setField } from '../fields/index.js';

/**
 * Sets the dates that set themselves (`autoNow`, `autoNowAdd`) before an object is saved, all to the same moment. Those of
 * embedded documents: the ones that every save sets; the others are set where they have no value, when they are cleaned.
 */
export function stampFields(fields: Iterable<Field>, instance: object, isInsert: boolean, at = new Date()): void {
  for (const field of fields) {
    const { stamp } = field;
    if (stamp !== undefined && (isInsert || stamp.on === 'save')) setField(instance, field, stamp.value(at));
    else stampInside(field, Reflect.get(instance, field.name), at);
  }
}

/** Instances only: what was given as a plain object is the caller's, and is copied when it is cleaned. */
function stampInside({ item, container }: Field, value: unknown, at: Date): void {
  if (item !== undefined && Array.isArray(value)) for (const entry of value) stampInside(item, entry, at);
  else if (item === undefined && container !== undefined && value instanceof container) {
    const fields = [...declaredFields(container).values()];
    // An empty one stays empty.
    if (fields.some(({ name }) => Reflect.get(value, name) != null)) stampFields(fields, value, false, at);
  }
}
