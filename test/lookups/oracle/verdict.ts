/**
 * Whether a document matches. `'either'` where the documentation leaves it open: of what other clients have stored against the
 * model, arrays for single values or the reverse, paths and expressions may find different documents.
 */
export type Verdict = boolean | 'either';

/** All of them hold. */
export function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes('either') ? 'either' : true;
}

/** At least one of them holds. */
export function some(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  return verdicts.includes('either') ? 'either' : false;
}

export function opposite(verdict: Verdict): Verdict {
  return verdict === 'either' ? verdict : !verdict;
}

/** What is found only in one of two readings decides nothing where it would make a difference. */
export function unsure(verdict: Verdict): Verdict {
  return verdict === false ? false : 'either';
}
