// The sample content in a theme, with timra's script in its head and nothing else, served below a path.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HUGO_ENV, MODULE, files, freePort, listening, root, serve, TIMRA } from '../browser/workplace.mjs';

const here = dirname(fileURLToPath(import.meta.url));

const CONFIG = {
  title: 'Starfish Operations Notebook',
  defaultContentLanguage: 'en',
  enableInlineShortcodes: false,
  // Old and new versions of Hugo name these things differently.
  languages: {
    en: { languageCode: 'en-US', languageName: 'English', title: 'Starfish Operations Notebook', weight: 1 },
    vi: { languageCode: 'vi-VN', languageName: 'Tiếng Việt', title: 'Sổ tay vận hành Sao Biển', weight: 2 },
  },
  markup: { goldmark: { renderer: { unsafe: true } } },
  frontmatter: { date: ['publishDate'], publishDate: ['publishDate'], lastmod: ['lastmod'] },
};

/** Where a theme is, or nothing. */
export function folderOf({ name, repository }) {
  const folder = repository ? join(process.env.TIMRA_THEMES ?? '', name) : join(here, name);
  return (!repository || process.env.TIMRA_THEMES) && existsSync(folder) ? folder : null;
}

/** Shortcodes of the content that the theme lacks. */
const SHORTCODES = { notice: '<aside>\n\n{{ .Inner }}\n\n</aside>' };

/**
 * Renders, indexes and serves the site.
 * @returns the site, or what Hugo says if it cannot build the theme
 */
export async function open(theme, hugo, base) {
  const folder = mkdtempSync(join(tmpdir(), 'timra-themes-'));
  const themes = join(folder, 'themes');
  const content = join(folder, 'content');
  cpSync(realpathSync(folderOf(theme)), join(themes, theme.name), { recursive: true });
  cpSync(join(root, 'content'), content, { recursive: true });
  const pages = files(join(folder, 'public'), new Map(), base);
  const [site, port] = [`http://127.0.0.1:${await listening(pages)}`, await freePort()];
  const api = `http://127.0.0.1:${port}`;
  // The page of results is the shortcode of the module.
  const params = { ...theme.config.params, timra: { src: api } };
  const config = { ...CONFIG, ...theme.config, params, module: { imports: [{ path: MODULE }] }, baseURL: `${site}${base}`, theme: theme.name };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  const put = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  mkdirSync(join(folder, 'static', 'timra'), { recursive: true });
  for (const name of ['timra-search.js', 'timra-search-more.js']) cpSync(join(root, 'web', name), join(folder, 'static', 'timra', name));
  const type = theme.classic ? '' : ' type="module"';
  const tag = `<script src="{{ "timra/timra-search.js" | relURL }}"${type} data-src="${api}"></script>`;
  put(theme.head ?? 'layouts/partials/custom-header.html', tag);
  put('content/results.vi.md', '---\ntitle: Results\n---\n\n{{< timra-results >}}\n');
  for (const [path, text] of Object.entries(theme.files ?? {})) put(path, text);
  for (const [name, text] of Object.entries(SHORTCODES)) {
    if (!existsSync(join(themes, theme.name, 'layouts', 'shortcodes', `${name}.html`))) put(`layouts/shortcodes/${name}.html`, text);
  }
  const close = () => {
    pages.close();
    pages.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  };
  const built = spawnSync(hugo, ['--source', folder, '--destination', join(folder, 'public')], { encoding: 'utf8', timeout: 120_000, env: HUGO_ENV });
  if (built.status !== 0) {
    close();
    return { said: `${built.stdout}\n${built.stderr}`.trim() };
  }
  execFileSync(TIMRA, ['index', folder, '--index', join(folder, 'index')], { stdio: 'ignore' });
  const server = await serve(port, join(folder, 'index'), site);
  return {
    root: `${site}${base}`,
    close() {
      server.kill();
      close();
    },
  };
}
