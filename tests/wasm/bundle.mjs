// Asks the engine of a browser over a bundle, and holds its answers against those of the native program, bit for bit.
//
//     node tests/wasm/bundle.mjs ENGINE.wasm [TIMRA]

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Engine, ask } from '../../web/bundle/engine.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [wasm, timra = join(root, 'target', 'debug', 'timra')] = process.argv.slice(2);

/** Typed with marks and without, with the keys of an input method, with errors, with operators and filters. */
const QUERIES = [
  'blue green deployment', 'hạ tầng dưới dạng mã', 'ha tang duoi dang ma', 'trieenr khai blue green', 'kubernets',
  'infrastucture as code', 'loadbalancer', '"load balancer"', '+pipeline deployment -monitoring', 'title:terraform',
  'cloud OR "đám mây"', 'how do we go back to the old version when a deployment fails', 'văn hoá DevOps mindset', 'CI/CD',
  'ReadOnly', 'khó', 'nhóm bảo mật', 'zzzzqqqq', 'deployment lang:vi', 'triển khai year:2025', 'deploy path:workshop',
  'deploy -path:workshop sort:position', 'bảo mật sort:date', 'การติดตั้ง', '東京', '서버',
];
/** What is typed on the way to each of them. */
const typed = new Set(QUERIES.flatMap((query) => [...query].map((_, at, all) => all.slice(0, at + 1).join('').trim())));
const queries = [...typed].filter(Boolean);

const place = mkdtempSync(join(tmpdir(), 'timra-wasm-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));
const run = (...args) => execFileSync(timra, args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 30 }).toString();
const [index, bundle, file] = ['index', 'bundle', 'queries.tsv'].map((name) => join(place, name));
run('export', 'content', '--index', index, '--to', bundle);
writeFileSync(file, queries.map((query, at) => `${at}\t${query}\n`).join(''));
const withoutTime = (json) => json.replace(/"took_us":\d+/, '"took_us":0');
const expected = run('search', '--frozen', '--index', index, '--queries', file, '--format', 'json').trim().split('\n');

const piece = async (name) => gunzipSync(readFileSync(join(bundle, 'pieces', name.slice(0, 2), name.slice(2))));
const bytes = readFileSync(wasm);
assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(bytes)), [], 'the engine imports something');
const engine = await Engine.start(bytes);
engine.open(await piece(JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8')).core));
assert.equal(expected.length, queries.length);
let hits = 0;
for (const [at, q] of queries.entries()) {
  const answer = await ask(engine, { q, limit: '10' }, piece);
  assert.equal(withoutTime(answer), withoutTime(expected[at]), q);
  hits += JSON.parse(answer).hits.length;
}
assert.ok(hits > 1000, `only ${hits} hits`);
assert.throws(() => engine.give(new TextEncoder().encode('no piece')), /no piece of this name/);
assert.throws(() => engine.open(new TextEncoder().encode('no core')), /damaged/);
console.log(`${queries.length} queries with ${hits} hits are answered in WebAssembly as they are natively`);
