/** `" (perhaps you meant gt or gte?)"` for the names closest to a wrong one, or nothing when none is close. */
export function perhaps(wrong: string, names: Iterable<string>): string {
  const close = nearest(wrong, names);
  return close.length === 0 ? '' : ` (perhaps you meant ${close.join(' or ')}?)`;
}

/** Up to three names within a third of the wrong one's length, closest first. */
function nearest(wrong: string, names: Iterable<string>): string[] {
  // A wrong key can be as long as an attacker likes; a real name is short.
  if (wrong.length > 64) return [];
  const lower = wrong.toLowerCase();
  // Of a single letter nothing would be left to recognise.
  const limit = wrong.length === 1 ? 0 : Math.max(1, Math.floor(wrong.length / 3));
  return [...names]
    .map((name) => ({ name, distance: editDistance(lower, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= limit || (wrong.length > 1 && name.startsWith(wrong)))
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Levenshtein distance, with the swap of two neighbours counted as one edit (optimal string alignment). */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 16) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? Infinity;
}
