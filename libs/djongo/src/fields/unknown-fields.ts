import { perhaps, type ValidationIssue } from '../errors/index.js';
import { MESSAGES } from './messages.js';

/** Suggestions are for people, who read a few; a hostile document may have very many unknown keys. */
const MOST_SUGGESTIONS = 20;

/**
 * The keys of a value that no field declares, as issues: dropping them would lose data without a word. A key whose value
 * is `undefined` holds none, as in an instance of a DTO.
 */
export function unknownFields(
  value: Readonly<Record<string, unknown>>,
  fields: ReadonlyMap<string, unknown>,
): ValidationIssue[] {
  const unknown = Object.keys(value).filter((key) => !fields.has(key) && value[key] !== undefined);
  return unknown.map((path, at) => {
    const hint = at < MOST_SUGGESTIONS ? perhaps(path, fields.keys()) : '';
    return { path, message: `${MESSAGES.unknown.slice(0, -1)}${hint}.`, code: 'unknown', params: {} };
  });
}
