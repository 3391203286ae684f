import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { find, parts, visit } from './place.mjs';

const languages = (page) => page.locator('timra-search .languages');

describe('languages', () => {
  test("the reader's own comes first, the others are one click away", async () => {
    const page = await visit('/vi/');
    const { hits } = parts(page);
    await find(page, 'deployment');
    await hits.first().waitFor();
    const tongues = () => hits.evaluateAll((all) => [...new Set(all.map((hit) => hit.lang))].sort());
    assert.deepEqual(await tongues(), ['vi']);
    const own = languages(page).getByRole('button', { name: 'Tiếng Việt' });
    assert.equal(await own.getAttribute('aria-pressed'), 'true');
    await languages(page).getByRole('button', { name: 'Tất cả ngôn ngữ' }).click();
    await languages(page).getByRole('button', { name: 'Tiếng Anh' }).click();
    await page.locator('timra-search .hit[lang=en]').first().waitFor();
    assert.deepEqual(await tongues(), ['en']);
    assert.equal(await own.getAttribute('aria-pressed'), 'false');
    await page.context().close();
  });

  test('results of all languages say which they are in, and lead to their translations', async () => {
    const page = await visit('/');
    const { hits } = parts(page);
    await find(page, 'deployment');
    await languages(page).getByRole('button', { name: 'All languages' }).click();
    const translation = page.getByRole('option', { name: 'VI: Also in Vietnamese' }).first();
    await translation.waitFor();
    assert.equal(await hits.first().locator('abbr').getAttribute('title'), 'English');
    await translation.click();
    await page.waitForURL(/\/vi\//);
    await page.context().close();
  });

  test('nothing in the own language is no dead end', async () => {
    const page = await visit('/vi/');
    await find(page, 'starfruit');
    await parts(page).hits.first().waitFor();
    assert.match(await page.locator('timra-search .bar').innerText(), /Không có kết quả bằng Tiếng Việt/);
    assert.equal(await parts(page).hits.first().getAttribute('lang'), 'en');
    await page.context().close();
  });

  test('the box speaks the language it is told to, whatever it searches', async () => {
    const page = await visit('/');
    await page.locator('timra-search').evaluate((box) => {
      const other = document.createElement('timra-search');
      other.setAttribute('src', box.getAttribute('src'));
      other.setAttribute('ui-lang', 'vi');
      other.setAttribute('lang', 'en');
      box.replaceWith(other);
    });
    assert.equal(await parts(page).field.getAttribute('placeholder'), 'Tìm kiếm');
    await find(page, 'zzqqxx');
    await page.getByText('Không tìm thấy gì cho “zzqqxx”', { exact: true }).first().waitFor();
    await page.context().close();
  });
});
