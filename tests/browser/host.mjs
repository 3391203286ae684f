import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { find, isFocused, parts, place, search, visit } from './place.mjs';

const headers = { 'access-control-allow-origin': '*' };
/** A hit with what is always shown of it. */
const hit = (more) => ({ id: more.url, site: '', page_title: '', heading: '', snippet: 'x', lang: 'en', source: { path: 'one.jsonl' }, ...more });

describe('pages and hits', () => {
  test('a page is its address: documents of one file keep their own titles', async () => {
    const page = await visit('/');
    const titles = ['Red tea', 'Blue cups', 'Green spoons'];
    const hits = titles.map((title, n) => hit({ url: `https://example.org/${n}/`, page_title: title }));
    await page.route(/api\/suggest/, (route) => route.fulfill({ json: { hits, total: 3 }, headers }));
    await search(page, 'rollback');
    await parts(page).hits.nth(2).waitFor();
    assert.deepEqual(await page.locator('timra-search .page').allInnerTexts(), titles);
    await page.context().close();
  });

  test('nothing is marked where no word is, whatever the answer says of itself', async () => {
    const page = await visit('/');
    const hits = [hit({ url: 'https://example.org/', heading: 'Red, tea' })];
    let readings;
    await page.route(/api\/suggest/, (route) => route.fulfill({ json: { hits, total: 1, readings }, headers }));
    for (readings of [[], [''], ['  '], undefined]) {
      await find(page, `red ${JSON.stringify(readings)}`);
      assert.equal(await parts(page).hits.count(), 1);
      assert.equal(await page.locator('timra-search mark').count(), 0);
    }
    await page.context().close();
  });

  test('what was found for an older query is not chosen by a key', async () => {
    const page = await visit('/');
    const { field, hits, chosen } = parts(page);
    await find(page, 'rollback');
    await hits.first().waitFor();
    await page.route(/api\/suggest/, () => undefined);
    await field.press('s');
    await field.press('ArrowDown');
    assert.equal(await chosen.count(), 0);
    await page.context().close();
  });

  test('a slow answer is said to be on its way', async () => {
    const page = await visit('/');
    await page.route(/api\/suggest/, () => undefined);
    await search(page, 'rollback');
    await parts(page).panel.getByText('Searching…').waitFor();
    await page.context().close();
  });
});

describe('the page around it', () => {
  test('keys lead to the box that is seen, and are left alone where there is none', async () => {
    const page = await visit('/');
    await page.locator('timra-search').evaluate((box) => {
      const hidden = document.createElement('div');
      hidden.style.display = 'none';
      hidden.append(document.createElement('timra-search'));
      box.before(hidden);
    });
    await page.keyboard.press('/');
    assert.ok(await isFocused(parts(page).field));
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.querySelectorAll('timra-search').forEach((box) => (box.style.display = 'none')));
    const isLeft = await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true })));
    assert.ok(isLeft);
    await page.context().close();
  });

  test('stays where it is while the dialog is read', async () => {
    const page = await visit('/4-workshop/4.3-deploy-blue-green/');
    await page.locator('timra-search').evaluate((box) => box.setAttribute('view', 'dialog'));
    await page.setViewportSize({ width: 600, height: 500 });
    await parts(page).opener.click();
    for (const [x, y] of [[300, 480], [300, 20]]) {
      await page.mouse.move(x, y);
      await page.mouse.wheel(0, 700);
    }
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.equal(await page.evaluate(() => scrollY), 0);
    await page.context().close();
  });

  test('keeps its form in a browser that is too old', async () => {
    const page = await place.page();
    await page.addInitScript(() => {
      const { supports } = CSS;
      CSS.supports = (...asked) => !String(asked).includes('light-dark') && supports.apply(CSS, asked);
    });
    await page.goto(`${place.site}/vi/`);
    await page.waitForLoadState('load');
    assert.equal(await page.evaluate(() => customElements.get('timra-search')), undefined);
    assert.ok(await page.locator('timra-search form input[name=q]').isVisible());
    await page.context().close();
  });
});
