// The documentation as a site, which is searched with timra's own bundle.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { flaws, isTooWide, parts, place, search } from './place.mjs';
import { HUGO, TIMRA, files, listening, root } from './workplace.mjs';

// Those that build.rs takes into the program.
const engines = ['own', 'spaced'].map((name) => join(root, 'web', 'engine', `${name}.wasm.gz`));
const missing = engines.find((engine) => !existsSync(engine));
const skip = missing ? `there is no ${missing}: .ci/wasm makes it, before timra is built` : false;
const folder = join(dirname(place.index), 'docs');
let server;
let site;

describe('the documentation', { skip }, () => {
  after(() => {
    server?.close();
    server?.closeAllConnections();
  });

  test('becomes a site', async () => {
    mkdirSync(folder);
    server = files(folder, new Map(), '/timra/');
    site = `http://127.0.0.1:${await listening(server)}/timra/`;
    const env = { ...process.env, HUGO, TIMRA, TO: folder };
    execFileSync(join(root, 'docs', 'site', 'build'), ['--baseURL', site, '--quiet'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  });

  for (const [path, query, heading] of [
    ['', 'reverse proxy', /HTTPS and a proxy/],
    ['servers/', 'timra.toml exclude', /Configuration/],
    ['vi/', 'khong can may chu', /Không cần máy chủ/],
    ['vi/install/', 'phan quyen cuc bo duong dan', /./],
  ]) {
    test(`answers ${query}`, async () => {
      const page = await place.page();
      await page.goto(site + path);
      await search(page, query);
      await parts(page).hits.filter({ hasText: heading }).first().waitFor();
      const address = await parts(page).hits.filter({ hasText: heading }).first().getAttribute('href');
      assert.ok((await page.request.get(new URL(address, page.url()).href)).ok(), address);
      await page.context().close();
    });
  }

  test('can be read on a phone, and by everybody', async () => {
    for (const path of ['', 'vi/', 'servers/']) {
      const page = await place.page({ viewport: { width: 360, height: 640 } });
      await page.goto(site + path);
      assert.equal(await isTooWide(page), false, path);
      assert.deepEqual(await flaws(page), [], path);
      await page.context().close();
    }
  });
});
