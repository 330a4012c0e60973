import { EXPRESSIONS_PAGE } from './expressions.page.js';
import { LOOKUPS_PAGE } from './lookups.page.js';
import type { Page } from './page.js';

/** The pages that `npm run docs` writes. */
export const PAGES: readonly Page[] = [LOOKUPS_PAGE, EXPRESSIONS_PAGE];
