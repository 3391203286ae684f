/**
 * Where answers come from. What asks knows only this: a question goes in, an answer comes out, or a refusal that says
 * what a reader is told.
 *
 * @typedef {{q: string, lang: string, limit: string} & Record<string, string>} Question  and what narrows and orders it
 * @typedef {import('./answer.js').Answer} Answer
 * @typedef {object} Transport
 * @property {(question: Question, signal: AbortSignal, early: (answer: Answer) => void) => Promise<Answer>} ask  `early` hears
 *   what can be shown until the answer is there
 * @property {() => void} prepare  a reader has turned to the field, and is likely to ask
 * @property {string} page  the address of a page of results; empty if there is none
 * @property {boolean} [isHere]  whether that is the page being read
 */
import { Server } from './server.js';

/** @param {string} src the attribute of the element @returns {Transport} */
export function connect(src) {
  if (!src.endsWith('.json')) return new Server(src);
  const { href } = new URL(src, document.baseURI);
  /** What answers from bundle.json: bundle.js beside it, which comes when a reader turns to the field. @type {Promise<any> | undefined} */
  let script;
  // One for all: of two imports that wait, the later one may be heard first.
  const load = () => (script ??= import(href.slice(0, -2)).catch((error) => {
    script = undefined;
    throw error;
  }));
  /** What bundle.json says. @type {Promise<Response> | undefined} */
  let described;
  // The script asks for it next. One that the browser kept for some minutes will do: what is gone meanwhile makes it ask anew.
  const page = new URL('index.html', href).href;
  const isHere = new URL('.', location.href).href === new URL('.', href).href;
  const prepare = () => {
    described ??= fetch(href);
    load().then((bundle) => bundle.prepare(href, described), () => undefined);
  };
  return { page, isHere, prepare, ask: (...given) => load().then((bundle) => bundle.ask(href, ...given)) };
}
