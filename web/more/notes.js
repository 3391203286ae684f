/**
 * What an answer says of its question: what was not read as it may have been meant, and that it is not all that there is.
 * Answers speak English, and say the same whether a server or a bundle gives them.
 */
import { list, make, text } from '../box/make.js';
import { codeOf, say } from './say.js';
import { WORDS } from './words.js';

/** @typedef {import('../box/element.js').TimraSearch} Box @typedef {import('../box/answer.js').Answer} Answer */

/**
 * Adds to an answer what a reader is told of it, in the language of the box. A sentence that nobody knows stays as it is.
 * @param {Box} box
 * @param {Answer} answer
 */
export function tell(box, answer) {
  const known = sentences(codeOf(box));
  const said = list(answer.notes).map(text).map((note) => known.get(note) ?? note);
  answer.told = [answer.partial === true ? say(box, 'partial') : '', ...said].filter(Boolean).map((note) => make('p', {}, note));
}

/** Sentences of one language by those of English. @param {string} code of the language @returns {Map<string, string>} */
function sentences(code) {
  const languages = /** @type {Record<string, Record<string, string>>} */ (WORDS);
  const [english = {}, own = {}] = [languages['en'], languages[code]];
  const keys = Object.keys(english);
  const fields = keys.filter((key) => key.startsWith('needs_')).map((key) => key.slice('needs_'.length));
  const filled = (/** @type {Record<string, string>} */ words, /** @type {string} */ key, /** @type {string} */ name) =>
    text(words[key]).replace('{name}', name).replace('{needs}', text(words[`needs_${name}`]));
  const pairs = keys.filter((key) => key.startsWith('note_')).flatMap((key) => {
    const names = text(english[key]).includes('{name}') ? fields : [''];
    return names.map((name) => /** @type {[string, string]} */ ([filled(english, key, name), filled(own, key, name)]));
  });
  return new Map(pairs);
}
