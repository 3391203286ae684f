// What holds for the files of the box without a browser.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, '..', '..', 'web');

test('the strings in the box are those of the interface', () => {
  const run = spawnSync(process.execPath, [join(web, 'strings.mjs'), '--check'], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
});

test('every language has every string of the box', () => {
  const [, block] = readFileSync(join(web, 'timra-search.js'), 'utf8').split(/\/\/ <\/?strings>/);
  const languages = [...block.matchAll(/^ {2}(\w+): \{\n((?: {4}.*\n)*)/gm)].map(([, code, rows]) => [
    code,
    [...rows.matchAll(/^ {4}(\w+):/gm)].map(([, key]) => key),
  ]);
  assert.deepEqual(languages.map(([code]) => code), ['en', 'vi']);
  assert.deepEqual(languages[0][1], languages[1][1]);
});

test('script and styles together have less than 12 KB', () => {
  const files = ['timra-search.js', 'timra-search.css'].map((file) => gzipSync(readFileSync(join(web, file)), { level: 9 }).length);
  const bytes = files.reduce((sum, size) => sum + size);
  assert.ok(bytes < 12_000, `${files.join(' + ')} = ${bytes} bytes`);
});

test('the types that the comments state hold', () => {
  const tsc = join(here, 'node_modules', 'typescript', 'bin', 'tsc');
  const run = spawnSync(process.execPath, [tsc, '--project', join(here, 'tsconfig.json')], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stdout);
});

test('nothing is ever written as HTML', () => {
  for (const file of ['timra-search.js', 'adapters/hugo-theme-learn.js', 'adapters/hugo-theme-relearn.js']) {
    const source = readFileSync(join(web, file), 'utf8');
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|setHTML/, file);
  }
});
