/** A name for a message: keys may come from outside and be as long as a request. */
export function clip(name: string, longest = 60): string {
  return name.length > longest ? `${name.slice(0, longest)}…` : name;
}
