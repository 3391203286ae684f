import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { PHONE, flaws, isFocused, isTooWide, place } from './place.mjs';
import { HUGO, HUGO_ENV, TIMRA, files, listening } from './workplace.mjs';

const box = (page) => page.locator('timra-search[view=page]');
const hits = (page) => box(page).locator('a.hit');

/** The page of results in the site, as its address says. */
async function results(query, options = {}) {
  const page = await place.page(options);
  await page.goto(`${place.site}/${query}`);
  await box(page).locator('.field').waitFor();
  return page;
}

describe('the page of results', () => {
  test('shows what its address asks for, as a part of the page', async () => {
    const page = await results('vi/search/?q=trien+khai');
    await hits(page).nth(19).waitFor();
    assert.equal(await hits(page).count(), 20);
    const last = await hits(page).nth(19).boundingBox();
    assert.ok(last.y > 800, 'it grows with its results');
    await hits(page).first().click();
    await page.waitForURL((url) => !url.pathname.includes('search'));
    await page.goBack();
    await hits(page).first().waitFor();
    assert.equal(await box(page).locator('input[part=input]').inputValue(), 'trien khai');
    await page.context().close();
  });

  test('writes into its address what is asked, and goes back with it', async () => {
    const page = await results('search/');
    assert.equal(await hits(page).count(), 0);
    const field = box(page).locator('input[part=input]');
    await field.pressSequentially('deployment');
    await page.waitForURL((url) => url.searchParams.get('q') === 'deployment');
    await hits(page).first().waitFor();
    const all = await hits(page).count();
    await box(page).locator('select[aria-label=Year]').selectOption('2026');
    await page.waitForURL((url) => url.searchParams.get('year') === '2026');
    await page.waitForFunction((all) => document.querySelector('timra-search[view=page]').shadowRoot.querySelectorAll('a.hit').length !== all, all);
    // Somebody else sees the same.
    const shared = await page.context().newPage();
    await shared.goto(page.url());
    await hits(shared).first().waitFor();
    await shared.locator('timra-search[view=page] select.chosen').waitFor();
    assert.equal(await hits(shared).count(), await hits(page).count());
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('year') && url.searchParams.get('q') === 'deployment');
    await page.waitForFunction((all) => document.querySelector('timra-search[view=page]').shadowRoot.querySelectorAll('a.hit').length === all, all);
    await page.context().close();
  });

  test('shows more when asked to, and leads the reader there', async () => {
    const page = await results('vi/search/?q=trien+khai');
    await hits(page).nth(19).waitFor();
    await page.getByRole('button', { name: 'Xem thêm kết quả' }).click();
    await hits(page).nth(20).waitFor();
    assert.ok(await isFocused(hits(page).nth(20)));
    await page.context().close();
  });

  test('asks for all languages where its address says so', async () => {
    const page = await results('search/?q=deployment&lang=');
    await box(page).locator('.hit abbr').first().waitFor();
    assert.ok(new URL(page.url()).searchParams.has('lang'));
    await page.context().close();
  });

  test('is where the box of other pages leads', async () => {
    const page = await place.page();
    await page.goto(`${place.site}/`);
    await page.locator('timra-search .field').waitFor();
    await page.locator('timra-search').evaluate((one) => one.setAttribute('page', '/search/'));
    const field = page.getByRole('combobox');
    await field.fill('deployment');
    await field.press('Enter');
    await page.waitForURL((url) => url.pathname === '/search/' && url.searchParams.get('q') === 'deployment');
    await hits(page).first().waitFor();
    await page.context().close();
  });

  for (const [name, options] of [['a desktop, light', {}], ['a phone, dark', { ...PHONE, colorScheme: 'dark' }]]) {
    test(`axe-core finds nothing on ${name}, and nothing is cut off`, async () => {
      for (const query of ['q=trien+khai', 'q=zzqqxx', 'q=']) {
        const page = await results(`vi/search/?${query}`, options);
        if (query === 'q=trien+khai') await hits(page).first().waitFor();
        if (query === 'q=zzqqxx') await box(page).locator('.title').waitFor();
        assert.deepEqual(await flaws(page, 'timra-search[view=page]'), []);
        assert.equal(await isTooWide(page), false);
        await page.context().close();
      }
    });
  }

  test('lists all pages where no script runs', async () => {
    const page = await place.page({ javaScriptEnabled: false });
    await page.goto(`${place.site}/search/`);
    assert.ok((await page.locator('noscript a, main ul a').count()) > 10);
    await page.context().close();
  });

  test('is the list of all pages of a bundle, where a site has no other', async () => {
    const folder = join(dirname(place.index), 'listed');
    execFileSync(TIMRA, ['export', '--index', place.index, '--to', join(folder, 'timra')], { stdio: 'ignore' });
    const script = '<script type="module" src="timra/timra-search.js"></script>';
    writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><title>Notes</title>${script}<timra-search src="timra/bundle.json"></timra-search>`);
    const server = files(folder, new Map(), '/repo/');
    const site = `http://127.0.0.1:${await listening(server)}/repo/`;
    const page = await place.page();
    await page.goto(site);
    const field = page.getByRole('combobox');
    await field.pressSequentially('blue green deployment');
    await page.locator('timra-search:not([busy]) a.hit').first().waitFor();
    const isTold = await page.getByText('this site was published without the search engine').count();
    assert.equal(isTold, 'engine' in JSON.parse(readFileSync(join(folder, 'timra', 'bundle.json'), 'utf8')) ? 0 : 1);
    await field.press('Enter');
    await page.waitForURL((url) => url.href.startsWith(`${site}timra/index.html?`) && url.searchParams.get('q') === 'blue green deployment');
    await hits(page).filter({ hasText: 'Blue/green deployment' }).first().waitFor();
    assert.ok((await page.locator('main li a').count()) > 10, 'the list is there as well');
    await page.context().close();
    server.close();
    server.closeAllConnections();
  });

  test('is named in the configuration of a site, also below a path and without a server', () => {
    const source = join(dirname(place.index), 'named');
    cpSync(join(dirname(place.index), 'handbook'), source, { recursive: true });
    const config = readFileSync(join(source, 'hugo.toml'), 'utf8');
    const action = (settings) => {
      writeFileSync(join(source, 'hugo.toml'), config.replace(/^src = .*$/m, settings));
      rmSync(join(source, 'public'), { recursive: true, force: true });
      execFileSync(HUGO, ['--logLevel', 'error', '--source', source, '--baseURL', 'https://x.test/repo/'], { stdio: ['ignore', 'ignore', 'inherit'], env: HUGO_ENV });
      return /<form action="([^"]*)"/.exec(readFileSync(join(source, 'public', 'vi', 'index.html'), 'utf8'))[1];
    };
    assert.equal(action('src = "https://s.test"\npage = "search/"'), '/repo/vi/search/');
    assert.equal(action('src = "https://s.test"'), 'https://s.test/');
    assert.equal(action('src = "timra/bundle.json"'), '/repo/timra/index.html');
    rmSync(source, { recursive: true, force: true });
  });
});
