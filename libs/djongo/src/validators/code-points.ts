/** Length in Unicode code points, without building an array of them. */
export function codePoints(text: string): number {
  let count = 0;
  // Iterating a string walks code points, not UTF-16 units.
  for (const _ of text) count += 1;
  return count;
}
