/**
 * Runs every side once a round, in the opposite order every other round, so that neither always finds the machine as the
 * other left it.
 *
 * @returns what the sides returned, by side and round.
 */
export async function alternate<K extends string, T>(
  sides: Readonly<Record<K, () => Promise<T>>>,
  rounds: number,
): Promise<Record<K, T[]>> {
  const names = Object.keys(sides) as K[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, T[]>;
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? names : names.toReversed();
    for (const name of order) results[name].push(await sides[name]());
  }
  return results;
}
