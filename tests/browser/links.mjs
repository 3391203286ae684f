import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { find, parts, place, visit } from './place.mjs';

describe('links', () => {
  test('lead to the very heading in the rendered site', async () => {
    for (const [path, query, title] of [
      ['/', 'why infrastructure as code', 'Why infrastructure as code'],
      ['/vi/', 'vì sao cần hạ tầng dưới dạng mã', 'Vì sao cần hạ tầng dưới dạng mã'],
    ]) {
      const page = await visit(path);
      await find(page, query);
      await page.locator('timra-search a.hit[href*="#"]').filter({ hasText: title }).first().click();
      await page.waitForURL(/#/);
      const target = await page.evaluate(() => {
        const heading = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        return { text: heading?.textContent, tag: heading?.tagName, top: heading?.getBoundingClientRect().top };
      });
      assert.equal(target.text?.trim(), title);
      assert.match(target.tag, /^H[1-6]$/);
      assert.ok(target.top > -1 && target.top < 800, `in view: ${target.top}`);
      assert.ok(page.url().startsWith(place.site));
      await page.context().close();
    }
  });

  test('within the page that is being read close the box', async () => {
    const page = await visit('/4-workshop/4.3-deploy-blue-green/');
    await find(page, 'roll back');
    await page.locator('timra-search a.hit[href$="#rollback"]').first().click();
    await page.waitForURL(/#rollback$/);
    await parts(page).panel.waitFor({ state: 'hidden' });
    await page.context().close();
  });
});
