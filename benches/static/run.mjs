// Prints how long a reader of a static site waits for an answer, and what that loads: timra beside Pagefind and lunr.
//
//     node benches/static/run.mjs PUBLISHED [--timra PROGRAM] [--engine FILE] [--lang vi] [--queries "one|two|three"] [--paths] [--alone]
//
// Needs Chromium, openssl, npm and the packages of tests/browser; benches/README.md says what the rows mean.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { NETWORKS, Server } from './network.mjs';
import { build, peers } from './site.mjs';
import * as visits from './visits.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { chromium } = createRequire(join(root, 'tests', 'browser', 'package.json'))('playwright-core');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    timra: { type: 'string', default: join(root, 'target', 'release', 'timra') },
    engine: { type: 'string' },
    lang: { type: 'string', default: 'vi' },
    queries: { type: 'string', default: 'triển khai kiến trúc serverless|giám sát hệ thống|vpc endpoint' },
    rounds: { type: 'string', default: '3' },
    cache: { type: 'string', default: join(root, 'target', 'compare', 'static') },
    paths: { type: 'boolean', default: false },
    // Without peers: what they make of 50 MB takes many minutes.
    alone: { type: 'boolean', default: false },
  },
});
const queries = values.queries.split('|');
const KEY = 120;
const work = mkdtempSync(join(tmpdir(), 'timra-static-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const site = join(work, 'site');
const taken = build(positionals[0], site, values.timra, values.engine, values.alone ? undefined : peers(values.cache), values.lang);
const server = new Server(site, work);
const base = await server.listen();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', `--ignore-certificate-errors-spki-list=${server.key}`],
});

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const kb = (bytes) => `${(bytes / 1000).toFixed(0)} KB`;

/** A page of a browser that has seen nothing, on a network. */
async function visit(page, network) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  server.network = undefined;
  await tab.goto(`${base}${page}.html`);
  if (page === 'with-box') await tab.locator('timra-search .field').waitFor({ state: 'attached' });
  server.take();
  server.network = network;
  return tab;
}

/** Each query in turn, and the last one again after the first. */
async function ask(name, network) {
  const tab = await visit(name === 'timra' ? 'with-box' : 'without-box', network);
  const rows = [];
  for (const [at, query] of [...queries, queries[0]].entries()) {
    const ms = await tab.evaluate(visits[name], { query, isFirst: at === 0 });
    rows.push({ ms, ...server.take() });
  }
  await tab.context().close();
  return rows;
}

/** How long a reader who types waits after the last key. */
async function type(network) {
  const tab = await visit('with-box', network);
  await tab.locator('timra-search input').first().focus();
  await tab.keyboard.type(queries[0], { delay: KEY });
  const ms = await tab.evaluate(async () => {
    const started = performance.now();
    const box = document.querySelector('timra-search');
    // Fingers have rested once the box says what was typed.
    const isAnswered = () => !box.hasAttribute('busy') && box.shadowRoot.querySelector('a.hit .snippet')?.textContent;
    await new Promise((resolve) => setTimeout(resolve, 130));
    while (!isAnswered()) await new Promise((resolve) => setTimeout(resolve, 1));
    return performance.now() - started - 130;
  });
  const { bytes } = server.take();
  await tab.context().close();
  return { ms, bytes };
}

const packed = (...names) => kb(names.reduce((all, name) => all + gzipSync(readFileSync(join(site, name))).length, 0));
console.log(`publishing: ${Object.entries(taken).map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`).join(', ')}`);
console.log(`before focus: timra ${packed('timra/timra-search.js')}`);
if (!values.alone) console.log(`before focus: Pagefind ${packed('pagefind/pagefind-ui.js', 'pagefind/pagefind-ui.css')}`);
for (const [network, shape] of Object.entries(NETWORKS)) {
  for (const name of values.alone ? ['timra'] : Object.keys(visits)) {
    const rounds = [];
    for (let round = 0; round < Number(values.rounds); round += 1) rounds.push(await ask(name, shape));
    const columns = rounds[0].map((_, at) => `${median(rounds.map((rows) => rows[at].ms)).toFixed(0)} ms ${kb(median(rounds.map((rows) => rows[at].bytes)))} in ${rounds[0][at].answers}`);
    console.log(`${network}, ${name}: ${columns.join(' | ')}`);
    if (values.paths && name === 'timra') for (const [at, { paths }] of rounds[0].entries()) console.log(at, paths.map(([path, bytes, ms]) => `${ms} ms: ${path} ${bytes}`).join('\n  '));
  }
  const { ms, bytes } = await type(shape);
  console.log(`${network}, timra, typed: ${ms.toFixed(0)} ms after the last key, ${kb(bytes)}`);
}
await browser.close();
server.close();
process.exit();
