// The page and the answers of `timra serve` below a path: behind a proxy that takes the path away, and behind one that keeps it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { find, parts, place } from './place.mjs';
import { freePort, listening, serve } from './workplace.mjs';

const PATH = '/docs/search';
const hasNginx = !spawnSync('nginx', ['-v'], { stdio: 'ignore' }).error;

/** A server that knows of the path. */
let below;
let port;
const started = [];

before(async () => {
  port = await freePort();
  below = await serve(port, place.index, place.site, ['--base-path', PATH]);
});
after(() => {
  below?.kill();
  for (const stop of started) stop();
});

/** A proxy of a few lines; its address. @param {string} api where it asks @param {boolean} keeps whether with the path */
async function small(api, keeps) {
  const proxy = createServer((request, response) => {
    if (!request.url.startsWith(PATH)) return response.writeHead(404).end('not here');
    const target = new URL(keeps ? request.url : request.url.slice(PATH.length), api);
    const { connection: _, ...headers } = request.headers;
    const passed = ask(target, { headers: { ...headers, host: target.host } }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  const host = `http://127.0.0.1:${await listening(proxy)}`;
  started.push(() => (proxy.close(), proxy.closeAllConnections()));
  return host;
}

/** nginx, as docs/servers.md has it; its address. @param {string} api where it asks @param {boolean} keeps whether with the path */
async function nginx(api, keeps) {
  const folder = mkdtempSync(join(tmpdir(), 'timra-nginx-'));
  const own = await freePort();
  // With a `/` behind the address, nginx puts it in the place of the path.
  const location = `location ${PATH}/ {
    proxy_pass ${api}${keeps ? '' : '/'};
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header Forwarded "";
  }`;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
  writeFileSync(join(folder, 'nginx.conf'), `daemon off; master_process off; pid ${folder}/pid; error_log stderr;
events {}
http { access_log off; absolute_redirect off; ${temporary} server { listen 127.0.0.1:${own}; ${location} } }
`);
  const run = spawn('nginx', ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  started.push(() => (run.kill(), rmSync(folder, { recursive: true, force: true })));
  for (let tries = 0; tries < 200; tries += 1) {
    const is = await fetch(`http://127.0.0.1:${own}${PATH}/healthz`).then(({ ok }) => ok, () => false);
    if (is) return `http://127.0.0.1:${own}`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nginx does not answer');
}

/** Walks through the page and the box, and wants everything to be below the path. */
async function walk(host) {
  const base = `${host}${PATH}/`;
  const page = await place.page();
  const failed = [];
  page.on('response', (response) => response.status() >= 400 && failed.push(response.url()));
  page.on('request', (request) => request.url().startsWith(base) || failed.push(request.url()));
  await page.goto(base);
  await find(page, 'trieenr khai');
  await parts(page).field.press('Enter');
  await page.waitForURL((url) => url.href.startsWith(base) && url.searchParams.get('q') === 'trieenr khai');
  await page.getByRole('link', { name: 'Next' }).click();
  await page.waitForURL((url) => url.href.startsWith(base) && url.searchParams.get('offset') === '10');
  await page.locator('.results li').first().waitFor();
  await page.locator('.brand').click();
  await page.waitForURL((url) => url.origin + url.pathname === base);
  const { hits } = await (await page.request.get(`${base}api/search?q=deployment`)).json();
  assert.ok(hits.length > 1);
  assert.deepEqual(failed, []);
  // Also from an address where there is nothing.
  await page.goto(`${base}no/such/page`);
  await page.getByRole('link', { name: 'Search instead' }).click();
  await page.waitForURL((url) => url.origin + url.pathname === base);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).display), 'flex', 'its styles came');
  await page.context().close();
}

describe("the server's page below a path", () => {
  const kept = () => `http://127.0.0.1:${port}`;
  test('leads to itself where a proxy takes the path away', async () => walk(await small(place.api, false)));
  test('leads to itself where a proxy keeps the path', async () => walk(await small(kept(), true)));
  test('is the same to a server that knows the path, if a proxy takes it away', async () => walk(await small(kept(), false)));
  const skip = hasNginx ? false : 'there is no nginx';
  test('is below nginx, which takes the path away', { skip }, async () => walk(await nginx(place.api, false)));
  test('is below nginx, which keeps the path', { skip }, async () => walk(await nginx(kept(), true)));

  test('is found from the path without its last sign, with what was asked', async () => {
    const page = await place.page();
    await page.goto(`${await small(kept(), true)}${PATH}?q=deployment`);
    assert.equal(new URL(page.url()).pathname, `${PATH}/`);
    await page.locator('.results li').first().waitFor();
    await page.context().close();
  });
});
