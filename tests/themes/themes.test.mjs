// The box in real themes, and in one of our own that does at once what is worst in them.
//
// The real ones are taken from the directory that TIMRA_THEMES names: a folder for each of those in themes.json, with
// the repository at the commit that is said there. TIMRA_HUGOS names Hugo programs to try, separated by colons, as not
// every theme is built by every version. TIMRA_SHOTS is a folder for pictures of all that is looked at.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { HUGO, launch } from '../browser/workplace.mjs';
import { dead, hidden, inaccessible, missed, otherFields, shown } from './checks.mjs';
import { folderOf, open } from './site.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const themes = JSON.parse(readFileSync(join(here, 'themes.json'), 'utf8'));
const hugos = process.env.TIMRA_HUGOS?.split(':') ?? [HUGO];
const shots = process.env.TIMRA_SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

const DESKTOP = { viewport: { width: 1200, height: 800 } };
const PHONE = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true };
/** What is looked at where the site is at the root, and below a path. */
const SCREENS = {
  '/': [['desktop', 'light', DESKTOP], ['phone', 'dark', PHONE]],
  '/repo/': [['desktop', 'dark', DESKTOP], ['phone', 'light', PHONE]],
};
const QUERY = 'trien khai';

const browser = await launch();
after(() => browser.close());

/** A page that keeps what goes wrong in it, and what is asked for. */
async function visit(address, options) {
  const context = await browser.newContext({ locale: 'vi-VN', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const [problems, asked] = [[], []];
  page.on('pageerror', (error) => problems.push(`an error of the page: ${error.message}`));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(address);
  await page.locator('timra-search').first().waitFor({ state: 'attached' });
  return { page, problems, asked };
}

/** Brings the box of a page on the screen, through its menu where it is behind one. */
async function reach(page, theme) {
  if ((await shown(page)) < 0) {
    await page.locator(theme.opener).filter({ visible: true }).first().click();
    for (let tries = 0; (await shown(page)) < 0 && tries < 50; tries += 1) await page.waitForTimeout(100);
  }
  const place = await shown(page);
  assert.ok(place >= 0, 'no box is on the screen');
  return page.locator('timra-search').nth(place);
}

/** Types into the box, and waits for the answer. */
async function find(page, box, query) {
  const opener = box.locator('.open');
  if (await opener.isVisible()) await opener.click();
  const field = box.getByRole('combobox');
  await field.click();
  const answer = page.waitForResponse((response) => new URL(response.url()).searchParams.get('q') === query);
  await field.pressSequentially(query);
  await answer;
  await box.locator('a.hit').first().waitFor();
  return field;
}

for (const theme of themes) {
  describe(theme.name, { skip: folderOf(theme) ? false : `no ${theme.name} in TIMRA_THEMES` }, () => {
    let wasBuilt = false;
    for (const hugo of hugos) {
      for (const base of Object.keys(SCREENS)) {
        test(`built by ${hugo}, at ${base}`, async (t) => {
          const site = await open(theme, hugo, base);
          if (site.said) return t.skip(`${hugo} does not build it: ${site.said.split('\n').find((line) => /ERROR|Error/.test(line))}`);
          wasBuilt = true;
          t.after(() => site.close());
          for (const [screen, colorScheme, options] of SCREENS[base]) {
            await t.test(`${screen}, ${colorScheme}`, () => examine(theme, site.root, { screen, colorScheme, options }));
          }
        });
      }
    }
    test('is built by one Hugo at least', () => assert.ok(wasBuilt));
  });
}

/** Looks at one site on one screen, from the closed box to the place where a result leads. */
async function examine(theme, root, { screen, colorScheme, options }) {
  const picture = (page, name) =>
    shots && page.screenshot({ path: join(shots, `${[theme.name, new URL(root).pathname.length > 1 ? 'repo' : 'root', screen, colorScheme, name].join('-')}.png`) });
  const { page, problems, asked } = await visit(`${root}vi/1-worklog/1.2-week2/`, { ...options, colorScheme });
  const faults = [];
  const box = await reach(page, theme);
  await page.waitForTimeout(300);
  faults.push(...(await otherFields(page)));
  const field = box.locator(screen === 'phone' ? '.open' : '.field');
  const { height } = await field.boundingBox();
  if (Math.abs(height - 44) > 4) faults.push(`the field is ${height} pixels high`);
  faults.push(...(await hidden(field, 'the field')));
  await picture(page, '1-closed');
  const input = await find(page, box, QUERY);
  await page.waitForTimeout(100);
  await picture(page, '2-results');
  const panel = box.locator('.panel');
  faults.push(...(await hidden(panel, 'the panel')), ...(await otherFields(page)));
  const { width } = await panel.boundingBox();
  if (width < Math.min(375, options.viewport.width)) faults.push(`the panel is ${width} pixels wide`);
  faults.push(...(await dead(page, root)), ...(await inaccessible(page)));
  // Keys in the field are the field's.
  const address = page.url();
  await input.press('ArrowLeft');
  await input.press('ArrowRight');
  // The page behind stays where it is while a dialog is read.
  if (screen === 'phone') {
    const scrolled = () => page.evaluate(() => [...document.querySelectorAll('*')].map((one) => one.scrollTop).reduce((sum, top) => sum + top));
    const before = await scrolled();
    await box.locator('dialog').dispatchEvent('wheel', { deltaY: 900, cancelable: true });
    if ((await scrolled()) !== before) faults.push('the page behind the dialog scrolls');
  }
  if (page.url() !== address) faults.push(`a key in the field led to ${page.url()}`);
  const hit = box.locator('a.hit[href*="#"]').filter({ hasNot: page.locator('[aria-selected=true]') }).first();
  const url = await hit.evaluate((link) => link.href);
  await hit.click();
  await page.waitForURL(url);
  await page.waitForLoadState('load');
  // The theme's scripts scroll for a while; what counts is where the page comes to rest.
  for (let tries = 0; (await missed(page)).length && tries < 20; tries += 1) await page.waitForTimeout(100);
  await page.waitForTimeout(400);
  faults.push(...(await missed(page)));
  await picture(page, '3-landed');
  // The page of results, with the field of the theme beside it.
  await page.goto(`${root}vi/results/?q=${encodeURIComponent(QUERY)}`);
  const results = page.locator('timra-search[view=page]');
  await results.locator('a.hit').nth(5).waitFor();
  faults.push(...(await otherFields(page)), ...(await hidden(results.locator('a.hit').first(), 'a result of the page')), ...(await inaccessible(page)));
  if ((await page.locator('timra-search').count()) < 2) faults.push('the field of the theme is left alone on the page of results');
  await picture(page, '4-page');
  const index = new RegExp(theme.index);
  faults.push(...asked.filter((one) => index.test(one)).map((one) => `the theme's own index was loaded: ${one}`), ...problems);
  await page.context().close();
  assert.deepEqual([...new Set(faults)], []);
}
