// The page, and the box over a bundle, once the server is gone: the service worker of docs/site-owners.md.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { BundledSite, noEngine } from './bundled_site.mjs';
import { place, search } from './place.mjs';
import { root } from './workplace.mjs';

const folder = join(dirname(place.index), 'offline');

/** What stands in the documentation, for a site below a path. */
function documented(language) {
  const guide = readFileSync(join(root, 'docs', 'site-owners.md'), 'utf8');
  const [, section] = guide.split('### Without a network');
  const [, code] = section.split(`\`\`\`${language}\n`);
  return code.split('```')[0].replaceAll("'/", "'/repo/");
}

describe('without a network', { skip: noEngine }, () => {
  let site;
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** A page that is read and searched, then the server ends. */
  async function visitLast(script, isWhole) {
    site = new BundledSite(folder, place.index);
    const index = join(folder, 'index.html');
    writeFileSync(index, readFileSync(index, 'utf8') + script);
    writeFileSync(join(folder, 'sw.js'), documented('js'));
    const address = await site.listen();
    const page = await place.page();
    await page.goto(address);
    await page.evaluate(() => navigator.serviceWorker.ready);
    // A page is kept from the visit on that the service worker sees.
    await page.reload();
    await found(page, 'blue green deployment');
    // All pieces, and what the bundle says of itself.
    const pieces = readdirSync(join(site.bundle, 'pieces'), { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    while (isWhole && (await page.evaluate(kept, new URL('timra/', address).href)) < pieces.length + 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    site.close();
    await page.reload();
    return page;
  }

  /** Runs in the page: how many files of the bundle are kept. */
  const kept = async (bundle) => (await (await caches.open(`timra ${bundle}`)).keys()).length;

  /** Asks, and waits for an answer with texts. */
  async function found(page, query) {
    await page.locator('timra-search .field').waitFor({ state: 'attached' });
    await search(page, query);
    await page.locator('timra-search:not([busy]) .snippet mark').first().waitFor();
  }

  test('a page that was seen is read, and what was asked is answered', async () => {
    const page = await visitLast(documented('html').replace(/ *keep\(.*\n/, ''), false);
    await found(page, 'blue green deployment');
    await page.context().close();
  });

  test('all of a bundle is kept where the site asks for it: what is new is answered as well', async () => {
    const page = await visitLast(documented('html'), true);
    await found(page, 'ha tang duoi dang ma');
    await page.context().close();
  });
});
