import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parts, search, visit } from './place.mjs';

describe('trouble', () => {
  test('nothing found is said, with what may help', async () => {
    const page = await visit('/');
    const { panel, field, status } = parts(page);
    await search(page, 'zzqqxx');
    await panel.getByText('Nothing found for “zzqqxx”').waitFor();
    await panel.getByText('Try fewer or other words').waitFor();
    await status.filter({ hasText: 'Nothing found for “zzqqxx”' }).waitFor();
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
    await page.context().close();
  });

  test('offline is said, and results come back with the connection', async () => {
    const page = await visit('/vi/');
    const { panel, hits } = parts(page);
    await page.context().setOffline(true);
    await search(page, 'trien khai');
    await panel.getByText('Bạn đang ngoại tuyến.').waitFor();
    await page.context().setOffline(false);
    await hits.first().waitFor();
    await page.context().close();
  });

  test('a server that does not answer can be asked again', async () => {
    const page = await visit('/');
    const { panel, hits } = parts(page);
    await page.route(/api\/suggest/, (route) => route.abort());
    await search(page, 'rollback');
    await panel.getByText('The search server cannot answer right now.').waitFor();
    await page.unroute(/api\/suggest/);
    await panel.getByRole('button', { name: 'Try again' }).click();
    await hits.first().waitFor();
    await page.context().close();
  });

  test('a server that never answers is given up', async () => {
    const page = await visit('/');
    await page.clock.install();
    await page.route(/api\/suggest/, () => undefined);
    const sent = page.waitForRequest(/api\/suggest/);
    await search(page, 'rollback');
    await page.clock.runFor(1000);
    await sent;
    await page.clock.runFor(20_000);
    await parts(page).panel.getByText('The search server cannot answer right now.').waitFor();
    await page.context().close();
  });

  test('a field that is emptied while an answer is on its way shows no trouble', async () => {
    const page = await visit('/');
    const { panel, field } = parts(page);
    await page.clock.install();
    await page.route(/api\/suggest/, () => undefined);
    const sent = page.waitForRequest(/api\/suggest/);
    await search(page, 'rollback');
    await page.clock.runFor(1000);
    await sent;
    await panel.getByText('Searching').waitFor();
    await field.fill('');
    await page.clock.runFor(1000);
    await page.locator('timra-search:not([busy])').waitFor({ state: 'attached' });
    assert.equal(await panel.innerText(), '');
    await page.context().close();
  });

  test('a query that is too long for the server is said to be', async () => {
    const page = await visit('/');
    await parts(page).field.fill('dài '.repeat(300));
    await parts(page).panel.getByText('This search is too long.').waitFor();
    await page.context().close();
  });

  for (const [body, status, said] of [
    ['{}', 429, 'Too many searches in a short time'],
    ['{}', 500, 'The search server cannot answer'],
    ['not json', 200, 'The search server cannot answer'],
    ['{"hits": "none"}', 200, 'The search server cannot answer'],
    ['null', 200, 'The search server cannot answer'],
  ]) {
    test(`an answer ${status} ${body} breaks nothing`, async () => {
      const page = await visit('/');
      const headers = { 'access-control-allow-origin': '*' };
      await page.route(/api\/suggest/, (route) => route.fulfill({ status, body, headers }));
      await search(page, 'rollback');
      await parts(page).panel.getByText(said).waitFor();
      await page.context().close();
    });
  }

  test('hits with half of their fields are shown with the other half', async () => {
    const page = await visit('/');
    const hits = [{}, { id: 'a#b', heading: 7, url: null, snippet: 'x', highlights: [{ start: 5, end: 2 }, { start: 0, end: 900 }] }];
    const headers = { 'access-control-allow-origin': '*' };
    await page.route(/api\/suggest/, (route) => route.fulfill({ json: { hits, total: 2 }, headers }));
    await search(page, 'rollback');
    await parts(page).hits.nth(1).waitFor();
    assert.equal(await parts(page).hits.count(), 2);
    await page.context().close();
  });
});
