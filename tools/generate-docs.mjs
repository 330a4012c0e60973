// @ts-check
/** `npm run docs`: writes the pages of the documentation that are made from the library's definitions. */
import { writeFileSync } from 'node:fs';
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
const { PAGES } = await import('./docs/pages.ts');
const { textOfPage } = await import('./docs/page.ts');

for (const page of PAGES) {
  writeFileSync(new URL(`../${page.file}`, import.meta.url), textOfPage(page));
  console.log(page.file);
}
