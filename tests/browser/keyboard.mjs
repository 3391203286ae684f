import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { find, isFocused, parts, place, visit } from './place.mjs';

describe('keyboard', () => {
  test('/ and Ctrl+K lead to the field, / not while something else is edited', async () => {
    const page = await visit('/');
    const { field } = parts(page);
    const hasFocus = () => isFocused(field);
    await page.keyboard.press('/');
    assert.ok(await hasFocus());
    assert.equal(await field.inputValue(), '');
    await field.evaluate((input) => input.blur());
    await page.keyboard.press('Control+k');
    assert.ok(await hasFocus());
    await page.evaluate(() => document.body.append(document.createElement('textarea')));
    await page.locator('textarea').focus();
    await page.keyboard.press('/');
    assert.equal(await page.locator('textarea').inputValue(), '/');
    assert.equal(await hasFocus(), false);
    await page.keyboard.press('Control+k');
    assert.ok(await hasFocus());
    await page.context().close();
  });

  test('arrows go round through the field, and nothing is chosen beforehand', async () => {
    const page = await visit('/');
    const { field, hits, options, chosen } = parts(page);
    await find(page, 'rollback');
    await hits.first().waitFor();
    assert.equal(await chosen.count(), 0);
    await field.press('ArrowDown');
    assert.equal(await field.getAttribute('aria-activedescendant'), await options.first().getAttribute('id'));
    assert.equal(await options.first().getAttribute('aria-selected'), 'true');
    await field.press('ArrowUp');
    assert.equal(await field.getAttribute('aria-activedescendant'), null);
    assert.equal(await chosen.count(), 0);
    await field.press('ArrowUp');
    assert.equal(await field.getAttribute('aria-activedescendant'), await options.last().getAttribute('id'));
    assert.ok(await options.last().evaluate((option) => {
      const [one, panel] = [option, option.closest('.panel')].map((element) => element.getBoundingClientRect());
      return one.top >= panel.top && one.bottom <= panel.bottom;
    }), 'the chosen option is in view');
    await field.press('ArrowDown');
    assert.equal(await chosen.count(), 0);
    await page.context().close();
  });

  test('Home and End move in the text, Left and Right too', async () => {
    const page = await visit('/');
    const { field, hits, chosen } = parts(page);
    await find(page, 'rollback');
    await hits.first().waitFor();
    await field.press('ArrowDown');
    await field.press('Home');
    assert.equal(await field.evaluate((input) => input.selectionStart), 0);
    await field.press('ArrowRight');
    assert.equal(await field.evaluate((input) => input.selectionStart), 1);
    await field.press('End');
    assert.equal(await field.evaluate((input) => input.selectionStart), 'rollback'.length);
    assert.equal(await chosen.count(), 1);
    await page.context().close();
  });

  test('Escape closes the results and leaves the text', async () => {
    const page = await visit('/');
    const { field, hits, panel } = parts(page);
    await find(page, 'rollback');
    await hits.first().waitFor();
    await field.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    assert.equal(await field.inputValue(), 'rollback');
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
    await field.press('ArrowDown');
    await hits.first().waitFor();
    await page.context().close();
  });

  test('Enter opens what is chosen; with Control in another tab', async () => {
    const page = await visit('/');
    const { field, hits, options } = parts(page);
    await find(page, 'rollback');
    await hits.first().waitFor();
    const url = await options.first().getAttribute('href');
    await field.press('ArrowDown');
    const [other] = await Promise.all([page.context().waitForEvent('page'), field.press('Control+Enter')]);
    await other.waitForURL(url);
    assert.equal(page.url(), `${place.site}/`);
    await field.press('Enter');
    await page.waitForURL(url);
    await page.context().close();
  });

  test('Enter in a hurry goes to the page of results, in the same language', async () => {
    const page = await visit('/vi/');
    await parts(page).field.pressSequentially('triển khai');
    await parts(page).field.press('Enter');
    await page.waitForURL((url) => url.origin === place.api);
    const { searchParams } = new URL(page.url());
    assert.equal(searchParams.get('q'), 'triển khai');
    assert.equal(searchParams.get('lang'), 'vi');
    await page.locator('.results li').first().waitFor();
    await page.context().close();
  });

  test('Tab leads to the languages, and further out of the box, which closes', async () => {
    const page = await visit('/');
    const { field, hits, panel } = parts(page);
    await find(page, 'rollback');
    await hits.first().waitFor();
    const isInside = () => page.evaluate(() => !!document.activeElement?.closest('timra-search'));
    await field.press('Tab');
    while (await isInside()) {
      assert.ok(await panel.isVisible());
      await page.keyboard.press('Tab');
    }
    await panel.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  test('all results are one click away', async () => {
    const page = await visit('/');
    await find(page, 'deployment');
    await parts(page).hits.first().waitFor();
    await page.getByRole('link', { name: /^See all \d+ results$/ }).click();
    await page.waitForURL((url) => url.origin === place.api && url.searchParams.get('q') === 'deployment');
    await page.context().close();
  });
});
