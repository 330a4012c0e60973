import { LOOKUPS_PAGE } from './lookups.page.js';
import type { Page } from './page.js';

/** The pages that `npm run docs` writes. */
export const PAGES: readonly Page[] = [LOOKUPS_PAGE];
