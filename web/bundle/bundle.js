/** Answers from a bundle of a static site. It is loaded when a reader turns to the field. */

/** @typedef {import('../box/transport.js').Question} Question @typedef {import('../box/answer.js').Answer} Answer */

/** @typedef {{answer?: Answer, early?: Answer, error?: string}} Said */

/** The worker of each bundle, by the address of its bundle.json. @type {Map<string, Bundle>} */
const bundles = new Map();

class Bundle {
  #url;
  #worker;
  #id = 0;
  /** What hears the answer to the newest question. @type {(said: Said) => void} */
  #hear = () => undefined;

  /** @param {string} url address of bundle.json */
  constructor(url) {
    this.#url = url;
    this.#worker = new Worker(new URL('worker.js', url), { type: 'module' });
    this.#worker.onmessage = ({ data }) => data.id === this.#id && this.#hear(data);
    this.#worker.onerror = () => {
      bundles.delete(url);
      this.#hear({ error: 'the worker ended' });
    };
    this.#worker.postMessage({ bundle: url });
  }

  /** @param {Question} question @param {(answer: Answer) => void} early @returns {Promise<Answer>} */
  ask(question, early) {
    this.#hear({ error: 'there is a newer question' });
    const id = (this.#id += 1);
    return new Promise((resolve, reject) => {
      this.#hear = ({ answer, early: byTitle, error }) => {
        if (answer) resolve(answer);
        else if (error) reject(new Error(error));
        else if (byTitle?.hits.length) early(byTitle);
      };
      this.#worker.postMessage({ bundle: this.#url, id, question: { ...question, unfinished: 'true' } });
    });
  }
}

/** @param {string} url address of bundle.json */
function at(url) {
  const bundle = bundles.get(url) ?? new Bundle(url);
  bundles.set(url, bundle);
  return bundle;
}

/** Makes ready for questions. @param {string} url address of bundle.json */
export const prepare = (url) => void at(url);

/**
 * A question is given up for a newer one only: on a slow line an engine takes longer than any server may.
 * @param {string} url address of bundle.json
 * @param {Question} question
 * @param {AbortSignal} _ would give up sooner
 * @param {(answer: Answer) => void} early hears what is found by titles while the engine is on its way
 */
export const ask = (url, question, _, early) => at(url).ask(question, early);
