/** A question on its way to its answer. There is one at a time: a newer one calls off the one before. */
import { Refusal } from './refusal.js';

/** Milliseconds before an answer is given up, and before a reader is told that it takes a while. */
const PATIENCE = 8000;
const WAIT = 500;

export class Inquiry {
  /** The question whose answer is shown or on its way; empty for none. */
  asked = '';
  #request = new AbortController();
  #busy;

  /** @param {(isBusy: boolean) => void} busy is told whether an answer is on its way */
  constructor(busy) {
    this.#busy = busy;
  }

  /** Forgets what was asked; nothing is told of it any more. */
  stop() {
    this.asked = '';
    this.#next();
    this.#busy(false);
  }

  /**
   * @template T
   * @param {string} question what tells it from others
   * @param {(signal: AbortSignal) => Promise<T>} ask
   * @param {(answer: T) => void} answered
   * @param {(reason: import('./speech.js').Key) => void} refused
   * @param {() => void} waits the answer takes a while
   */
  async ask(question, ask, answered, refused, waits) {
    const request = this.#next();
    const late = setTimeout(() => request.abort(), PATIENCE);
    const wait = setTimeout(waits, WAIT);
    this.asked = question;
    this.#busy(true);
    try {
      const answer = await ask(request.signal);
      if (request === this.#request) answered(answer);
    } catch (error) {
      if (request !== this.#request) return;
      this.asked = '';
      refused(error instanceof Refusal ? error.reason : 'box_unavailable');
    } finally {
      clearTimeout(late);
      clearTimeout(wait);
      if (request === this.#request) this.#busy(false);
    }
  }

  #next() {
    this.#request.abort();
    return (this.#request = new AbortController());
  }
}
