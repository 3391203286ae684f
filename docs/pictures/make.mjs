#!/usr/bin/env node
// Takes the pictures of the README from the real thing: the box in Chromium, and what the program prints to a terminal.
//
//   npm ci --prefix tests/browser && cargo build && node docs/pictures/make.mjs
//
// Needs Hugo and Chromium (HUGO, CHROMIUM). Run it by hand where the box or the output has changed; look at the pictures.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { open, root, TIMRA } from '../../tests/browser/workplace.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const COMMANDS = [
  ['search', 'ha tang duoi dang ma', '-n', '1'],
  ['search', 'haj taangf', '--lang', 'en', '-n', '1'],
];
const [COLUMNS, LINE, LETTER] = [92, 18, 7.8];
const COLOURS = { 33: '#e3b341', 36: '#76c7d8' };

/** What the program prints, in the colours of a terminal. */
function printed() {
  const folder = mkdtempSync(join(tmpdir(), 'timra-pictures-'));
  try {
    cpSync(join(root, 'content'), join(folder, 'content'), { recursive: true });
    cpSync(join(root, 'hugo.toml'), join(folder, 'hugo.toml'));
    const run = (args) => execFileSync(TIMRA, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, FORCE_HYPERLINK: '0' } });
    run(['index']);
    return COMMANDS.map((args) => {
      const shown = args.map((arg) => (/[ ]/.test(arg) ? `"${arg}"` : arg)).join(' ');
      return `\u001b[36m$\u001b[0m timra ${shown}\n${run([...args, '--color', 'always'])}`;
    }).join('\n').trimEnd();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Letters with their looks, broken into lines of a terminal. */
function* lines(text) {
  let [line, looks] = [[], {}];
  for (const part of text.split(/(\u001b\[[\d;]*m|\n)/)) {
    const codes = /^\u001b\[([\d;]*)m$/.exec(part);
    if (part === '\n') {
      yield line;
      line = [];
    } else if (codes) {
      for (const code of codes[1].split(';').map(Number)) {
        if (code === 0) looks = {};
        if (code === 1) looks = { ...looks, weight: 'bold' };
        if (code === 2) looks = { ...looks, colour: '#8b949e' };
        if (COLOURS[code]) looks = { ...looks, colour: COLOURS[code] };
      }
    } else {
      for (const letter of part) {
        line.push({ letter, looks });
        if (line.length > COLUMNS) {
          // A terminal would break within a word; the picture is of words.
          const end = line.findLastIndex((one) => one.letter === ' ') + 1 || COLUMNS;
          yield line.slice(0, end);
          line = [...'  '].map((letter) => ({ letter, looks })).concat(line.slice(end));
        }
      }
    }
  }
  yield line;
}

/** A picture of a terminal. */
function terminal(text) {
  const escaped = (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? letter;
  const rows = [...lines(text)].map((line, row) => {
    let [spans, before] = ['', null];
    for (const { letter, looks } of line) {
      if (looks !== before) {
        const weight = looks.weight ? ` font-weight="${looks.weight}"` : '';
        spans += `${before ? '</tspan>' : ''}<tspan${weight} fill="${looks.colour ?? '#e6edf3'}">`;
        before = looks;
      }
      spans += escaped(letter);
    }
    return line.length ? `<text x="16" y="${30 + row * LINE}">${spans}</tspan></text>` : '';
  });
  const [width, height] = [Math.ceil(COLUMNS * LETTER) + 32, rows.length * LINE + 30];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="13" style="white-space: pre"><title>timra search in a terminal</title>
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
${rows.filter(Boolean).join('\n')}
</svg>
`;
}

writeFileSync(join(here, 'terminal.svg'), terminal(printed()));
const place = await open();
try {
  for (const colorScheme of ['light', 'dark']) {
    const page = await place.page({ viewport: { width: 720, height: 470 }, locale: 'vi-VN', colorScheme });
    await page.goto(`${place.site}/vi/`);
    await page.getByRole('combobox').pressSequentially('ha tang');
    await page.locator('timra-search a.hit').nth(2).waitFor();
    await page.locator('timra-search:not([busy])').waitFor({ state: 'attached' });
    await page.screenshot({ path: join(here, `box-${colorScheme}.png`), animations: 'disabled' });
  }
} finally {
  await place.close();
}
