/** The words of the interface, in the language of the reader. */
import { make, text } from './make.js';
import { WORDS } from './words.js';

/** @typedef {keyof typeof WORDS['en']} Key */

/** One language of the interface. */
export class Speech {
  /** @param {(string | null | undefined)[]} wanted language tags, the best first */
  constructor(wanted) {
    const codes = [...wanted, 'en'].map((tag) => text(tag).toLowerCase().split('-')[0] ?? '');
    this.code = /** @type {keyof typeof WORDS} */ (codes.find((code) => Object.hasOwn(WORDS, code)));
  }

  /** A sentence. @param {Key} key @param {Record<string, string | number>} [values] */
  say(key, values = {}) {
    return WORDS[this.code][key].replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
  }

  /** A sentence in which the query stands out. @param {'showing_results_for' | 'did_you_mean'} key @param {string} query */
  about(key, query) {
    const [before = '', after = ''] = WORDS[this.code][key].split('{query}');
    return make('p', {}, before, make('em', { dir: 'auto' }, query), after);
  }

  /** What a language is called. @param {string} code */
  languageName(code) {
    try {
      const name = text(new Intl.DisplayNames(this.code, { type: 'language' }).of(code));
      return name.charAt(0).toUpperCase() + name.slice(1);
    } catch {
      return code;
    }
  }

  /** @param {string | null} day ISO 8601 */
  date(day) {
    const date = new Date(text(day));
    return +date ? date.toLocaleDateString(this.code, { dateStyle: 'medium', timeZone: 'UTC' }) : '';
  }
}
