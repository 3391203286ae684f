/**
 * Answers questions from a bundle, away from the page. The page sends `{bundle, description}`, the address of bundle.json and what
 * it says, to make ready, `{bundle, keeps: true}` to have all of it brought, `{bundle, expected}`, a question that may be asked, and
 * `{bundle, id, question}`. It hears `{id, answer}`, `{id, early}` with pages found by their titles while the engine is on its way,
 * or `{id, error}`; `isRefused` says that there is no engine that runs here, `isMissing` that there is none at all.
 */
import { MissingError, RefusedError } from './engine.js';
import { Opened } from './opened.js';
import { Gone, Store } from './store.js';
import { answerByTitle } from './titles.js';

/**
 * @typedef {object} Message
 * @property {string} bundle
 * @property {import('./store.js').Description} [description]
 * @property {number} [id]
 * @property {Record<string, string>} [question]
 * @property {Record<string, string>} [expected]
 * @property {boolean} [keeps]
 */

/** @type {Store | undefined} */
let store;
/** The bundle, from when it is known what it says of itself. @type {Promise<Opened> | undefined} */
let ready;
/** @type {Opened | undefined} */
let opened;
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
  return (opened = new Opened(store, description));
}

/** The next question begins anew, unless another one has already. @param {Promise<Opened>} failed */
function forget(failed) {
  if (ready === failed) [ready, titles, opened] = [undefined, undefined, undefined];
}

/** @param {Store} store @param {import('./store.js').Description} [known] */
function prepare(store, known) {
  if (!ready) {
    const begun = start(store, known);
    const tidy = (/** @type {Opened} */ it) => it.engine.then(() => void it.tidy().catch(() => undefined));
    begun.then(tidy).catch(() => forget(begun));
    ready = begun;
  }
  return ready;
}

/** @param {Store} store @param {Record<string, string>} question @param {() => boolean} isWanted */
async function answer(store, question, isWanted) {
  const used = prepare(store);
  try {
    return await (await used).answer(question, isWanted);
  } catch (error) {
    if (!(error instanceof Gone) || !isWanted()) throw error;
    // A newer bundle was published: once anew.
    forget(used);
    return (await prepare(store)).answer(question, isWanted);
  }
}

/** @param {MessageEvent<Message>} message */
async function hear({ data: { bundle, description, id, question, expected, keeps } }) {
  store ??= new Store(bundle);
  const ofBundle = store;
  if (keeps) return void prepare(ofBundle).then((it) => it.bringAll()).catch(() => undefined);
  if (expected) return void prepare(ofBundle).then((it) => it.expect(expected)).catch(() => undefined);
  if (id === undefined || !question) return void prepare(ofBundle, description).catch(() => undefined);
  newest = id;
  const isWanted = () => id === newest;
  const answered = answer(ofBundle, question, isWanted);
  if (!opened?.isReady) showTitles(id, question, isWanted);
  try {
    const json = await answered;
    if (json === undefined) return;
    self.postMessage({ id, answer: JSON.parse(json) });
    opened?.bringRest().catch(() => undefined);
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
  if (known && !opened?.isReady && isWanted()) self.postMessage({ id, early: answerByTitle(known, question) });
}
