import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { find, parts, place, visit } from './place.mjs';

/** What is marked on a page, once something is. */
async function marked(page) {
  await page.waitForFunction(() => CSS.highlights.get('timra')?.size);
  return page.evaluate(() => [...CSS.highlights.get('timra')].map((range) => range.toString().toLowerCase()));
}

describe('where a result leads', () => {
  test('words are marked as the page spells them, however they were typed', async () => {
    const page = await visit('/vi/');
    await find(page, 'trieenr khai');
    await parts(page).hits.filter({ hasText: /triển khai/i }).first().click();
    await page.waitForURL((url) => url.pathname.length > 4);
    assert.ok((await marked(page)).some((word) => ['triển', 'khai', 'triển khai'].includes(word)));
    await page.context().close();
  });

  test('a translation is marked by its own words', async () => {
    const page = await visit('/vi/');
    await page.locator('timra-search').evaluate((box) => box.removeAttribute('lang'));
    await find(page, 'trien khai');
    const other = page.locator('timra-search a.other[hreflang^=en]').first();
    await other.click();
    await page.waitForURL((url) => !url.pathname.startsWith('/vi/'));
    assert.ok((await marked(page)).some((word) => /deploy|rollout/.test(word)));
    await page.context().close();
  });

  test('on another host the words are in the address, with what stands beside them', async () => {
    const page = await visit('/');
    await find(page, 'sailmaker grommets');
    const link = page.locator('timra-search a.hit[href*=":~:text="]').filter({ hasText: 'Brass grommets' });
    await link.waitFor();
    const url = new URL(await link.getAttribute('href'));
    assert.equal(url.origin + url.pathname, 'https://example.org/grommets/1/');
    const [before, found, after] = decodeURIComponent(url.hash.split(':~:text=')[1]).split(',');
    assert.match(before, /^(\S+ )*the-$/);
    assert.deepEqual([found, after], ['sailmaker', '-ordered forty brass']);
    await page.context().close();
  });

  test('in a preview results stay in the preview, where it has the page', async () => {
    const page = await visit('/');
    await find(page, 'a grommet in the deployment');
    const address = '/4-workshop/4.3-deploy-blue-green/#rollback';
    await page.locator(`timra-search a.hit[href="${place.site}${address}"]`).filter({ hasText: 'grommet in the' }).waitFor();
    await find(page, 'brass grommets mainsail');
    await page.locator('timra-search a.hit[href^="https://example.org/grommets/1/"]').first().waitFor();
    await page.context().close();
  });
});
