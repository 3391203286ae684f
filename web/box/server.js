/** Answers of `timra serve`. */
import { LOCAL } from './make.js';
import { Refusal } from './refusal.js';

/** @typedef {import('./transport.js').Question} Question */

/** What is said when the server refuses. @type {Record<number, import('./speech.js').Key>} */
const REFUSALS = { 400: 'box_too_long', 414: 'box_too_long', 431: 'box_too_long', 429: 'error_too_many' };
/** Bytes of UTF-8 that the server reads of a query. */
const LONGEST = 1024;

export class Server {
  /** @param {string} src its address; empty for the server of the page */
  constructor(src) {
    this.root = new URL(`${src.replace(/\/+$/, '')}/`, document.baseURI);
    this.page = this.root.href;
  }

  prepare() {}

  /** @param {Question} question @param {AbortSignal} signal @returns {Promise<import('./answer.js').Answer>} */
  async ask(question, signal) {
    if (new TextEncoder().encode(question.q).length > LONGEST) throw new Refusal('box_too_long');
    const url = new URL('api/suggest', this.root);
    for (const [name, value] of Object.entries(question)) if (value) url.searchParams.set(name, value);
    const response = await fetch(url, { signal }).catch((error) => {
      if (signal.aborted) throw error;
      throw new Refusal(this.#reason());
    });
    if (!response.ok) throw new Refusal(REFUSALS[response.status] ?? 'box_unavailable');
    const answer = await response.json();
    if (!Array.isArray(answer?.hits)) throw new Refusal('box_unavailable');
    return answer;
  }

  /** Why nothing came back, as far as a page is told. */
  #reason() {
    if (!navigator.onLine) return 'offline';
    // A browser lets a page with HTTPS ask this machine, and no other, without it.
    const isLocal = LOCAL.test(this.root.hostname);
    return location.protocol === 'https:' && this.root.protocol === 'http:' && !isLocal ? 'box_insecure' : 'box_unavailable';
  }
}
