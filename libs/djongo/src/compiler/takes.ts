import type { Takes } from '../expressions/index.js';
import type { Field } from '../fields/index.js';

/** Whether a function takes a value. JSON is of no known type, so it fits everywhere; what it is not, the server says. */
export function accepts(takes: Takes, { family }: Field): boolean {
  return takes === 'any' || family === 'json' || takes.includes(family);
}

/** For messages: `texts or numbers`. */
export function kindsOf(takes: Takes): string {
  return takes === 'any' ? 'anything' : takes.map((family) => KINDS[family]).join(' or ');
}

const KINDS: Readonly<Record<Field['family'], string>> = {
  text: 'texts',
  number: 'numbers',
  boolean: 'conditions',
  date: 'dates',
  objectId: 'ObjectIds',
  uuid: 'UUIDs',
  binary: 'bytes',
  json: 'JSON',
  array: 'arrays',
  container: 'embedded documents',
};
