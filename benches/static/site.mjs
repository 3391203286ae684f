// A copy of a published site, made searchable by each of the programs that are compared.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const PEERS = ['pagefind@1.6.0', 'lunr@2.3.9'];

/** Installs the peers below a folder, unless they are there; that folder. */
export function peers(cache) {
  mkdirSync(cache, { recursive: true });
  if (!existsSync(join(cache, 'node_modules', 'lunr'))) {
    execFileSync('npm', ['install', '--prefix', cache, '--no-fund', '--no-audit', ...PEERS], { stdio: 'ignore' });
  }
  return cache;
}

/** Makes the site searchable, for peers where they are installed below `cache`; milliseconds that it took each. */
export function build(published, site, timra, engine, cache, lang) {
  cpSync(published, site, { recursive: true });
  const started = performance.now();
  const ours = ['publish', site, '--base-url', 'https://127.0.0.1/', ...(engine ? ['--engine', engine] : [])];
  execFileSync(timra, ours, { stdio: ['ignore', 'ignore', 'inherit'] });
  const taken = { timra: performance.now() - started };
  if (cache) taken.Pagefind = buildPeers(site, cache, lang);
  const box = '<script type="module" src="timra/timra-search.js"></script><timra-search src="timra/bundle.json"></timra-search>';
  const pages = { 'with-box': box, 'without-box': '' };
  for (const [name, body] of Object.entries(pages)) {
    writeFileSync(join(site, `${name}.html`), `<!doctype html><html lang="${lang}"><title>${name}</title><body data-pagefind-ignore>${body}`);
  }
  return taken;
}

/** Makes the site searchable for Pagefind and lunr; milliseconds that it took Pagefind. */
function buildPeers(site, cache, lang) {
  const started = performance.now();
  execFileSync(join(cache, 'node_modules', '.bin', 'pagefind'), ['--site', site, '--quiet'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const taken = performance.now() - started;
  writeFileSync(join(site, 'index.json'), JSON.stringify(documents(site, lang)));
  cpSync(join(cache, 'node_modules', 'lunr', 'lunr.min.js'), join(site, 'lunr.min.js'));
  return taken;
}

/** The pages of one language as the themes that use lunr write them: one JSON file. */
function documents(site, lang) {
  const isPage = (path) => path.endsWith('.html') && !path.startsWith(`timra${sep}`) && !path.startsWith(`pagefind${sep}`);
  const all = readdirSync(site, { recursive: true }).filter(isPage).map((path) => [path, readFileSync(join(site, path), 'utf8')]);
  return all.filter(([, html]) => html.includes(`<html lang="${lang}"`)).map(([path, html]) => ({
    uri: path,
    title: plain(/<title>(.*?)<\/title>/s.exec(html)?.[1] ?? ''),
    content: plain(/<body[^>]*>(.*)/s.exec(html)?.[1] ?? ''),
  }));
}

const plain = (html) => html.replace(/<(script|style)[^>]*>.*?<\/\1>/gs, ' ').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
