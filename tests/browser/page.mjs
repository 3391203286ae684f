import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { find, flaws, parts, place } from './place.mjs';

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
