import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { FACETS } from '../../web/box/fields.js';
import { PHONE, find, flaws, isFocused, isTooWide, parts, place, visit } from './place.mjs';
import { root } from './workplace.mjs';

/** The box with results in all languages, and its filters once they are open. */
async function opened(options, query = 'grommets') {
  const page = await visit('/', options);
  await page.locator('timra-search').evaluate((box) => box.removeAttribute('lang'));
  await find(page, query);
  await opener(page).click();
  await filter(page, 'Tag').waitFor();
  return page;
}

/** The field; lists to choose from are comboboxes, too. */
const field = (page) => page.locator('timra-search input[part=input]');
const opener = (page) => page.locator('timra-search [data-filters]');
const filter = (page, name) => page.getByRole('combobox', { name, exact: true });
/** The titles of what is shown, once the answer to what is chosen is there. */
async function titles(page) {
  await page.locator('timra-search:not([busy])').waitFor({ state: 'attached' });
  return (await page.locator('timra-search .page > span').allInnerTexts()).toSorted();
}

/** Chooses, and waits for the answer. */
async function choose(page, name, value) {
  const answer = page.waitForResponse((response) => response.url().includes('/api/suggest?'));
  await filter(page, name).selectOption(value);
  await answer;
}

describe('filters', () => {
  test('are the facets of the server, but for the language, which has its own buttons', async () => {
    const url = new URL('api/suggest', `${place.api}/`);
    url.search = new URLSearchParams({ q: 'grommets' });
    const { facets } = await (await fetch(url)).json();
    assert.deepEqual(Object.keys(facets).toSorted(), ['lang', ...FACETS].toSorted());
  });

  test('are offered with what the answer counts, and narrow results together', async () => {
    const page = await opened();
    assert.deepEqual(await filter(page, 'Tag').locator('option').allInnerTexts(), ['All tags', 'brass (3)', 'sails (2)', 'steel (2)']);
    assert.deepEqual(await filter(page, 'Year').locator('option').allInnerTexts(), ['All years', '2026 (2)', '2025 (2)', '2024 (1)']);
    await choose(page, 'Tag', 'steel');
    assert.deepEqual(await titles(page), ['Lost grommets', 'Steel grommets']);
    await choose(page, 'Category', 'losses');
    assert.deepEqual(await titles(page), ['Lost grommets']);
    assert.equal(await opener(page).innerText(), 'Filters · 2');
    // What else there was can be chosen still.
    assert.ok((await filter(page, 'Tag').locator('option').allInnerTexts()).includes('brass'));
    await choose(page, 'Tag', 'brass');
    assert.deepEqual(await titles(page), ['Grommets of the tent']);
    const answer = page.waitForResponse((response) => response.url().includes('/api/suggest?'));
    await page.getByRole('button', { name: 'Remove all filters' }).click();
    await answer;
    assert.equal((await titles(page)).length, 6);
    assert.equal(await opener(page).innerText(), 'Filters');
    await page.context().close();
  });

  test('hold for the page of all results, and for what is typed next', async () => {
    const page = await opened();
    await choose(page, 'Year', '2025');
    await titles(page);
    const asked = page.waitForRequest((request) => new URL(request.url()).searchParams.get('q') === 'sailmaker');
    await field(page).fill('');
    await field(page).pressSequentially('sailmaker');
    await (await asked).response();
    assert.equal(new URL((await asked).url()).searchParams.get('year'), '2025');
    assert.deepEqual(await titles(page), ['Steel grommets']);
    await field(page).press('Enter');
    await page.waitForURL((url) => url.searchParams.get('year') === '2025' && url.searchParams.get('q') === 'sailmaker');
    assert.equal(await page.locator('.results > li').count(), 1);
    await page.context().close();
  });

  test('are reached and left with keys alone', async () => {
    const page = await visit('/');
    await page.locator('timra-search').evaluate((box) => box.removeAttribute('lang'));
    await find(page, 'grommets');
    for (let tries = 0; tries < 12 && !(await isFocused(opener(page))); tries += 1) await page.keyboard.press('Tab');
    assert.ok(await isFocused(opener(page)));
    await page.keyboard.press('Enter');
    await filter(page, 'Tag').waitFor();
    // The first of them has the focus.
    const first = page.locator('timra-search .filters select:not([hidden])').first();
    assert.ok(await isFocused(first));
    const answer = page.waitForResponse((response) => response.url().includes('/api/suggest?'));
    await page.keyboard.press('ArrowDown');
    await answer;
    await titles(page);
    assert.ok(await isFocused(first), 'an answer leaves the reader where he is');
    assert.ok(await parts(page).panel.isVisible());
    await page.keyboard.press('Escape');
    assert.ok(await isFocused(field(page)));
    assert.ok(await parts(page).panel.isVisible());
    await page.keyboard.press('Escape');
    await parts(page).panel.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  test('leave alone what the site has chosen', async () => {
    const page = await visit('/');
    await page.locator('timra-search').evaluate((box) => {
      box.removeAttribute('lang');
      box.setAttribute('tag', 'brass');
    });
    await find(page, 'grommets');
    await opener(page).click();
    await filter(page, 'Year').waitFor();
    assert.equal(await filter(page, 'Tag').count(), 0);
    await choose(page, 'Year', '2024');
    assert.deepEqual(await titles(page), ['Brass grommets']);
    // Who asks for what is asked chooses nothing more.
    const answer = page.waitForResponse((response) => response.url().includes('/api/suggest?'));
    await page.locator('timra-search').evaluate((box) => box.ask({ ...box.asked, q: 'grommet' }));
    await answer;
    assert.deepEqual(await titles(page), ['Brass grommets']);
    assert.equal(await opener(page).innerText(), 'Filters · 1');
    await page.context().close();
  });

  test('are not there where nothing is to be chosen, or a site has not the file', async () => {
    const page = await visit('/');
    await find(page, 'longan');
    await parts(page).hits.first().waitFor();
    assert.equal(await opener(page).count(), 0);
    await page.context().close();
    const bare = await place.page();
    await bare.route(/timra-search-more/, (route) => route.fulfill({ status: 404 }));
    await bare.goto(`${place.site}/`);
    await find(bare, 'deployment');
    await opener(bare).click();
    await find(bare, 'deployments');
    await parts(bare).hits.first().waitFor();
    assert.equal(await opener(bare).count(), 0);
    await bare.context().close();
  });

  for (const language of ['en', 'vi', 'ja', 'ko', 'zh']) {
    test(`speak ${language}, and everybody can use them`, async () => {
      const words = JSON.parse(readFileSync(join(root, 'src', 'language', language, 'interface.json'), 'utf8'));
      const isDark = language === 'vi' || language === 'ko';
      for (const options of [{}, PHONE]) {
        const page = await visit('/', { ...options, colorScheme: isDark ? 'dark' : 'light' });
        await page.evaluate((code) => {
          const box = document.createElement('timra-search');
          const old = document.querySelector('timra-search');
          for (const [name, value] of Object.entries({ src: old.getAttribute('src'), 'ui-lang': code })) box.setAttribute(name, value);
          // From right to left as well.
          if (code === 'zh') document.documentElement.dir = 'rtl';
          old.replaceWith(box);
        }, language);
        await find(page, 'grommets');
        await page.getByRole('button', { name: words.filters, exact: true }).click();
        for (const name of ['tag', 'category', 'year']) {
          await filter(page, words[name]).waitFor();
          assert.equal(await filter(page, words[name]).locator('option').first().innerText(), words[`all_${{ tag: 'tags', category: 'categories', year: 'years' }[name]}`]);
        }
        await choose(page, words.tag, 'brass');
        await page.getByRole('button', { name: words.clear_filters }).waitFor();
        assert.deepEqual(await flaws(page, 'timra-search'), []);
        assert.equal(await isTooWide(page), false);
        await page.context().close();
      }
    });
  }
});
