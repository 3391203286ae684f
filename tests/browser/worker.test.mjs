// The worker of a bundle, with an engine and a network that do what a test says.
import assert from 'node:assert/strict';
import { test } from 'node:test';

const worker = new URL('../../web/bundle/worker.js', import.meta.url).href;
const text = (value) => new TextEncoder().encode(value);
const settled = () => new Promise((resolve) => setTimeout(resolve, 80));

/** What is sent, or will be, by the path below the bundle; other files are not there. */
let sent;
/** How often a path was asked for. */
let asked;
/** What an engine says to a question: a status, and a text. */
let engineSays;
/** The names of all pieces, as an engine says them. */
let engineNames;
/** What the page heard. */
let heard;

globalThis.self = globalThis;
globalThis.postMessage = (said) => heard.push(said);
globalThis.fetch = async (url) => {
  const path = new URL(url).pathname.slice(1);
  asked.set(path, (asked.get(path) ?? 0) + 1);
  const body = await sent[path];
  return body === undefined ? new Response('', { status: 404 }) : new Response(body);
};
WebAssembly.instantiate = async () => {
  const memory = { buffer: new ArrayBuffer(1 << 16) };
  let said = '';
  const says = (status, value) => {
    said = value;
    new Uint8Array(memory.buffer).set(text(said), 1 << 15);
    return status;
  };
  const quiet = () => says(0, '');
  const search = () => says(...engineSays());
  const names = () => says(0, engineNames);
  const [input, output, output_len] = [() => 0, () => 1 << 15, () => text(said).length];
  return { instance: { exports: { memory, input, output, output_len, open: quiet, give: quiet, names, search } } };
};

/** A worker that has heard nothing yet, of a bundle with an engine and one page. */
async function begin() {
  const description = { core: 'aacore', titles: 'bbtitles', engine: 'ccengine', format: 1 };
  sent = { 'bundle.json': JSON.stringify(description), 'pieces/aa/core': 'core', 'pieces/cc/engine': 'engine' };
  sent['pieces/bb/titles'] = JSON.stringify([['Old page', '/old/', 'en']]);
  [asked, heard, engineSays, engineNames] = [new Map(), [], () => [0, '{}'], ''];
  await import(`${worker}?${Math.random()}`);
  const ask = (id, q) => self.onmessage({ data: { bundle: 'https://x.test/bundle.json', id, question: { q } } });
  return { ask, description };
}

test('a bundle without an engine is one whose engine does not run', async () => {
  const { ask, description } = await begin();
  sent['bundle.json'] = JSON.stringify({ ...description, engine: undefined });
  await ask(1, 'page');
  assert.equal(heard.find(({ error }) => error)?.isRefused, true);
});

test('titles that did not come are asked for again', async () => {
  const { ask, description } = await begin();
  const titles = sent['pieces/bb/titles'];
  delete sent['pieces/bb/titles'];
  delete sent['pieces/aa/core'];
  await ask(1, 'page');
  await settled();
  Object.assign(sent, { 'pieces/dd/new': titles.replace('Old', 'New'), 'bundle.json': JSON.stringify({ ...description, titles: 'ddnew' }) });
  sent['pieces/aa/core'] = new Promise(() => undefined);
  ask(2, 'page');
  await settled();
  assert.deepEqual(heard.findLast(({ early }) => early)?.early.hits.map((hit) => hit.heading), ['New page']);
});

test('a bundle that is gone is read anew once, for the question that somebody waits for', async () => {
  const { ask } = await begin();
  await ask(1, 'page');
  const before = asked.get('bundle.json');
  engineSays = () => [1, 'eemissing'];
  let go;
  sent['pieces/ee/missing'] = new Promise((resolve) => (go = resolve));
  const answers = [];
  for (const [at, query] of ['pa', 'pag', 'page'].entries()) {
    answers.push(ask(2 + at, query));
    await settled();
  }
  go();
  await Promise.all(answers);
  assert.equal(asked.get('bundle.json'), before + 1);
  assert.ok(heard.some(({ id, error }) => id === 4 && error.includes('missing')));
});

/** A core with the beginning of what the engine reads: two pieces of lexicons, from `a` and from `m` on. */
const core = Buffer.concat([text('timra bundle'), Buffer.from('0402' + '1100000000000000' + '2200000000000000' + '01' + '61' + '01' + '6d', 'hex')]);

test('what a question needs is on its way beside the engine', async () => {
  const { ask, description } = await begin();
  sent['bundle.json'] = JSON.stringify({ ...description, pack: 'ffpack' });
  sent['pieces/aa/core'] = core;
  sent['pieces/ff/pack'] = 'pack';
  sent['pieces/00/00000000000022'] = 'rows';
  let go;
  sent['pieces/cc/engine'] = new Promise((resolve) => (go = resolve));
  const answered = ask(1, 'Triển vọng');
  await settled();
  assert.deepEqual([...asked.keys()].filter((path) => /ff|00/.test(path)).toSorted(), ['pieces/00/00000000000022', 'pieces/ff/pack']);
  go('engine');
  await answered;
  assert.ok(heard.some(({ id, answer }) => id === 1 && answer));
});

test('what is typed is run before it is asked, and the rest of a small site comes when the first answer is out', async () => {
  const { ask, description } = await begin();
  sent['bundle.json'] = JSON.stringify({ ...description, bytes: 1000 });
  engineNames = 'ddrest\n\neelexicon';
  sent['pieces/dd/rest'] = 'rest';
  await ask(1, 'page');
  await settled();
  assert.deepEqual([asked.get('pieces/dd/rest'), asked.get('pieces/ee/lexicon')], [1, undefined]);
  engineSays = () => [1, 'eelexicon'];
  sent['pieces/ee/lexicon'] = 'rows';
  self.onmessage({ data: { bundle: 'https://x.test/bundle.json', expected: { q: 'pages' } } });
  await settled();
  assert.equal(asked.get('pieces/ee/lexicon'), 1);
  const before = asked.size;
  engineSays = () => [0, '{}'];
  await ask(2, 'pages');
  await settled();
  assert.equal(asked.size, before, 'nothing comes twice');
});
