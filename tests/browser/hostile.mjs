import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { find, parts, place, visit } from './place.mjs';

const hacked = (page) => page.evaluate(() => window.hacked);
const ATTACKS = [
  '<img src=x onerror="window.hacked=11">',
  '</title><script>window.hacked=12</script>',
  '" autofocus onfocus="window.hacked=13',
  "'-window.hacked=14-'",
  '{{7*7}} ${7*7} <svg/onload=window.hacked=15>',
];

describe('hostile text', () => {
  test('in titles, headings and bodies is shown as what it is', async () => {
    const page = await visit('/');
    const { hits, panel, list } = parts(page);
    await find(page, 'starfruit');
    await hits.first().waitFor();
    assert.match(await list.innerText(), /<img src=x onerror="window\.hacked=1">/);
    assert.match(await list.innerText(), /window\.hacked=3/);
    assert.equal(await panel.locator('img, script, [onerror], [onmouseover]').count(), 0);
    assert.equal(await hacked(page), undefined);
    await page.context().close();
  });

  test('in addresses never becomes a link', async () => {
    const page = await visit('/');
    const { hits } = parts(page);
    await find(page, 'carambola');
    await hits.first().waitFor();
    const hit = hits.filter({ hasText: 'carambola is a fruit' });
    assert.equal(await hit.getAttribute('href'), null);
    await hit.click({ force: true });
    assert.equal(await hit.getAttribute('aria-disabled'), 'true');
    const addresses = await hits.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const address of addresses) assert.match(address ?? 'https:', /^https?:/);
    assert.equal(await hacked(page), undefined);
    await page.context().close();
  });

  test('in queries stays text, in the box and on the page of results', async () => {
    const page = await visit('/');
    const { status, field, panel } = parts(page);
    for (const attack of ATTACKS) {
      await find(page, attack);
      await panel.waitFor();
      await status.first().waitFor();
      assert.equal(await page.locator('timra-search').locator('img, script, svg[onload]').count(), 0, attack);
      assert.equal(await field.inputValue(), attack);
    }
    for (const attack of ATTACKS) {
      await page.goto(`${place.api}/?q=${encodeURIComponent(attack)}`);
      assert.equal(await parts(page).field.inputValue(), attack);
      assert.equal(await page.locator('main').locator('img, script, [onfocus]').count(), 0, attack);
      assert.equal(await hacked(page), undefined, attack);
    }
    await page.context().close();
  });

  test('in what is kept of earlier searches, too', async () => {
    const page = await visit('/');
    await page.evaluate((kept) => localStorage.setItem('timra-recent', kept), JSON.stringify([ATTACKS[0], 7, null, {}]));
    await parts(page).field.click();
    await parts(page).options.first().waitFor();
    assert.deepEqual(await parts(page).options.allInnerTexts(), [ATTACKS[0]]);
    await page.evaluate(() => localStorage.setItem('timra-recent', '{"not": a list'));
    await page.reload();
    await find(page, 'rollback');
    await parts(page).hits.first().waitFor();
    assert.equal(await hacked(page), undefined);
    await page.context().close();
  });
});
