import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asked, parts, place } from './place.mjs';

/** A page of the site with the given theme's markup, and what its scripts do with it. */
async function themed(html) {
  const page = await place.page();
  place.put('/4-workshop/themed.html', html);
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${place.site}/4-workshop/themed.html`);
  return { page, problems };
}

const LEARN = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Learn</title>
<link rel="stylesheet" href="/web/timra-search.css">
<script type="module" src="/web/adapters/hugo-theme-learn.js" data-timra="${place.api}"></script></head>
<body><nav id="sidebar" style="position:fixed;width:300px;height:100%;overflow:auto;background:#322a38">
<div class="searchbox"><label for="search-by">🔍</label>
<input data-search-input id="search-by" type="search" placeholder="Tìm..." style="color:#fff">
<span data-search-clear="">✕</span></div></nav><p id="next">1</p>
<script>
  // What the theme does when the page is ready: it completes words, turns pages and marks what was searched for.
  document.addEventListener('DOMContentLoaded', () => {
    document.getElementById('search-by').addEventListener('input', () => (window.themeSearched = true));
    window.marked = sessionStorage.getItem('search-value');
    addEventListener('keydown', (event) => { if (event.key === 'ArrowRight') window.turned = true; });
  });
</script></body></html>`;

describe('hugo-theme-learn', () => {
  test('its field opens the box, and the theme searches no more', async () => {
    const { page, problems } = await themed(LEARN);
    const { dialog, field, hits } = parts(page);
    await page.getByRole('button', { name: 'Tìm...' }).click();
    await dialog.waitFor();
    await field.pressSequentially('trieenr khai');
    await hits.first().waitFor();
    const [first] = await hits.all();
    assert.ok((await first.boundingBox()).width > 300, 'the sidebar does not cut it off');
    await field.press('ArrowRight');
    assert.equal(await page.evaluate(() => window.turned), undefined);
    assert.equal(await page.evaluate(() => window.themeSearched), undefined);
    assert.equal(await page.locator('[data-search-input]').count(), 0);
    assert.deepEqual(problems, []);
    await field.press('ArrowDown');
    await field.press('Enter');
    await page.waitForURL(/\/vi\//);
    await page.context().close();
  });
});

const relearn = (more = '') => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Relearn</title>
<script>window.relearn = { relBaseUri: '..' };</script>
<script type="module" src="/web/adapters/hugo-theme-relearn.js" data-timra="${place.api}" ${more}></script></head>
<body><script>
  // The contract of the theme: it sets an engine of its own, starts the one it finds, and asks it.
  window.relearn.executeInitialSearch = () => (window.started = window.relearn.isSearchEngineReady);
  document.addEventListener('DOMContentLoaded', () => {
    window.relearn.search = window.relearn.search ?? {};
    window.relearn.search.adapter = { init() {}, search: () => [] };
    window.relearn.search.adapter.init();
  });
</script></body></html>`;

/** What the theme makes of a term: links and texts. */
const found = (page, term) =>
  page.evaluate(async (wanted) => {
    const results = await window.relearn.search.adapter.search(wanted);
    return results.map(({ matches, page: { uri, title, content } }) => ({
      url: new URL(window.relearn.relBaseUri + uri, document.baseURI).href,
      title,
      content,
      matches,
    }));
  }, term);

describe('hugo-theme-relearn', () => {
  test('its engine is timra, whatever the theme sets later', async () => {
    const { page, problems } = await themed(relearn());
    await page.waitForFunction(() => window.started === true);
    const results = await found(page, 'trieenr khai');
    assert.ok(results.length > 3);
    for (const { url, title, content, matches } of results) {
      assert.ok(url.startsWith(`${place.site}/`), url);
      assert.ok(title.length > 0);
      // The theme looks for the match in the text, between word boundaries of ASCII.
      const escaped = matches[0].replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      assert.match(content, new RegExp(`\\S*\\b(?:${escaped})\\b\\S*`, 'i'));
    }
    const answer = await page.request.get(results[0].url);
    assert.equal(answer.status(), 200);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  test('leads to the copy of the site that is being read', async () => {
    const { page } = await themed(relearn(`data-base="${place.site}/vi/" data-lang="vi"`));
    const results = await found(page, 'triển khai');
    assert.ok(results.length > 0);
    for (const { url } of results) assert.ok(!url.startsWith(`${place.site}/vi/`), url);
    await page.context().close();
  });

  test('asks nothing for nothing, and finds nothing without a server', async () => {
    const { page, problems } = await themed(relearn());
    const queries = asked(page);
    assert.deepEqual(await found(page, '  '), []);
    assert.deepEqual(queries, []);
    await page.route(/api\/suggest/, (route) => route.abort());
    assert.deepEqual(await found(page, 'rollback'), []);
    assert.deepEqual(problems, []);
    await page.context().close();
  });
});
