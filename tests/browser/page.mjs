import assert from 'node:assert/strict';
import { createServer, request as ask } from 'node:http';
import { describe, test } from 'node:test';
import { find, flaws, parts, place } from './place.mjs';
import { listening } from './workplace.mjs';

/** The server's own page. */
async function home(query = '', options = {}) {
  const page = await place.page(options);
  await page.goto(`${place.api}/${query}`);
  return page;
}

describe('without script', () => {
  test("the site's form leads to the server's results", async () => {
    const page = await place.page({ javaScriptEnabled: false });
    await page.goto(`${place.site}/vi/`);
    await page.locator('input[name=q]').fill('trieenr khai');
    await page.locator('input[name=q]').press('Enter');
    await page.waitForURL((url) => url.origin === place.api);
    assert.match(await page.locator('.results').innerText(), /triển khai/i);
    await page.context().close();
  });

  test("the server's page searches, too", async () => {
    const page = await home('', { javaScriptEnabled: false });
    await page.locator('input[name=q]').fill('trieenr khai');
    await page.getByRole('search').getByRole('button').click();
    await page.locator('.results li').first().waitFor();
    await page.context().close();
  });
});

describe("the server's page", () => {
  test('has the box in its form, by the files that the program holds', async () => {
    const page = await home();
    await find(page, 'trieenr khai');
    await parts(page).hits.first().waitFor();
    assert.match(await page.locator('timra-search .bar').innerText(), /triển khai/);
    await parts(page).field.press('Enter');
    await page.waitForURL(/q=trieenr\+khai/);
    await page.locator('.results li').first().waitFor();
    assert.equal(await parts(page).panel.isVisible(), false, 'the results are not covered by themselves');
    await page.context().close();
  });

  test('lets go of the language that it was filtered by', async () => {
    const page = await home('?q=deployment&lang=en');
    await parts(page).field.press('ArrowDown');
    await parts(page).hits.first().waitFor();
    await page.locator('timra-search .languages [data-lang=""]').click();
    await page.locator('timra-search .hit abbr').first().waitFor();
    await parts(page).field.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === 'deployment' && !url.searchParams.has('lang'));
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark']) {
    for (const query of ['', '?q=trieenr+khai', '?q=zzqqxx', '?q=deployment&lang=en&ui=vi']) {
      test(`axe-core finds nothing at /${query}, ${colorScheme}`, async () => {
        const page = await home(query, { colorScheme });
        for (const details of await page.locator('details > summary').all()) await details.click();
        assert.deepEqual(await flaws(page), []);
        await page.context().close();
      });
    }
  }

  test('has nothing that its own security policy refuses', async () => {
    const page = await place.page();
    const refused = [];
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
    await page.goto(`${place.api}/?q=deployment`);
    await find(page, 'rollback');
    await parts(page).hits.first().waitFor();
    assert.deepEqual(refused, []);
    await page.context().close();
  });
});

describe("the server's page below a path", () => {
  test('leads to itself, whatever a proxy puts before it', async () => {
    const beyond = createServer((request, response) => {
      // As nginx does with `location /docs/search/ { proxy_pass http://…/; }`.
      if (!request.url.startsWith('/docs/search/')) return response.writeHead(404).end('not here');
      const target = new URL(request.url.slice('/docs/search'.length), place.api);
      const { connection: _, ...headers } = request.headers;
      const passed = ask(target, { headers: { ...headers, host: target.host } }, (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
      passed.on('error', () => response.destroy());
      request.pipe(passed);
    });
    const base = `http://127.0.0.1:${await listening(beyond)}/docs/search/`;
    const page = await place.page();
    const failed = [];
    page.on('response', (response) => response.status() >= 400 && failed.push(response.url()));
    await page.goto(base);
    await find(page, 'trieenr khai');
    await parts(page).field.press('Enter');
    await page.waitForURL((url) => url.href.startsWith(base) && url.searchParams.get('q') === 'trieenr khai');
    await page.getByRole('link', { name: 'Next' }).click();
    await page.waitForURL((url) => url.href.startsWith(base) && url.searchParams.get('offset') === '10');
    await page.locator('.results li').first().waitFor();
    await page.locator('.brand').click();
    await page.waitForURL((url) => url.origin + url.pathname === base);
    assert.deepEqual(failed, []);
    // Also from an address where there is nothing.
    await page.goto(`${base}no/such/page`);
    await page.getByRole('link', { name: 'Search instead' }).click();
    await page.waitForURL((url) => url.origin + url.pathname === base);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).display), 'flex', 'its styles came');
    await page.context().close();
    beyond.close();
    beyond.closeAllConnections();
  });
});
