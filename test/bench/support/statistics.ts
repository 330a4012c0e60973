/** The value that `percent` of the values do not exceed, interpolated between its neighbours. */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) throw new RangeError('There is no percentile of no values.');
  const sorted = Float64Array.from(values).sort();
  const place = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** How many times as much the first took as the second: the median of the rounds' own ratios, which a slow spell hardly moves. */
export function medianRatio(of: readonly number[], to: readonly number[]): number {
  if (of.length !== to.length) throw new RangeError('Both sides must have run in every round.');
  return median(of.map((value, round) => value / (to[round] ?? NaN)));
}

/** Rounded for reading: three places after the point. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
