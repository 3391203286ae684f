/** The words of what few readers need. */
import { WORDS } from './words.js';

/** @typedef {Record<string, string>} Words */

/** A sentence in the language that a box speaks. @param {HTMLElement} box @param {string} key */
export function say(box, key) {
  const languages = /** @type {Record<string, Words>} */ (WORDS);
  return languages[codeOf(box)]?.[key] ?? languages['en']?.[key] ?? key;
}

/** The language that a box speaks. @param {HTMLElement} box */
export const codeOf = (box) => box.shadowRoot?.querySelector('.root')?.getAttribute('lang') ?? 'en';
