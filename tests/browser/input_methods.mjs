import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asked, parts, visit } from './place.mjs';

/** The field with the focus, and the browser's end of an input method. */
async function inputMethod(path = '/vi/') {
  const page = await visit(path);
  await parts(page).field.focus();
  const cdp = await page.context().newCDPSession(page);
  return {
    page,
    ...parts(page),
    /** Shows `text` underlined, as not committed yet. */
    compose: (text) => cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    /** Ends the composition with `text`. */
    commit: (text) => cdp.send('Input.insertText', { text }),
    /** A key that the input method takes for itself. */
    async taken(code) {
      const key = { key: 'Process', code, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    },
  };
}

describe('input methods', () => {
  test('results are live while Vietnamese is being composed, and the text is never touched', async () => {
    const { page, field, hits, compose, commit } = await inputMethod();
    for (const text of ['t', 'tr', 'tri', 'trie', 'triê', 'triển']) await compose(text);
    await hits.first().waitFor();
    assert.equal(await field.inputValue(), 'triển');
    await commit('triển ');
    await compose('khai');
    assert.equal(await field.inputValue(), 'triển khai');
    await page.locator('timra-search .heading mark', { hasText: /^khai$/i }).first().waitFor();
    await commit('khai');
    assert.equal(await field.inputValue(), 'triển khai');
    await page.context().close();
  });

  test('Enter, arrows and Escape are left to the input method', async () => {
    const { page, field, hits, chosen, panel, compose, taken } = await inputMethod();
    const before = page.url();
    await compose('triển');
    await hits.first().waitFor();
    for (const code of ['ArrowDown', 'Enter', 'Escape']) {
      await taken(code);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      assert.equal(await chosen.count(), 0, code);
      assert.ok(await panel.isVisible(), code);
    }
    // The same keys with the flag instead of the code.
    const isLeft = await field.evaluate((input) =>
      ['ArrowDown', 'Enter', 'Escape'].every((key) =>
        input.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true })),
      ),
    );
    assert.ok(isLeft, 'nobody else acts on them');
    assert.equal(await chosen.count(), 0);
    assert.ok(await panel.isVisible());
    assert.equal(page.url(), before);
    await page.context().close();
  });

  test('a composition that ends without an input event still searches', async () => {
    const { page, field, hits } = await inputMethod();
    await field.evaluate((input) => {
      input.value = 'triển khai';
      input.dispatchEvent(new CompositionEvent('compositionend', { data: 'khai', bubbles: true }));
    });
    await hits.first().waitFor();
    await page.context().close();
  });

  test('Japanese waits until it is committed', async () => {
    const { page, field, compose, commit } = await inputMethod('/');
    const queries = asked(page);
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    for (const text of ['ｓ', 'さ', 'さｇ', 'さぎょう']) {
      await compose(text);
      await page.clock.runFor(1000);
    }
    assert.deepEqual(queries, []);
    const answer = page.waitForResponse(/api\/suggest/);
    await commit('作業');
    await page.clock.runFor(1000);
    await answer;
    assert.deepEqual(queries.slice(0, 1), ['作業']);
    assert.equal(await field.inputValue(), '作業');
    await page.context().close();
  });

  test('after Chinese was committed, its letters on the way wait, too', async () => {
    const { page, compose, commit } = await inputMethod('/');
    const queries = asked(page);
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await compose('bu');
    await commit('部');
    await page.clock.runFor(1000);
    await page.waitForFunction(() => !document.querySelector('timra-search').hasAttribute('busy'));
    const count = queries.length;
    await compose('shu');
    await page.clock.runFor(1000);
    assert.equal(queries.length, count);
    await commit('署');
    const answer = page.waitForRequest(/api\/suggest/);
    await page.clock.runFor(1000);
    await answer;
    assert.equal(queries[count], '部署');
    await page.context().close();
  });
});
