// What holds for the files of the box without a browser.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, '..', '..', 'web');

test('the file that sites take is made of the parts as they are', () => {
  const run = spawnSync(process.execPath, [join(web, 'build.mjs'), '--check'], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
});

test('every language has every word of the box', async () => {
  const { WORDS } = await import(join(web, 'box', 'words.js'));
  assert.deepEqual(Object.keys(WORDS), ['en', 'ja', 'ko', 'vi', 'zh']);
  for (const words of Object.values(WORDS)) assert.deepEqual(Object.keys(words), Object.keys(WORDS.en));
});

test('script, styles and words together have less than 15 KB', () => {
  const bytes = gzipSync(readFileSync(join(web, 'timra-search.js')), { level: 9 }).length;
  assert.ok(bytes < 15_000, `${bytes} bytes`);
});

test('the types that the comments state hold', () => {
  const tsc = join(here, 'node_modules', 'typescript', 'bin', 'tsc');
  const run = spawnSync(process.execPath, [tsc, '--project', join(here, 'tsconfig.json')], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stdout);
});

test('nothing is ever written as HTML', () => {
  for (const file of readdirSync(join(web, 'box')).filter((name) => name.endsWith('.js'))) {
    const source = readFileSync(join(web, 'box', file), 'utf8');
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|setHTML/, file);
  }
});
