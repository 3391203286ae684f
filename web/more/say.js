/** The words of filters and of the page of results. */
import { WORDS } from './words.js';

/** @typedef {Record<string, string>} Words */

/** A sentence in the language that a box speaks. @param {HTMLElement} box @param {string} key */
export function say(box, key) {
  const languages = /** @type {Record<string, Words>} */ (WORDS);
  const code = box.shadowRoot?.querySelector('.root')?.getAttribute('lang') ?? 'en';
  return languages[code]?.[key] ?? languages['en']?.[key] ?? key;
}
