// Writes the interface strings that timra-search.js uses into it, from src/language/*/interface.json, so that the box
// is one file and its words stand in one place. `node web/strings.mjs --check` only says whether they agree.
import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';

const here = dirname(fileURLToPath(import.meta.url));
const languages = join(here, '..', 'src', 'language');
const box = join(here, 'timra-search.js');
const block = /(?<=\/\/ <strings>[^\n]*\n)[^]*?(?=\/\/ <\/strings>)/;

const source = readFileSync(box, 'utf8');
const code = source.replace(block, '');
const quoted = new Set([...code.matchAll(/'([a-z][a-z_]+)'/g)].map(([, word]) => word));
// These words of the interface are also names in the code.
for (const name of ['language_name', 'site']) quoted.delete(name);

// Every language costs the box half a kilobyte of the twelve that it may have; in any other it speaks English.
const SPOKEN = ['en', 'vi'];

const strings = {};
for (const language of readdirSync(languages).sort().filter((name) => SPOKEN.includes(name))) {
  const file = join(languages, language, 'interface.json');
  if (!existsSync(file)) continue;
  const all = JSON.parse(readFileSync(file, 'utf8'));
  strings[language] = Object.fromEntries(Object.entries(all).filter(([key]) => quoted.has(key)).sort());
}

const quote = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
const lines = Object.entries(strings).map(([language, entries]) => {
  const rows = Object.entries(entries).map(([key, text]) => `    ${key}: ${quote(text)},\n`);
  return `  ${language}: {\n${rows.join('')}  },\n`;
});
const written = source.replace(block, () => `const STRINGS = {\n${lines.join('')}};\n`);

if (process.argv.includes('--check')) {
  if (written !== source) {
    console.error('The strings in web/timra-search.js are not those of src/language: run node web/strings.mjs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(box, written);
}
