// The one workplace that all tests here share, and what they do in it again and again.
import { open } from './workplace.mjs';

export { flaws } from './axe.mjs';

export const place = await open();

/** A browser on a phone. */
export const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

/** The parts of the box, by what they are to a reader. */
export const parts = (page) => ({
  field: page.getByRole('combobox'),
  options: page.getByRole('option'),
  hits: page.locator('timra-search a.hit'),
  chosen: page.locator('[role=option][aria-selected=true]'),
  list: page.getByRole('listbox'),
  panel: page.locator('timra-search .panel'),
  opener: page.locator('timra-search .open'),
  dialog: page.getByRole('dialog'),
  status: page.getByRole('status').filter({ hasText: /\S/ }),
});

/** A page of the rendered site with nothing typed yet. */
export async function visit(path = '/', options = {}) {
  const page = await place.page(options);
  await page.goto(place.site + path);
  await page.locator('timra-search .field').waitFor({ state: 'attached' });
  return page;
}

/** Whether the keys of the page go to an element of the box. */
export const isFocused = (element) => element.evaluate((one) => one === one.getRootNode().activeElement);

/** Types into the field, as somebody does who waits for what comes. */
export async function search(page, query) {
  const { field, opener, dialog } = parts(page);
  if ((await opener.isVisible()) && !(await dialog.isVisible())) await opener.click();
  await field.fill('');
  await field.pressSequentially(query);
}

/** Types, and waits until what is shown answers all of it. */
export async function find(page, query) {
  const answer = page.waitForResponse((response) => new URL(response.url()).searchParams.get('q') === query);
  await search(page, query);
  await answer;
  await page.locator('timra-search:not([busy])').waitFor({ state: 'attached' });
}

/** The queries that the box asks the server for from now on, in order. */
export function asked(page) {
  const queries = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/api/suggest') queries.push(url.searchParams.get('q'));
  });
  return queries;
}

/** Whether something of the page is cut off at its side, or has to be scrolled to. */
export const isTooWide = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
