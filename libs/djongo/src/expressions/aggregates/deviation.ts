/** The server's operator: of the population, unless a sample is asked for. */
export function deviation({ sample }: Readonly<Record<string, unknown>>): '$stdDevSamp' | '$stdDevPop' {
  return sample === true ? '$stdDevSamp' : '$stdDevPop';
}
