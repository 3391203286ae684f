// The box over a bundle in Firefox, which Playwright does not drive as it comes: WebDriver BiDi does.
import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { after, describe, test } from 'node:test';
import { BundledSite, noEngine } from './bundled_site.mjs';
import { place } from './place.mjs';

const FIREFOX = process.env.FIREFOX ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));
const puppeteer = await import('puppeteer-core').catch(() => undefined);
const skip = noEngine || (!FIREFOX && 'there is no Firefox; FIREFOX names one') || (!puppeteer && 'run `npm ci` in tests/browser first');

/** Runs in the page: what the box shows once it is not busy any more, or nothing yet. */
const shown = () => {
  const box = document.querySelector('timra-search');
  const hits = [...(box?.shadowRoot?.querySelectorAll('a.hit') ?? [])];
  const isDone = hits.length > 0 && !box?.hasAttribute('busy');
  return isDone && { urls: hits.map((hit) => hit.href), marks: box.shadowRoot.querySelectorAll('.snippet mark').length };
};

describe('Firefox', { skip }, () => {
  let browser;
  let site;
  after(async () => {
    await browser?.close();
    site?.close();
    if (site) rmSync(site.folder, { recursive: true, force: true });
  });

  test('answers from a bundle as the server does', async () => {
    site = new BundledSite(join(dirname(place.index), 'firefox'), place.index);
    const address = await site.listen();
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true, args: ['--no-remote'] });
    const page = await browser.newPage();
    await page.goto(address);
    for (const query of ['trieenr khai', 'blue green deployment', 'ha tang duoi dang ma']) {
      const url = new URL('api/suggest', `${place.api}/`);
      url.search = new URLSearchParams({ q: query, limit: '10' });
      const { hits } = await (await fetch(url)).json();
      await page.evaluate((query) => {
        const input = document.querySelector('timra-search').shadowRoot.querySelector('input');
        input.focus();
        input.value = '';
        for (const letter of query) {
          input.value += letter;
          input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        }
      }, query);
      const expected = hits.map((hit) => hit.url).toSorted();
      // A link may say, too, which words to go to on the page.
      const withoutWords = (url) => url.replace(/#?:~:text=.*/, '');
      let found;
      for (let tries = 0; tries < 600; tries += 1) {
        found = await page.evaluate(shown);
        if (found && found.urls.map(withoutWords).toSorted().join() === expected.join()) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      assert.deepEqual(found?.urls.map(withoutWords).toSorted(), expected, query);
      assert.ok(found.marks > 0, query);
    }
  });
});
