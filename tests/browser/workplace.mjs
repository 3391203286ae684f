// A rendered site with the box in it, the server it asks, and a browser: what all tests here work with.
import { createServer } from 'node:http';
import { spawn, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '..', '..');

/** The program under test; cargo names the one it has built. */
export const TIMRA = process.env.TIMRA ?? join(root, 'target', 'debug', 'timra');
export const HUGO = process.env.HUGO ?? 'hugo';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** The box as a module of Hugo, by its name; it comes from this checkout, and nothing from a network. */
export const MODULE = 'github.com/OWNER/timra/web';
export const HUGO_ENV = { ...process.env, GOPROXY: 'off', HUGO_MODULE_REPLACEMENTS: `${MODULE} -> ${join(root, 'web')}` };

const TYPES = {
  '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.svg': 'image/svg+xml',
};

/** @param {import('node:http').Server} server */
export const listening = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));

/** A port that nothing listens on. */
export async function freePort() {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Files of a folder over HTTP, below a path, and pages that are put beside them. */
export function files(folder, beside = new Map(), base = '/') {
  return createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://site').pathname));
    let file = join(folder, path.slice(base.length - 1));
    try {
      if (!path.startsWith(base)) throw new Error('not of this site');
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
export async function serve(port, index, origin, more = []) {
  const args = ['serve', '--frozen', '--index', index, '--addr', `127.0.0.1:${port}`, '--cors', origin, ...more];
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

/** A browser that does nothing but what it is told. */
export function launch() {
  const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath: CHROMIUM, args: [...flags, ...quiet] });
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
  const config = readFileSync(join(root, 'hugo.toml'), 'utf8').replace(/^baseURL = .*$/m, `baseURL = "${site}/"`);
  writeFileSync(join(source, 'hugo.toml'), `${config}\n[params.timra]\nsrc = "${api}"\n[[module.imports]]\npath = "${MODULE}"\n`);
  execFileSync(HUGO, ['--logLevel', 'error', '--source', source], { stdio: ['ignore', 'ignore', 'inherit'], env: HUGO_ENV });
  const index = join(folder, 'index');
  const documents = ['hostile', 'copies', 'facets'].flatMap((name) => ['--jsonl', join(here, `${name}.jsonl`)]);
  execFileSync(TIMRA, ['index', source, ...documents, '--index', index], { stdio: 'ignore' });

  const server = await serve(port, index, site);
  const browser = await launch();
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
      page.setDefaultTimeout(30_000);
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
