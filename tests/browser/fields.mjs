import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FIELDS } from '../../web/box/fields.js';
import { find, visit } from './place.mjs';

describe('what the site has chosen', () => {
  test('narrows and orders every search', async () => {
    const chosen = {
      site: 'content',
      folder: '4-Workshop',
      tag: 'devops',
      category: 'hướng dẫn',
      year: '2025',
      after: '2025-01',
      before: '2026',
      path: '4-Workshop',
      sort: 'date',
    };
    assert.deepEqual(Object.keys(chosen), FIELDS);
    const page = await visit('/');
    await page.locator('timra-search').evaluate((box, attributes) => {
      for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
      box.setAttribute('limit', '1');
    }, chosen);
    const asked = page.waitForRequest((request) => request.url().includes('/api/suggest?') && request.url().includes('deployment'));
    await find(page, 'deployment');
    const question = new URL((await asked).url()).searchParams;
    assert.equal((await (await asked).response())?.status(), 200);
    for (const [name, value] of Object.entries(chosen)) assert.equal(question.get(name), value, name);
    await page.context().close();
  });
});
