// Makes timra-search.js out of box/, timra-search-more.js, which it loads when a reader wants filters or the page of results, out
// of more/, and bundle.js, which a bundle has beside it, out of bundle/, and the words in hugo/i18n/: `node web/build.mjs` after a change there or in the words of
// src/language/*/interface.json. `--check` only says whether it is up to date. The bundler comes from
// the packages of tests/browser: `npm ci` there.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(here, '..', 'tests', 'browser', 'package.json'));
const { build } = require('esbuild');
const isCheck = process.argv.includes('--check');

/** Writes a file, or says that it should have been. */
function put(file, content) {
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return;
  if (!isCheck) return writeFileSync(file, content);
  console.error(`${file} is not up to date: run node web/build.mjs`);
  process.exitCode = 1;
}

/** What the field is called before the script runs, for sites of Hugo. */
function labels() {
  const [folder, languages] = [join(here, 'hugo', 'i18n'), join(here, '..', 'src', 'language')];
  mkdirSync(folder, { recursive: true });
  for (const language of readdirSync(languages)) {
    const file = join(languages, language, 'interface.json');
    if (!existsSync(file)) continue;
    const { placeholder } = JSON.parse(readFileSync(file, 'utf8'));
    put(join(folder, `${language}.toml`), `timra_search = ${JSON.stringify(placeholder)}\n`);
  }
}

/** The words of the interface that the code of a folder uses, in every language that there is one in. */
function words(folder) {
  const place = join(here, folder);
  const code = readdirSync(place).filter((name) => name.endsWith('.js') && name !== 'words.js');
  const quoted = code.flatMap((name) => [...readFileSync(join(place, name), 'utf8').matchAll(/'([a-z][a-z_]+)'/g)]);
  const used = new Set(quoted.map(([, word]) => word));
  // A beginning stands for all words that begin so.
  const beginnings = [...used].filter((word) => word.endsWith('_'));
  const isUsed = (key) => used.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
  // These words of the interface are also names in the code.
  if (folder === 'box') for (const name of ['language_name', 'path', 'site']) used.delete(name);
  const quote = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  const languages = join(here, '..', 'src', 'language');
  const blocks = readdirSync(languages).sort().map((language) => {
    const file = join(languages, language, 'interface.json');
    if (!existsSync(file)) return '';
    const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8'))).filter(([key]) => isUsed(key)).sort();
    return `  ${language}: {\n${entries.map(([key, text]) => `    ${key}: ${quote(text)},\n`).join('')}  },\n`;
  });
  return `// From src/language/*/interface.json, by build.mjs.\nexport const WORDS = {\n${blocks.join('')}};\n`;
}

labels();
for (const folder of ['box', 'bundle', 'more']) put(join(here, folder, 'words.js'), words(folder));
/** Makes one file of modules. */
async function make(entry, format, to, plugins = []) {
  const { outputFiles } = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    write: false,
    minify: true,
    charset: 'utf8',
    format,
    target: 'es2022',
    legalComments: 'none',
    loader: { '.css': 'text' },
    plugins,
    // Every page of a site loads the box, so that no byte of it is for people.
    banner: entry.startsWith('box/') ? {} : { js: `// Made of web/${dirname(entry)}.` },
  });
  put(join(here, to), outputFiles[0].text);
}

const styles = { name: 'styles', setup: minified };
const lists = { name: 'words', setup: listed };
const themes = { name: 'themes', setup: unnamed };
// Works as a module, and as a script that is run at once.
await make('box/main.js', 'iife', 'timra-search.js', [styles, lists, themes]);
await make('more/more.js', 'esm', 'timra-search-more.js', [styles, lists]);
await make('bundle/bundle.js', 'esm', 'bundle.js', [lists]);

/** Styles are imported as text, without the space in them. */
function minified({ onLoad }) {
  onLoad({ filter: /\.css$/ }, async ({ path }) => {
    const { outputFiles: files } = await build({ entryPoints: [path], minify: true, write: false, charset: 'utf8' });
    // The values of custom properties keep their spaces, which nobody needs.
    return { contents: files[0].text.trim().replace(/(--[\w-]+): /g, '$1:').replaceAll(', ', ','), loader: 'text' };
  });
}

/** Words are imported as one list for each language, so that their names are there but once. */
function listed({ onLoad }) {
  onLoad({ filter: /[/\\]words\.js$/ }, async ({ path }) => {
    const { WORDS } = await import(pathToFileURL(path));
    const names = Object.keys(WORDS.en);
    // One text is shorter than a list of many.
    const joined = (words) => JSON.stringify(names.map((name) => words[name]).join('|'));
    if (Object.values(WORDS).some((words) => Object.values(words).some((text) => text.includes('|')))) throw new Error('a word of the interface has a |');
    const lists = Object.entries(WORDS).map(([language, words]) => `${language}: named(${joined(words)})`);
    const named = `const names = '${names.join(' ')}'.split(' ');
      const named = (list) => Object.fromEntries(list.split('|').map((text, at) => [names[at], text]));`;
    return { contents: `${named}\nexport const WORDS = { ${lists.join(', ')} };` };
  });
}

/** Themes are imported without their names, which are for people. */
function unnamed({ onLoad }) {
  onLoad({ filter: /[/\\]themes\.json$/ }, ({ path }) => {
    const themes = JSON.parse(readFileSync(path, 'utf8')).map((theme) => ({ ...theme, name: undefined }));
    return { contents: JSON.stringify(themes), loader: 'json' };
  });
}
