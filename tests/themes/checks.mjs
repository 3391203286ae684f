// What must hold for the box in any page: each returns the faults that it finds, as readable lines.
import { flaws } from '../browser/axe.mjs';

/** Fields to type a search into that a reader sees, but for the one of the box. */
export const otherFields = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('input:not([type]), input[type=search], input[type=text]')]
      .filter((input) => input.getClientRects().length && input.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .map((input) => `a second field: ${input.outerHTML}`),
  );

/** Which box is on the screen; -1 for none. */
export const shown = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('timra-search')].findIndex((box) => {
      const { width, left, right, top, bottom } = box.getBoundingClientRect();
      return width > 0 && left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight && box.checkVisibility({ visibilityProperty: true });
    }),
  );

/** Faults of a part of the box: its place on the screen, and whether all of it is to be seen. */
export const hidden = (part, name) =>
  part.evaluate((element, what) => {
    const faults = [];
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (left < 0 || right > innerWidth + 1) faults.push(`${what} is cut off by the screen: ${left}–${right} of ${innerWidth}`);
    const tree = element.getRootNode();
    for (let row = 1; row < 8; row += 1) {
      for (let column = 1; column < 12; column += 1) {
        const [x, y] = [left + ((right - left) * column) / 12, top + ((bottom - top) * row) / 8];
        if (y < 0 || y > innerHeight || x < 0 || x > innerWidth) continue;
        const seen = tree.elementFromPoint(x, y);
        if (element !== seen && !element.contains(seen)) {
          const cover = document.elementFromPoint(x, y);
          faults.push(`${what} is covered at ${Math.round(x)},${Math.round(y)} by ${cover?.outerHTML.slice(0, 90)}`);
        }
      }
    }
    return faults.slice(0, 3);
  }, name);

/** Results that lead nowhere. */
export async function dead(page, root) {
  const urls = await page.locator('timra-search a.hit').evaluateAll((all) => all.map(({ href }) => href));
  const faults = urls.length ? [] : ['no results'];
  for (const url of new Set(urls.map((one) => one.split('#')[0]))) {
    const answer = await page.request.get(url);
    if (answer.status() !== 200 || !url.startsWith(root)) faults.push(`${answer.status()} ${url}`);
  }
  return faults;
}

/** Whether the heading that the address names is where a reader sees it. */
export const missed = (page) =>
  page.evaluate(() => {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const heading = named?.closest('h1, h2, h3, h4, h5, h6') ?? named;
    if (!heading) return [`no heading at ${location.href}`];
    const range = document.createRange();
    range.selectNodeContents(heading);
    const [{ left, top, height }] = range.getClientRects();
    if (top < 0 || top + height > innerHeight) return [`the heading is out of view: ${top} of ${innerHeight}`];
    const seen = document.elementFromPoint(left + 3, top + height / 2);
    return heading.contains(seen) ? [] : [`the heading is under ${seen?.outerHTML.slice(0, 120)}`];
  });

/** What axe-core finds wrong in the box. */
export const inaccessible = (page) => flaws(page, 'timra-search');
