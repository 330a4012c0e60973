import { all } from './all.lookup.js';
import { arrayContainedBy } from './array-contained-by.lookup.js';
import { arrayContains } from './array-contains.lookup.js';
import { arrayExact } from './array-exact.lookup.js';
import { arrayIsnull } from './array-isnull.lookup.js';
import { arrayNe } from './array-ne.lookup.js';
import { contains } from './contains.lookup.js';
import type { CompoundLookup } from './define-compound.js';
import type { Lookup } from './define-lookup.js';
import type { Documented } from './doc.js';
import { endswith } from './endswith.lookup.js';
import { exact } from './exact.lookup.js';
import { gt } from './gt.lookup.js';
import { gte } from './gte.lookup.js';
import { hasAnyKeys } from './has-any-keys.lookup.js';
import { hasKey } from './has-key.lookup.js';
import { hasKeys } from './has-keys.lookup.js';
import { icontains } from './icontains.lookup.js';
import { iendswith } from './iendswith.lookup.js';
import { iexact } from './iexact.lookup.js';
import { isIn } from './in.lookup.js';
import { iregex } from './iregex.lookup.js';
import { isnull } from './isnull.lookup.js';
import { istartswith } from './istartswith.lookup.js';
import { itemIsnull } from './item-isnull.lookup.js';
import { jsonContainedBy } from './json-contained-by.lookup.js';
import { jsonContains } from './json-contains.lookup.js';
import { jsonMissing } from './json-missing.lookup.js';
import { jsonNull } from './json-null.lookup.js';
import { len } from './len.lookup.js';
import { lt } from './lt.lookup.js';
import { lte } from './lte.lookup.js';
import { ne } from './ne.lookup.js';
import { overlap } from './overlap.lookup.js';
import { range } from './range.lookup.js';
import { regex } from './regex.lookup.js';
import { startswith } from './startswith.lookup.js';

/** The table of all lookups; a name may stand here once for each group of families. */
export const LOOKUPS: readonly Documented<Lookup>[] = [
  exact,
  ne,
  isIn,
  isnull,
  gt,
  gte,
  lt,
  lte,
  range,
  iexact,
  contains,
  icontains,
  startswith,
  istartswith,
  endswith,
  iendswith,
  regex,
  iregex,
  arrayContains,
  all,
  overlap,
  arrayContainedBy,
  arrayIsnull,
  len,
  jsonContainedBy,
];

/** The table of the lookups that stand for others, which go before those. */
export const COMPOUND_LOOKUPS: readonly Documented<CompoundLookup>[] = [hasKey, hasKeys, hasAnyKeys, jsonContains];

/** What some of these names ask where the family of a field does not tell, which the compiler decides. */
export const LOOKUP_VARIANTS: readonly Documented<Lookup>[] = [arrayExact, arrayNe, itemIsnull, jsonNull, jsonMissing];
