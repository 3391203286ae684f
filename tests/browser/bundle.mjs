// The box over a bundle: files that a plain server sends, below a path, without `timra serve`.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { BundledSite, engine, noEngine } from './bundled_site.mjs';
import { parts, place, search } from './place.mjs';
import { HUGO, HUGO_ENV, TIMRA, files, listening } from './workplace.mjs';

const folder = join(dirname(place.index), 'static');
const bundle = join(folder, 'timra');
/** The site, and its address. */
let bundled;
let site;

async function start() {
  bundled = new BundledSite(folder, place.index);
  site = await bundled.listen();
}

/** A page with the box, in a browser that has seen nothing yet; and what it asks for. */
async function visit(page) {
  page ??= await place.page();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(site);
  await page.locator('timra-search .field').waitFor({ state: 'attached' });
  return [page, asked];
}

/** Types, and waits until what is shown is the answer of the server to all of it. */
async function find(page, query) {
  const url = new URL('api/suggest', `${place.api}/`);
  url.search = new URLSearchParams({ q: query, limit: '10' });
  const { hits } = await (await fetch(url)).json();
  const expected = hits.map((hit) => hit.url).toSorted().join('\n');
  assert.ok(expected, query);
  await search(page, query);
  await page.waitForFunction(
    (expected) => {
      const all = document.querySelector('timra-search').shadowRoot?.querySelectorAll('a.hit') ?? [];
      // A link may say, too, which words to go to on the page.
      return [...all].map((hit) => hit.href.replace(/#?:~:text=.*/, '')).toSorted().join('\n') === expected;
    },
    expected,
  );
  await page.locator('timra-search:not([busy])').waitFor({ state: 'attached' });
}

describe('a bundle', { skip: noEngine }, () => {
  if (!noEngine) test('is written', start);
  after(() => {
    bundled?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('answers as the server does, and comes only when a reader turns to the field', async () => {
    const [page, asked] = await visit();
    assert.ok(!asked.some((path) => /bundle|pieces/.test(path)), asked.join());
    for (const query of ['trieenr khai', 'blue green deployment', 'ha tang duoi dang ma', 'rollbak staging']) await find(page, query);
    assert.ok(asked.filter((path) => /pieces/.test(path)).every((path) => path.startsWith('/repo/timra/pieces/')));
    await page.context().close();
  });

  test('says the notes of the server, and is narrowed by the same filters with the same counts', async () => {
    const [page] = await visit();
    await page.locator('timra-search').evaluate((box) => {
      const speaking = box.cloneNode(true);
      speaking.setAttribute('ui-lang', 'vi');
      box.replaceWith(speaking);
    });
    const answer = async (asked) => {
      const url = new URL('api/suggest', `${place.api}/`);
      url.search = new URLSearchParams({ limit: '10', ...asked });
      return (await fetch(url)).json();
    };
    const q = 'deployment year:20';
    await find(page, q);
    const { notes } = await answer({ q, ui: 'vi' });
    assert.equal(notes.length, 1);
    assert.deepEqual(await page.locator('timra-search .bar > p').allInnerTexts(), notes);
    await page.locator('timra-search [data-filters]').click();
    const { facets } = await answer({ q });
    for (const name of ['folder', 'year', 'site', 'tag']) {
      const counted = facets[name].map(({ value, count }) => `${value} (${count})`).toSorted();
      const select = page.locator(`timra-search .filters select`).nth(['site', 'folder', 'tag', 'category', 'year'].indexOf(name));
      assert.deepEqual((await select.locator('option').allInnerTexts()).slice(1).toSorted(), counted, name);
      assert.equal(await select.isVisible(), counted.length > 1, name);
    }
    const select = page.locator('timra-search .filters select').nth(1);
    await select.selectOption('1-Worklog');
    const narrowed = await answer({ q, folder: '1-Worklog' });
    assert.ok(narrowed.hits.length);
    await page.waitForFunction(
      (expected) => {
        const all = document.querySelector('timra-search').shadowRoot.querySelectorAll('a.hit');
        return [...all].map((hit) => hit.href.replace(/#?:~:text=.*/, '')).toSorted().join('\n') === expected;
      },
      narrowed.hits.map((hit) => hit.url).toSorted().join('\n'),
    );
    await page.context().close();
  });

  test('says what it is once, however late its script comes', async () => {
    const [page, asked] = await visit();
    await page.route('**/bundle.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.locator('timra-search').evaluate((box) => {
      const input = box.shadowRoot.querySelector('input');
      input.focus();
      input.value = 'blue green deployment';
      input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    });
    await parts(page).hits.first().waitFor();
    await page.locator('timra-search:not([busy])').waitFor({ state: 'attached' });
    assert.equal(asked.filter((path) => path.endsWith('bundle.json')).length, 1, asked.join());
    await page.context().close();
  });

  test('is fetched once: what was asked is answered without a network', async () => {
    const [page, asked] = await visit();
    await find(page, 'blue green deployment');
    const before = asked.length;
    const [again, askedAgain] = await visit(await page.context().newPage());
    await find(again, 'blue green deployment');
    const pieces = askedAgain.filter((path) => /pieces/.test(path));
    assert.ok(before > 5 && pieces.length === 0, pieces.join());
    await again.context().setOffline(true);
    await find(again, 'blue green deployment');
    await again.context().close();
  });

  test('shows pages by their titles while the engine is on its way', async () => {
    const { engine: name } = JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8'));
    let go;
    const wait = new Promise((resolve) => (go = resolve));
    bundled.meanwhile = (url) => (url.endsWith(name.slice(2)) ? wait : undefined);
    const [page] = await visit();
    await search(page, 'blue green');
    await page.locator('timra-search[busy] a.hit', { hasText: 'Blue/green deployment' }).first().waitFor();
    assert.equal(await page.locator('timra-search .snippet mark').count(), 0);
    go();
    await page.locator('timra-search:not([busy]) .snippet mark').first().waitFor();
    bundled.meanwhile = () => undefined;
    await page.context().close();
  });

  test('is read without WebAssembly: pages are found by their titles, and the reader is told', async () => {
    bundled.meanwhile = (url) => (url.endsWith('bundle.js') ? { 'content-security-policy': "script-src 'self'" } : undefined);
    const [page] = await visit();
    await search(page, 'blue green');
    await page.getByText('Only titles are searched').waitFor();
    await page.locator('timra-search:not([busy]) a.hit', { hasText: 'Blue/green deployment' }).first().waitFor();
    await page.locator('timra-search a.hit', { hasText: 'All pages' }).click();
    await page.getByRole('heading', { name: 'All pages' }).waitFor();
    assert.equal(page.url(), `${site}timra/`);
    bundled.meanwhile = () => undefined;
    await page.context().close();
  });

  test('without an engine is searched by titles, in all languages where the reader has none', async () => {
    const described = join(bundle, 'bundle.json');
    const [before, page] = [readFileSync(described, 'utf8'), await place.page()];
    writeFileSync(described, JSON.stringify({ ...JSON.parse(before), engine: undefined }));
    await page.goto(site);
    const box = page.locator('timra-search');
    await box.evaluate((element) => element.setAttribute('lang', 'vi'));
    for (const [query, titles, said] of [
      ['zzqqxx', ['All pages'], '1 result'],
      ['infrastructure as code', ['Infrastructure as code', 'All pages'], '2 results'],
    ]) {
      await search(page, query);
      await parts(page).status.filter({ hasText: said }).waitFor();
      await page.getByText('this site was published without the search engine').waitFor();
      for (const title of titles) await parts(page).hits.filter({ hasText: title }).first().waitFor();
      assert.equal(await parts(page).hits.count(), titles.length);
    }
    writeFileSync(described, before);
    await page.context().close();
  });

  test('has a list of all pages for readers whose browsers run no script', async () => {
    const page = await place.page({ javaScriptEnabled: false });
    await page.goto(`${site}timra/`);
    const { titles } = JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8'));
    const all = JSON.parse(gunzipSync(readFileSync(join(bundle, 'pieces', titles.slice(0, 2), titles.slice(2)))));
    const shown = await page.locator('main li').allInnerTexts();
    assert.deepEqual(shown.toSorted(), all.map(([title]) => title.trim()).toSorted());
    const links = await page.locator('main li a').evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    // Addresses that run a script, or lead nowhere, are no links.
    const good = all.map(([, url]) => url).filter((url) => /^https?:\S+$/.test(url));
    assert.deepEqual(links.toSorted(), good.toSorted());
    assert.ok(good.length < all.length && !links.some((link) => /^(javascript|data):/.test(link)));
    await page.context().close();
  });

  test('is one command away from a site that Hugo has built', async () => {
    const source = join(folder, 'handbook');
    cpSync(join(dirname(place.index), 'handbook'), source, { recursive: true });
    const pages = files(join(source, 'public'), new Map(), '/repo/');
    const base = `http://127.0.0.1:${await listening(pages)}/repo/`;
    const page = await place.page();
    /** Builds and publishes the site, and finds something from two of its pages. */
    const publish = async (...flags) => {
      rmSync(join(source, 'public'), { recursive: true, force: true });
      execFileSync(HUGO, ['--logLevel', 'error', '--source', source, '--baseURL', base], { stdio: ['ignore', 'ignore', 'inherit'], env: HUGO_ENV });
      const all = ['publish', join(source, 'public'), ...flags, '--base-url', base, '--engine', engine];
      execFileSync(TIMRA, all, { stdio: 'ignore' });
      for (const path of ['', 'vi/4-workshop/']) {
        await page.goto(base + path);
        await search(page, 'trieenr khai blue green');
        const hit = page.locator('timra-search:not([busy]) a.hit').first();
        await hit.locator('mark').first().waitFor();
        const answer = page.waitForResponse((response) => response.request().isNavigationRequest());
        await hit.click();
        assert.equal((await answer).status(), 200);
        assert.ok(page.url().startsWith(base), page.url());
      }
    };
    // The box of the partial, which the site has.
    const config = readFileSync(join(source, 'hugo.toml'), 'utf8');
    writeFileSync(join(source, 'hugo.toml'), config.replace(/^src = .*$/m, 'src = "timra/bundle.json"'));
    await publish();
    // A site that has no box of its own.
    mkdirSync(join(source, 'layouts', 'partials'), { recursive: true });
    writeFileSync(join(source, 'layouts', 'partials', 'timra-search.html'), '');
    await publish('--inject');
    await page.context().close();
    pages.close();
    pages.closeAllConnections();
  });

  test('that was published anew meanwhile is read anew', async () => {
    const described = join(bundle, 'bundle.json');
    // Of a large site not all is fetched ahead, so something is gone when it is needed.
    writeFileSync(described, JSON.stringify({ ...JSON.parse(readFileSync(described, 'utf8')), bytes: 1e9 }));
    const [page] = await visit();
    await find(page, 'blue green');
    const notes = join(folder, 'notes');
    mkdirSync(notes);
    writeFileSync(join(notes, 'one.md'), '# Grommets\n\nGrommets are rings in a hole.\n');
    rmSync(bundle, { recursive: true });
    execFileSync(TIMRA, ['export', notes, '--base-url', 'https://notes.test/', '--to', bundle, '--engine', engine], { stdio: 'ignore' });
    await search(page, 'deployment strategies grommets');
    await parts(page).hits.filter({ hasText: /grommets/i }).first().waitFor();
    await page.context().close();
  });
});
