/** The lookups of text: whether a text that is stored has what is asked for. All but the patterns match literally. */
export const TEXT_LOOKUPS: Readonly<Record<string, (stored: string, asked: string) => boolean>> = {
  contains: (stored, asked) => stored.includes(asked),
  startswith: (stored, asked) => stored.startsWith(asked),
  endswith: (stored, asked) => stored.endsWith(asked),
  iexact: (stored, asked) => insensitive(`^${literally(asked)}$`).test(stored),
  icontains: (stored, asked) => insensitive(literally(asked)).test(stored),
  istartswith: (stored, asked) => insensitive(`^${literally(asked)}`).test(stored),
  iendswith: (stored, asked) => insensitive(`${literally(asked)}$`).test(stored),
};

/** `u` folds the case of whatever script; without `m`, `^` and `$` are the ends of the text itself. */
function insensitive(pattern: string): RegExp {
  return new RegExp(pattern, 'iu');
}

function literally(text: string): string {
  return Array.from(text, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join('');
}

/** `regex` and `iregex`, of a text or a `RegExp`. The server's `$` also stands before a line break that ends the text. */
export function matchesPattern(stored: string, asked: unknown, ignoresCase: boolean): boolean {
  const source = asked instanceof RegExp ? asked.source : String(asked);
  const given = asked instanceof RegExp ? asked.flags : '';
  const ends = given.includes('m') ? source : source.replace(/\$$/, '(?=\\n?(?![^]))');
  const flags = [...new Set(`${given}${ignoresCase ? 'i' : ''}u`)].join('');
  return new RegExp(ends, flags).test(stored);
}
