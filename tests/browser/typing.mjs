import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asked, find, parts, visit } from './place.mjs';

describe('typing', () => {
  test('shows sections below their page, with the words that match marked', async () => {
    const page = await visit('/');
    const { hits, list, field } = parts(page);
    await find(page, 'blue green deployment');
    await hits.first().waitFor();
    const group = list.getByRole('group', { name: 'Blue/green deployment' });
    assert.ok((await group.getByRole('option').count()) > 1);
    const marks = await page.locator('timra-search .snippet mark').allTextContents();
    assert.ok(marks.some((mark) => /deployment/i.test(mark)), marks.join());
    assert.equal(await field.getAttribute('aria-expanded'), 'true');
    await page.context().close();
  });

  test('marks whole letters behind others of several bytes', async () => {
    const page = await visit('/');
    await find(page, 'quả khế');
    await parts(page).hits.filter({ hasText: '🦀' }).waitFor();
    const marks = await page.locator('timra-search .snippet mark').allTextContents();
    assert.ok(marks.some((mark) => /^(quả|khế|quả khế)$/i.test(mark)), marks.join());
    await page.context().close();
  });

  test('shows copies as one result, and says how many there are', async () => {
    const page = await visit('/');
    const { hits } = parts(page);
    await find(page, 'longan harvest');
    await page.getByText('and 2 more pages').waitFor();
    assert.equal(await hits.filter({ hasText: 'longan' }).count(), 1);
    await page.context().close();
  });

  test('finds a Telex spelling and says how it was read', async () => {
    const page = await visit('/vi/');
    await find(page, 'trieenr khai');
    await parts(page).hits.first().waitFor();
    assert.match(await page.locator('timra-search .bar').innerText(), /Đang hiển thị kết quả cho triển khai/);
    assert.equal(await parts(page).field.inputValue(), 'trieenr khai');
    await page.context().close();
  });

  test('offers another spelling, which is searched for when it is chosen', async () => {
    const page = await visit('/');
    const { options, field } = parts(page);
    await find(page, 'rollbak staging');
    await options.filter({ hasText: 'Did you mean rollback staging?' }).click();
    await page.locator('timra-search .snippet mark', { hasText: /rollback/i }).first().waitFor();
    assert.equal(await field.inputValue(), 'rollback staging');
    await page.context().close();
  });

  test('tells how many there are without being looked at', async () => {
    const page = await visit('/vi/');
    await find(page, 'trien khai');
    await parts(page).hits.first().waitFor();
    await parts(page).status.filter({ hasText: /^\d+ kết quả\. Đang hiển thị kết quả cho triển khai/ }).waitFor();
    await page.context().close();
  });

  test('asks only when fingers rest, so that a letter being replaced shows nothing wrong', async () => {
    const page = await visit('/vi/');
    const { hits, field } = parts(page);
    await find(page, 'hạ tầng');
    await hits.first().waitFor();
    const queries = asked(page);
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    // As Unikey sends it: a letter, then backspaces and the letter with its mark.
    for (const key of [' ', 'd', 'u', 'o', 'Backspace', 'Backspace']) {
      await field.press(key);
      await page.clock.runFor(30);
    }
    await page.keyboard.insertText('ươ');
    assert.deepEqual(queries, []);
    assert.ok((await hits.count()) > 0, 'the results stay');
    const sent = page.waitForRequest(/api\/suggest/);
    await page.clock.runFor(1000);
    await sent;
    assert.deepEqual(queries, ['hạ tầng dươ']);
    await page.context().close();
  });

  test('drops an answer that a newer one has overtaken', async () => {
    const page = await visit('/');
    const { hits, field } = parts(page);
    // A request that can still be called off is the easier case.
    await page.evaluate(() => (AbortController.prototype.abort = () => undefined));
    let release = () => {};
    const held = new Promise((resolve) => (release = resolve));
    let answered = () => {};
    const late = new Promise((resolve) => (answered = resolve));
    await page.route(/q=rollback(&|$)/, async (route) => {
      await held;
      await route.continue();
    });
    page.on('requestfinished', (request) => request.url().includes('q=rollback') && answered());
    const sent = page.waitForRequest(/q=rollback(&|$)/);
    await field.pressSequentially('rollback');
    await sent;
    await field.fill('dashboard');
    await hits.filter({ hasText: /dashboard/i }).first().waitFor();
    const shown = await hits.allInnerTexts();
    release();
    await late;
    // Something that is answered later than the held one.
    await page.evaluate((url) => fetch(url), `${await page.locator('timra-search').getAttribute('src')}/healthz`);
    assert.deepEqual(await hits.allInnerTexts(), shown);
    await page.context().close();
  });

  test('keeps what was searched for, and forgets it when told to', async () => {
    const page = await visit('/');
    const { hits, field, options, list } = parts(page);
    await find(page, 'rollback');
    await hits.first().click();
    await page.waitForURL(/#/);
    await page.reload();
    await page.locator('timra-search .field').waitFor();
    await field.click();
    await list.getByRole('group', { name: 'Recent searches' }).waitFor();
    assert.deepEqual(await options.allInnerTexts(), ['rollback']);
    await options.first().click();
    await hits.first().waitFor();
    assert.equal(await field.inputValue(), 'rollback');
    await field.fill('');
    await page.getByRole('button', { name: 'Clear recent searches' }).click();
    await list.waitFor({ state: 'hidden' });
    assert.equal(await page.evaluate(() => localStorage.getItem('timra-recent')), '[]');
    await page.context().close();
  });

  test('works where nothing can be kept', async () => {
    const page = await visit('/');
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('no', 'SecurityError');
        },
      });
    });
    await page.reload();
    await page.locator('timra-search .field').waitFor();
    await find(page, 'rollback');
    await parts(page).hits.first().click();
    await page.waitForURL(/#/);
    await page.context().close();
  });
});
