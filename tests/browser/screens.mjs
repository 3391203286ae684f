import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PHONE, find, flaws, isFocused, isTooWide, parts, place, visit } from './place.mjs';

/** What is left of a common screen when everything on it is twice as large. */
const ZOOMED = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };

describe('screens', () => {
  test('a small one shows a dialog, which gives back the page as it was', async () => {
    const page = await visit('/vi/', PHONE);
    const { opener, dialog, field, hits } = parts(page);
    assert.equal(await opener.getAttribute('aria-haspopup'), 'dialog');
    await opener.click();
    await dialog.waitFor();
    assert.ok(await isFocused(field));
    await field.pressSequentially('trien khai');
    await hits.first().waitFor();
    await dialog.getByRole('status').filter({ hasText: /^\d+ kết quả/ }).waitFor();
    assert.equal(await isTooWide(page), false);
    const box = await dialog.boundingBox();
    assert.deepEqual([box.x, box.width, box.height], [0, 360, 640]);
    await page.getByRole('button', { name: 'Đóng' }).click();
    await dialog.waitFor({ state: 'hidden' });
    // A dialog says that it was closed a moment after it is.
    await opener.filter({ hasText: 'trien khai' }).waitFor();
    await opener.click();
    await hits.first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.ok(await isFocused(opener));
    await page.context().close();
  });

  test('a link within the same page closes the dialog', async () => {
    const page = await visit('/4-workshop/4.3-deploy-blue-green/', PHONE);
    await find(page, 'roll back');
    await page.locator('timra-search a.hit[href$="#rollback"]').first().click();
    await parts(page).dialog.waitFor({ state: 'hidden' });
    assert.match(page.url(), /#rollback$/);
    await page.context().close();
  });

  test('turning the screen keeps what was typed', async () => {
    const page = await visit('/', PHONE);
    const { field, hits, dialog } = parts(page);
    await find(page, 'rollback');
    await hits.first().waitFor();
    await page.setViewportSize({ width: 900, height: 640 });
    await dialog.waitFor({ state: 'hidden' });
    assert.ok(await field.isVisible());
    assert.equal(await field.inputValue(), 'rollback');
    await page.context().close();
  });

  test('at 200 % nothing has to be scrolled sideways', async () => {
    const page = await visit('/vi/', ZOOMED);
    assert.equal(await isTooWide(page), false);
    await find(page, 'trien khai');
    await parts(page).hits.first().waitFor();
    assert.equal(await isTooWide(page), false);
    assert.equal(await parts(page).dialog.evaluate((dialog) => dialog.scrollWidth > dialog.clientWidth), false);
    await page.goto(`${place.api}/?q=trien+khai`);
    await page.locator('.results li').first().waitFor();
    assert.equal(await isTooWide(page), false);
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark']) {
    test(`axe-core finds nothing, ${colorScheme}`, async () => {
      for (const options of [{ colorScheme }, { colorScheme, ...PHONE }]) {
        const page = await visit('/vi/5-glossary/', options);
        assert.deepEqual(await flaws(page), []);
        await find(page, 'trieenr khai');
        await parts(page).hits.first().waitFor();
        await parts(page).field.press('ArrowDown');
        assert.deepEqual(await flaws(page), []);
        await page.getByRole('button', { name: 'Tất cả ngôn ngữ' }).click();
        await page.locator('timra-search .hit abbr').first().waitFor();
        assert.deepEqual(await flaws(page), []);
        await parts(page).field.fill('zzqqxx');
        await page.locator('timra-search .title').waitFor();
        assert.deepEqual(await flaws(page), []);
        await page.context().close();
      }
    });
  }
});
