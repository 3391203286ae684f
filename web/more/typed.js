/** A way back to what was typed, where it was read as something else. */
import { list, make, text } from '../box/make.js';
import { say } from './say.js';

/** @typedef {import('../box/element.js').TimraSearch} Box */

/** What has a meaning of its own in a query, so that quotes around words would change it. */
const OPERATORS = /["“”„«»+:]|(^|\s)-|\bOR\b/;

/** Offers to search for what was typed, beside what it was read as. @param {Box} box */
export function offerTyped(box) {
  const reading = box.shadowRoot?.querySelector('.bar > p:has(> em)');
  // What is typed meanwhile has another answer.
  const typed = text(box.answer?.query);
  const query = asTyped(typed, text(list(box.answer?.readings)[0]));
  if (!reading || !query || reading.nextElementSibling?.matches('[data-query]')) return;
  const [before = '', after = ''] = say(box, 'search_typed').split('{query}');
  const shown = make('bdi', {}, typed);
  reading.after(make('button', { type: 'button', part: 'chip', 'data-query': query }, before, shown, after));
}

/** The query that has in quotes what was read as something else: nothing else is found for that. @param {string} typed @param {string} reading */
function asTyped(typed, reading) {
  if (!typed || OPERATORS.test(typed)) return '';
  const [words, read] = [typed, reading].map((it) => it.normalize().split(/\s+/));
  if (words?.length !== read?.length) return `"${typed}"`;
  return words?.map((word, at) => (word.toLowerCase() === read?.[at]?.toLowerCase() ? word : `"${word}"`)).join(' ');
}
