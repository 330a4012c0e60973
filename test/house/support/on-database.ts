/**
 * The same code, on a database of the given name: what stands in its `forRoot({ name: '…'` or `connect({ name: '…'`.
 *
 * @throws Error when there is not just one such place.
 */
export function onDatabase(code: string, name: string): string {
  const parts = code.split(/(?<=\b(?:forRoot|connect)\(\{\s*name: )'[^']+'/);
  if (parts.length !== 2)
    throw new Error(`There has to be one "forRoot({ name: '…'" or "connect({ name: '…'" in:\n${code}`);
  return parts.join(`'${name}'`);
}
