// What an answer says of its question, in the language of the box, and the way back to what was typed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { PHONE, asked, find, flaws, isFocused, isTooWide, parts, place, visit } from './place.mjs';
import { root } from './workplace.mjs';

const headers = { 'access-control-allow-origin': '*' };
const words = (language) => JSON.parse(readFileSync(join(root, 'src', 'language', language, 'interface.json'), 'utf8'));

/** Every sentence that a note can be, in one language: notes about a field, for each field. */
function sentences(language) {
  const said = words(language);
  const fields = Object.keys(said).filter((key) => key.startsWith('needs_')).map((key) => key.slice(6));
  return Object.keys(said).filter((key) => key.startsWith('note_')).flatMap((key) => {
    const names = said[key].includes('{name}') ? fields : [''];
    return names.map((name) => said[key].replace('{name}', name).replace('{needs}', said[`needs_${name}`] ?? ''));
  });
}

/** A page whose box speaks a language. */
async function speaking(language, options) {
  const page = await visit('/', options);
  await page.evaluate((code) => {
    const old = document.querySelector('timra-search');
    const box = document.createElement('timra-search');
    for (const [name, value] of Object.entries({ src: old.getAttribute('src'), 'ui-lang': code })) box.setAttribute(name, value);
    old.replaceWith(box);
  }, language);
  return page;
}

const notes = (page) => page.locator('timra-search .bar > p');
const button = (page) => page.locator('timra-search .bar > [data-query]');

describe('notes', () => {
  for (const language of ['en', 'vi', 'ja', 'ko', 'zh']) {
    test(`are said in ${language}, whatever they are about, and axe-core finds nothing`, async () => {
      const [english, own] = [sentences('en'), sentences(language)];
      assert.ok(english.length > 20 && own.length === english.length);
      const page = await speaking(language, language === 'vi' ? PHONE : { colorScheme: language === 'ja' ? 'dark' : 'light' });
      const json = { hits: [], total: 0, readings: [], notes: english, partial: true };
      await page.route(/api\/suggest/, (route) => route.fulfill({ json, headers }));
      await find(page, 'deployment');
      await notes(page).first().waitFor();
      assert.deepEqual(await notes(page).allInnerTexts(), [words(language).partial, ...own]);
      assert.equal(await isTooWide(page), false);
      // As many as a query brings about.
      json.notes = english.slice(0, 3);
      await find(page, 'deployments');
      assert.deepEqual(await notes(page).allInnerTexts(), [words(language).partial, ...own.slice(0, 3)]);
      assert.deepEqual(await flaws(page, 'timra-search'), []);
      await page.context().close();
    });
  }

  test('are those of the server, and read out once', async () => {
    const page = await speaking('vi');
    await page.locator('timra-search').evaluate((box) => {
      window.said = [];
      const hear = () => window.said.push(...[...box.shadowRoot.querySelectorAll('[role=status]')].map((one) => one.textContent).filter(Boolean));
      new MutationObserver(hear).observe(box.shadowRoot.querySelector('.said'), { childList: true, subtree: true, characterData: true });
    });
    await page.locator('timra-search input').evaluate((input) => {
      input.focus();
      input.value = 'deployment year:20';
      input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    });
    await notes(page).first().waitFor();
    const [shown] = await notes(page).allInnerTexts();
    assert.ok(sentences('vi').includes(shown), shown);
    assert.ok(shown.includes('year:') && shown.includes(words('vi').needs_year), shown);
    await parts(page).status.filter({ hasText: shown }).waitFor({ state: 'attached' });
    const said = await page.evaluate(() => window.said);
    assert.equal(said.filter((one) => one.includes(shown)).length, 1, said.join('\n'));
    await page.context().close();
  });

  test('that nobody knows stay as they are, and are text', async () => {
    const page = await speaking('vi');
    const note = '<img src=x onerror=alert(1)> is new.';
    await page.route(/api\/suggest/, (route) => route.fulfill({ json: { hits: [], total: 0, notes: [note, 7, null] }, headers }));
    await find(page, 'deployment');
    await notes(page).first().waitFor();
    assert.deepEqual(await notes(page).allInnerTexts(), [note]);
    assert.equal(await page.locator('timra-search img').count(), 0);
    await page.context().close();
  });

  const files = {
    'is not there': (route) => route.fulfill({ status: 404 }),
    'is of another version': (route) => route.fulfill({ contentType: 'text/javascript', body: 'export {};' }),
    'never comes': () => undefined,
  };
  for (const [how, answer] of Object.entries(files)) {
    test(`do not keep an answer back where their file ${how}`, async () => {
      const page = await place.page();
      await page.route(/timra-search-more/, answer);
      await page.goto(`${place.site}/`);
      await find(page, 'deployment year:20');
      await parts(page).hits.first().waitFor();
      assert.equal(await notes(page).count(), 0);
      await page.context().close();
    });
  }
});

describe('the way back to what was typed', () => {
  test('is offered beside the reading, and asks for it in quotes', async () => {
    const page = await speaking('en');
    await find(page, 'trieenr khai');
    await button(page).waitFor();
    assert.equal(await button(page).innerText(), 'Search for trieenr khai as typed');
    assert.deepEqual(await flaws(page, 'timra-search'), []);
    const queries = asked(page);
    for (let tries = 0; tries < 12 && !(await isFocused(button(page))); tries += 1) await page.keyboard.press('Tab');
    assert.ok(await isFocused(button(page)));
    await page.keyboard.press('Enter');
    await notes(page).filter({ hasText: words('en').note_nothing_has_all }).waitFor();
    assert.deepEqual(queries, ['"trieenr" khai']);
    assert.equal(await parts(page).field.inputValue(), '"trieenr" khai');
    // What is in quotes is as it was typed already.
    assert.equal(await button(page).count(), 0);
    await page.context().close();
  });

  test('is not there where nothing was read otherwise, or quotes would change what operators mean', async () => {
    const page = await speaking('en');
    // What would offer it is there.
    await find(page, 'trieenr khai');
    await button(page).waitFor();
    for (const query of ['deployment', 'trieenr khai year:2025', '+trieenr khai', 'trieenr OR khai']) {
      await find(page, query);
      await parts(page).hits.first().waitFor();
      await page.waitForFunction((asked) => document.querySelector('timra-search').answer?.query === asked, query);
      // What the other file does with the answer is done then.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.equal(await button(page).count(), 0, query);
    }
    await page.context().close();
  });
});
