// A rendered site with the box in it, the server it asks, and a browser: what all tests here work with.
import { createServer } from 'node:http';
import { spawn, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');

/** The program under test; cargo names the one it has built. */
export const TIMRA = process.env.TIMRA ?? join(root, 'target', 'debug', 'timra');
const HUGO = process.env.HUGO ?? 'hugo';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };

/** @param {import('node:http').Server} server */
const listening = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));

/** A port that nothing listens on. */
async function freePort() {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Files of a folder over HTTP, and pages that are put beside them. */
function files(folder, beside) {
  return createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://site').pathname));
    let file = join(folder, path);
    try {
      if (beside.has(path)) {
        response.setHeader('content-type', TYPES['.html']);
        return response.end(beside.get(path));
      }
      if (statSync(file).isDirectory()) file = join(file, 'index.html');
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.end(readFileSync(file));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
}

/** `timra serve`, once it is ready. */
export async function serve(port, index, origin) {
  const args = ['serve', '--frozen', '--index', index, '--addr', `127.0.0.1:${port}`, '--cors', origin];
  const server = spawn(TIMRA, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  process.on('exit', () => server.kill());
  let said = '';
  server.stderr.on('data', (data) => (said += data));
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`${TIMRA} serve ended: ${said}`);
    try {
      if ((await fetch(`http://127.0.0.1:${port}/readyz`)).ok) return server;
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${TIMRA} serve is not ready: ${said}`);
}

/** Renders the sample site and pages of hostile text with the box in them, indexes both, and serves all of it. */
export async function open() {
  const folder = mkdtempSync(join(tmpdir(), 'timra-browser-'));
  const source = join(folder, 'handbook');
  const beside = new Map();
  const pages = files(join(source, 'public'), beside);
  const [site, port] = [`http://127.0.0.1:${await listening(pages)}`, await freePort()];
  const api = `http://127.0.0.1:${port}`;

  cpSync(join(root, 'content'), join(source, 'content'), { recursive: true });
  cpSync(join(here, 'site'), source, { recursive: true });
  cpSync(join(root, 'web', 'hugo', 'layouts'), join(source, 'layouts'), { recursive: true });
  mkdirSync(join(source, 'assets', 'timra'), { recursive: true });
  for (const file of ['timra-search.js', 'timra-search.css']) {
    cpSync(join(root, 'web', file), join(source, 'assets', 'timra', file));
  }
  cpSync(join(root, 'web'), join(source, 'static', 'web'), { recursive: true });
  const config = readFileSync(join(root, 'hugo.toml'), 'utf8').replace(/^baseURL = .*$/m, `baseURL = "${site}/"`);
  writeFileSync(join(source, 'hugo.toml'), `${config}\n[params.timra]\nsrc = "${api}"\n`);
  execFileSync(HUGO, ['--logLevel', 'error', '--source', source], { stdio: ['ignore', 'ignore', 'inherit'] });
  const index = join(folder, 'index');
  const documents = ['hostile', 'copies'].flatMap((name) => ['--jsonl', join(here, `${name}.jsonl`)]);
  execFileSync(TIMRA, ['index', source, ...documents, '--index', index], { stdio: 'ignore' });

  const server = await serve(port, index, site);
  const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...flags, ...quiet] });
  return {
    site,
    api,
    index,
    browser,
    /** Puts a page beside the rendered ones. */
    put: (path, html) => beside.set(path, html),
    /** A page in a browser that has seen nothing yet. */
    async page(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, locale: 'en-GB', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      return page;
    },
    async close() {
      await browser.close();
      pages.close();
      pages.closeAllConnections();
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
