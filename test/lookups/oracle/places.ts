import { underKey } from './json.js';
import type { Step } from './paths.js';
import type { Shape } from './shape.js';
import { isDocument, isList, isNull, MISSING, under } from './values.js';

/** A value to which a path leads. */
export interface Place {
  readonly value: unknown;
  /** Whether every form of the condition looks here, whatever other clients have stored. */
  readonly isSure: boolean;
  /** Whether it was found as an item of an array, which then is not entered again. */
  readonly isItem: boolean;
}

/**
 * How a condition is asked, which matters only for what other clients have stored against the model: as a plain path, which
 * the server takes through whatever is there, or in any other form.
 */
export type Form = 'path' | 'any';

/** The values to which steps lead from a place. Through an array there are as many as it has elements. */
export function placesAt(start: Place, steps: readonly Step[], form: Form): readonly Place[] {
  return steps.reduce<readonly Place[]>(
    (places, step, at) => places.flatMap((place) => take(place, step, steps[at + 1], form)),
    [start],
  );
}

/** The values that a lookup at the end of a path is asked of; of an array one `asWhole` is asked of the array alone. */
export function leavesAt(
  start: Place,
  steps: readonly Step[],
  shape: Shape,
  form: Form,
  asWhole: boolean,
): readonly Place[] {
  const places = placesAt(start, steps, form);
  if (asWhole || shape.kind === 'array') return places;
  return places.flatMap((place) => {
    if (!isList(place.value) || place.isItem) return [place];
    // JSON may hold an array; where the model has a single value, it is not what the model says.
    const isSure = place.isSure && (shape.kind === 'json' || form === 'path');
    return [place.value, ...place.value].map((value) => ({ value, isSure, isItem: true }));
  });
}

function take(place: Place, step: Step, next: Step | undefined, form: Form): readonly Place[] {
  const { value, isSure } = place;
  switch (step.to) {
    case 'field':
      return takeField(place, step.column, form);
    case 'key':
      return underKey(value, step.key).map((found) => ({ ...found, isSure }));
    case 'index':
      return takeIndex(place, step.index, step.item, form);
    case 'slice':
      return [{ value: isList(value) ? value.slice(step.from, step.end) : MISSING, isSure, isItem: false }];
    case 'element':
      return takeElements(place, next, form);
  }
}

function takeField({ value, isSure }: Place, column: string, form: Form): readonly Place[] {
  if (!isList(value)) return [{ value: under(value, column), isSure, isItem: false }];
  // An array where the model has one document: a path looks into it, an expression sees an array of what is there.
  const found = value.filter(isDocument).map((document) => under(document, column));
  if (form === 'path') return found.map((item) => ({ value: item, isSure, isItem: false }));
  const all = found.filter((item) => item !== MISSING);
  return [...found, all, MISSING].map((item) => ({ value: item, isSure: false, isItem: false }));
}

function takeIndex({ value, isSure }: Place, index: number, item: Shape, form: Form): readonly Place[] {
  const found = isList(value) && index < value.length ? value[index] : MISSING;
  const itself: Place = { value: found, isSure, isItem: true };
  if (item.kind !== 'json' || !isList(value)) return [itself];
  // On a path the server takes the number for a key of each document in the array, too.
  const documents = value.filter((entry) => isDocument(entry) && Object.hasOwn(entry, String(index)));
  const isSureKey = isSure && form === 'path';
  return [
    itself,
    ...documents.map((entry) => ({ value: under(entry, String(index)), isSure: isSureKey, isItem: false })),
  ];
}

function takeElements({ value, isSure }: Place, next: Step | undefined, form: Form): readonly Place[] {
  // A path goes on from what is null or missing, and finds nothing.
  if (isNull(value)) return [{ value: next === undefined ? value : MISSING, isSure, isItem: true }];
  // A single value where the model has an array counts as its only element.
  if (!isList(value)) return [{ value, isSure: isSure && form === 'path', isItem: true }];
  if (next?.to !== 'field' && next?.to !== 'key') return value.map((item) => ({ value: item, isSure, isItem: true }));
  // Only documents have fields.
  return value.flatMap((item): Place[] => {
    if (isDocument(item)) return [{ value: item, isSure, isItem: true }];
    // Where the model has documents, `$elemMatch` takes an array for one without any of the fields.
    return isList(item) && next.to === 'field' && form === 'any' ? [{ value: {}, isSure: false, isItem: true }] : [];
  });
}
