/** A name for a message: keys may come from outside and be as long as a request. */
export function clip(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
