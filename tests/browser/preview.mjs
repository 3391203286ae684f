import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { find, parts, place } from './place.mjs';
import { HUGO, HUGO_ENV, TIMRA, freePort, serve } from './workplace.mjs';

describe('with `hugo server`', () => {
  const source = join(dirname(place.index), 'preview');
  let hugo;
  let server;
  after(() => {
    // A program that only starts Hugo would leave it running.
    if (hugo) process.kill(-hugo.pid);
    server?.kill();
    rmSync(source, { recursive: true, force: true });
  });

  test('results lead to the page that is being written, though the index knows where it is going to be', async () => {
    const [port, api] = [await freePort(), await freePort()];
    const site = `http://localhost:${port}/so-tay/`;
    cpSync(join(dirname(place.index), 'handbook'), source, { recursive: true });
    const config = readFileSync(join(source, 'hugo.toml'), 'utf8');
    const published = config.replace(/^baseURL = .*$/m, 'baseURL = "https://example.org/so-tay/"').replace(/^src = .*$/m, `src = "http://127.0.0.1:${api}"`);
    writeFileSync(join(source, 'hugo.toml'), published);
    const index = join(source, 'index');
    execFileSync(TIMRA, ['index', source, '--index', index], { stdio: 'ignore' });
    server = await serve(api, index, new URL(site).origin);
    const args = ['server', '--source', source, '--bind', '127.0.0.1', '--port', String(port), '--renderToMemory', '--disableLiveReload', '--watch=false'];
    hugo = spawn(HUGO, args, { stdio: 'ignore', env: HUGO_ENV, detached: true });
    for (let tries = 0; tries < 600; tries += 1) {
      if (await fetch(site).then(({ ok }) => ok, () => false)) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const page = await place.page();
    await page.goto(`${site}vi/`);
    await find(page, 'trieenr khai');
    const hit = page.locator(`timra-search a.hit[href^="${site}"]`).first();
    await hit.waitFor();
    // Each result is asked for on its own, so that the last may lead home a moment after the first.
    await page.locator('timra-search a.hit[href^="https://example.org/"]').first().waitFor({ state: 'detached' });
    const answer = page.waitForResponse((response) => response.request().isNavigationRequest());
    await hit.click();
    assert.equal((await answer).status(), 200);
    assert.ok(page.url().startsWith(site), page.url());
    await parts(page).field.waitFor();
    await page.context().close();
  });
});
