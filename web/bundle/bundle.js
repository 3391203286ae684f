/**
 * Answers from a bundle of a static site. It is loaded when a reader turns to the field, and is its own worker, so that there is one
 * file to wait for.
 */
import { Store } from './store.js';
import './worker.js';
import { answerByTitle, hit } from './titles.js';
import { WORDS } from './words.js';

/** @typedef {import('../box/transport.js').Question} Question @typedef {import('../box/answer.js').Answer} Answer */

/** @typedef {{answer?: Answer, early?: Answer, error?: string, isRefused?: boolean, isMissing?: boolean}} Said */

/** The worker of each bundle, by the address of its bundle.json. @type {Map<string, Bundle>} */
const bundles = new Map();

class Bundle {
  #url;
  #worker;
  #id = 0;
  /** What hears the answer to the newest question. @type {(said: Said) => void} */
  #hear = () => undefined;

  /** Settled once the worker has been told where the bundle is. @type {Promise<void>} */
  #told;

  /** @param {string} url address of bundle.json @param {Promise<Response>} [described] what is there, on its way */
  constructor(url, described) {
    this.#url = url;
    this.#worker = new Worker(import.meta.url, { type: 'module' });
    this.#worker.onmessage = ({ data }) => data.id === this.#id && this.#hear(data);
    this.#worker.onerror = () => {
      bundles.delete(url);
      this.#hear({ error: 'the worker ended', isRefused: true });
    };
    const start = (/** @type {unknown} */ description) => this.#worker.postMessage({ bundle: url, description });
    const read = described?.then((response) => (response.ok ? response.json() : undefined));
    this.#told = (read ?? Promise.resolve()).then(start, () => start(undefined));
  }

  /** Has all of the bundle brought and kept. */
  keep() {
    this.#told.then(() => this.#worker.postMessage({ bundle: this.#url, keeps: true }));
  }

  /** Says what may be asked next. @param {Question} question */
  expect(question) {
    this.#told.then(() => this.#worker.postMessage({ bundle: this.#url, expected: { ...question, unfinished: 'true' } }));
  }

  /** @param {Question} question @param {(answer: Answer) => void} early @returns {Promise<Answer>} */
  ask(question, early) {
    this.#hear({ error: 'there is a newer question' });
    const id = (this.#id += 1);
    return new Promise((resolve, reject) => {
      this.#hear = ({ answer, early: byTitle, error, isRefused, isMissing }) => {
        if (answer) resolve(answer);
        else if (isRefused) resolve(withoutEngine(this.#url, question, isMissing ? 'box_without_engine' : 'box_by_title'));
        else if (error) reject(new Error(error));
        else if (byTitle?.hits.length) early(byTitle);
      };
      const message = { bundle: this.#url, id, question: { ...question, unfinished: 'true' } };
      this.#told.then(() => this.#worker.postMessage(message));
    });
  }
}

/** @param {string} url address of bundle.json @param {Promise<Response>} [described] what is there, on its way */
function at(url, described) {
  const bundle = bundles.get(url) ?? new Bundle(url, described);
  bundles.set(url, bundle);
  return bundle;
}

/**
 * The answer where no engine runs: the pages that are found by their titles, and a list of all.
 * @param {string} url address of bundle.json
 * @param {Question} question
 * @param {'box_by_title' | 'box_without_engine'} reason why none runs
 * @returns {Promise<Answer>}
 */
async function withoutEngine(url, question, reason) {
  const store = new Store(url);
  const titles = await store.piece((await store.describe()).titles);
  const answer = answerByTitle(JSON.parse(new TextDecoder().decode(titles)), question);
  const [language = '', words = WORDS.en] = Object.entries(WORDS).find(([code]) => document.documentElement.lang.startsWith(code)) ?? [];
  answer.hits.push(hit([words['all_pages'], new URL('.', url).href, language], words[reason]));
  return { ...answer, found: answer.total, total: answer.total + 1 };
}

/** Makes ready for questions. @param {string} url address of bundle.json @param {Promise<Response>} [described] what is there */
export const prepare = (url, described) => void at(url, described);

/** Has all of a bundle kept, so that new questions are answered without a network. @param {string} url address of bundle.json */
export const keep = (url) => at(url).keep();

/**
 * A question is given up for a newer one only: on a slow line an engine takes longer than any server may.
 * @param {string} url address of bundle.json
 * @param {Question} question
 * @param {AbortSignal} _ would give up sooner
 * @param {(answer: Answer) => void} early hears what is found by titles while the engine is on its way
 */
export const ask = (url, question, _, early) => at(url).ask(question, early);

/** What is being typed into a box of a bundle is likely to be asked once fingers rest. @param {Event} event */
function overhear({ target }) {
  if (!(target instanceof HTMLElement) || target.localName !== 'timra-search') return;
  const src = target.getAttribute('src');
  // The box is a class of another script.
  const { asked, limit } = /** @type {import('../box/element.js').TimraSearch} */ (target);
  if (!src || !asked?.q) return;
  bundles.get(new URL(src, document.baseURI).href)?.expect({ ...asked, limit });
}

// This script is the worker as well.
if (self.document) addEventListener('input', overhear);
