/**
 * Answers questions from a bundle, away from the page. The page sends `{bundle, description}`, the address of bundle.json and what
 * it says, to make ready, and `{bundle, id, question}`. It hears `{id, answer}`, `{id, early}` with pages found by their titles
 * while the engine is on its way, or `{id, error}`; `isRefused` says that there is no engine that runs here, `isMissing` that there is none at all.
 */
import { Engine, MissingError, RefusedError, ask } from './engine.js';
import { Gone, Store } from './store.js';
import { answerByTitle } from './titles.js';

/** @typedef {{bundle: string, description?: import('./store.js').Description, id?: number, question?: Record<string, string>}} Message */

/** @type {Store | undefined} */
let store;
/** The engine with the bundle open. @type {Promise<Engine> | undefined} */
let ready;
let isReady = false;
/** @type {Promise<import('./titles.js').Title[]> | undefined} */
let titles;
/** The question that was asked last: nobody waits for the answers to those before it. */
let newest = 0;

/** @param {Store} store @param {import('./store.js').Description} [known] what the bundle says of itself, if that was just read */
async function start(store, known) {
  if (known) store.remember(known);
  const description = known ?? (await store.describe());
  titles = store.piece(description.titles).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  titles.catch(() => undefined);
  if (!description.engine) throw new MissingError('the bundle has no engine');
  const [engine, core] = await Promise.all([store.piece(description.engine).then(Engine.start), store.piece(description.core)]);
  engine.open(core);
  isReady = true;
  const own = [description.engine, description.core, description.titles];
  store.tidy([...own, ...engine.names()]).catch(() => undefined);
  return engine;
}

/** The next question begins anew, unless another one has already. @param {Promise<Engine>} failed */
function forget(failed) {
  if (ready === failed) [ready, titles, isReady] = [undefined, undefined, false];
}

/** @param {Store} store @param {import('./store.js').Description} [known] */
function prepare(store, known) {
  if (!ready) {
    const begun = start(store, known);
    begun.catch(() => forget(begun));
    ready = begun;
  }
  return ready;
}

/** @param {Store} store @param {Record<string, string>} question @param {() => boolean} isWanted */
async function answer(store, question, isWanted) {
  const used = prepare(store);
  const once = async (/** @type {Promise<Engine>} */ engine) => ask(await engine, question, (name) => store.piece(name), isWanted);
  try {
    return await once(used);
  } catch (error) {
    if (!(error instanceof Gone) || !isWanted()) throw error;
    // A newer bundle was published: once anew.
    forget(used);
    return once(prepare(store));
  }
}

/** @param {MessageEvent<Message>} message */
async function hear({ data: { bundle, description, id, question } }) {
  store ??= new Store(bundle);
  const ofBundle = store;
  if (id === undefined || !question) return void prepare(ofBundle, description).catch(() => undefined);
  newest = id;
  const isWanted = () => id === newest;
  const answered = answer(ofBundle, question, isWanted);
  if (!isReady) {
    prepare(ofBundle).catch(() => undefined);
    showTitles(id, question, isWanted);
  }
  try {
    const json = await answered;
    if (json !== undefined) self.postMessage({ id, answer: JSON.parse(json) });
  } catch (error) {
    self.postMessage({ id, error: String(error), isRefused: error instanceof RefusedError, isMissing: error instanceof MissingError });
  }
}

// The page has this script as well.
if (!self.document) self.onmessage = hear;

/** @param {number} id @param {Record<string, string>} question @param {() => boolean} isWanted */
async function showTitles(id, question, isWanted) {
  while (!titles && ready) await new Promise((resolve) => setTimeout(resolve, 20));
  const known = await titles?.catch(() => undefined);
  if (known && !isReady && isWanted()) self.postMessage({ id, early: answerByTitle(known, question) });
}
