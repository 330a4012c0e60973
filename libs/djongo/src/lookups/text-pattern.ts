import type { Document } from '../bson.js';
import { defineLookup, type Expression, type Lookup, type Pattern, TEXT } from './define-lookup.js';
import type { Documented } from './doc.js';
import { literal } from './literal.js';

/** A text as a pattern that matches just this text; NUL cannot stand in a pattern and is written as an escape. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll('\0', '\\x00');
}

/** A condition on a path: the text there matches. */
export function matchesPath(path: string, { source, options }: Pattern): Document {
  return { [path]: options === '' ? { $regex: source } : { $regex: source, $options: options } };
}

/** The same as an expression; what is no text does not match, where `$regexMatch` alone would fail the query. */
export function matchesExpr(lhs: Expression, { source, options }: Pattern): Expression {
  const match = { input: lhs, regex: literal(source), ...(options === '' ? {} : { options }) };
  return { $cond: [{ $eq: [{ $type: lhs }, 'string'] }, { $regexMatch: match }, false] };
}

/** Defines a lookup that matches a text literally, at a place that `pattern` sets. */
export function defineTextLookup(
  name: string,
  doc: Documented<Lookup>['doc'],
  pattern: (escaped: string) => string,
  options = '',
): Documented<Lookup<'text'>> {
  const of = (text: string): Pattern => ({ source: pattern(escapePattern(text)), options });
  return defineLookup<'text'>({
    name,
    doc,
    families: TEXT,
    rhs: 'text',
    path: (path, text) => matchesPath(path, of(text)),
    expr: (lhs, text) => matchesExpr(lhs, of(text)),
  });
}
