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
  'deploy -path:workshop sort:position', 'bảo mật sort:date', 'การติดตั้ง', '東京', '서버', 'sao luu du lieu len dam may',
  'cấu hình tường lửa', 'chuyenr ddoir soos', 'trien khia ung dunng', 'wrote the spoken K8s IaC', 'lang:fr serveurs', 'ｄｅｐｌｏｙ',
];
/** Texts in scripts that put no spaces between words, and queries for them. */
const UNSPACED = {
  texts: [
    ['ja', '東京都の天気予報は雨です。サーバーの設定を変更する。'],
    ['zh', '云计算平台的安全组设置，部署服务器。'],
    ['th', 'การติดตั้งเซิร์ฟเวอร์และการสำรองข้อมูล'],
    ['ko', '서버를 배포하고 데이터베이스를 백업한다.'],
    ['en', 'Deploy the server and back up the database.'],
  ],
  queries: ['サーバー設定', '東京の天気', '安全组', '部署服务器', 'การสำรองข้อมูล', 'ติดตั้ง', '서버 백업', 'server 部署'],
};

const place = mkdtempSync(join(tmpdir(), 'timra-wasm-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));
const run = (...args) => execFileSync(timra, args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 30 }).toString();
const withoutTime = (json) => json.replace(/"took_us":\d+/, '"took_us":0');
const bytes = readFileSync(wasm);
const module = new WebAssembly.Module(bytes);
assert.deepEqual(WebAssembly.Module.imports(module), [], 'the engine imports something');
const engine = await Engine.start(bytes);

/** Holds the answers to queries, and to all that is typed on the way to them, over some content; says how many hits there were. */
async function hold(name, content, asked) {
  const typed = new Set(asked.flatMap((query) => [...query].map((_, at, all) => all.slice(0, at + 1).join('').trim())));
  const queries = [...typed].filter(Boolean);
  const [index, bundle, file] = ['index', 'bundle', 'queries.tsv'].map((it) => join(place, `${name}-${it}`));
  run('export', ...content, '--index', index, '--to', bundle);
  writeFileSync(file, queries.map((query, at) => `${at}\t${query}\n`).join(''));
  const expected = run('search', '--frozen', '--index', index, '--queries', file, '--format', 'json').trim().split('\n');
  assert.equal(expected.length, queries.length);
  const piece = async (it) => gunzipSync(readFileSync(join(bundle, 'pieces', it.slice(0, 2), it.slice(2))));
  const bring = async (names) => {
    for (const it of names) engine.give(await piece(it));
  };
  engine.open(await piece(JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8')).core));
  let hits = 0;
  for (const [at, q] of queries.entries()) {
    const answer = await ask(engine, { q, limit: '10' }, bring);
    assert.equal(withoutTime(answer), withoutTime(expected[at]), q);
    hits += JSON.parse(answer).hits.length;
  }
  console.log(`${name}: ${queries.length} queries with ${hits} hits are answered in WebAssembly as they are natively`);
  return hits;
}

assert.ok((await hold('sample', ['content'], QUERIES)) > 1000);
const [sign] = WebAssembly.Module.customSections(module, 'timra');
if (new Uint8Array(sign)[1] === 2) {
  const documents = join(place, 'unspaced.jsonl');
  writeFileSync(documents, UNSPACED.texts.map(([lang, text]) => JSON.stringify({ id: lang, lang, text })).join('\n'));
  assert.ok((await hold('unspaced', ['--jsonl', documents], UNSPACED.queries)) > 20);
}
assert.throws(() => engine.give(new TextEncoder().encode('no piece')), /no piece of this name/);
assert.throws(() => engine.open(new TextEncoder().encode('no core')), /damaged/);
