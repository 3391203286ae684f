/** What the panel shows: earlier searches, that an answer takes a while, why there is none, or an answer. */
import { isEmpty } from './answer.js';
import { href, icon, list, make, text } from './make.js';
import { languageChips, showHits } from './results.js';

/**
 * @typedef {import('./answer.js').Answer} Answer
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./speech.js').Speech} Speech
 */

/**
 * An option that searches for something else.
 * @param {Panel} panel
 * @param {string} query
 * @param {HTMLElement} shown
 */
const other = (panel, query, shown) => panel.option(make(panel.isFixed ? 'button' : 'div', { class: 'query', 'data-query': query }, icon(), shown));

/** @param {Panel} panel @param {Speech} speech @param {string[]} queries that were searched for before; none shows nothing */
export function showRecent(panel, speech, queries) {
  panel.clear(queries.length ? 'recent' : '');
  if (queries.length) {
    const options = queries.map((query) => other(panel, query, make('span', { dir: 'auto' }, query)));
    panel.group(make('div', { class: 'page' }, speech.say('recent')), options);
    panel.foot.append(make('button', { type: 'button', 'data-forget': '' }, speech.say('clear_recent')));
  }
  panel.announce();
}

/** Says that an answer takes a while. @param {Panel} panel @param {Speech} speech */
export function showWait(panel, speech) {
  panel.clear('wait');
  panel.note.append(make('p', {}, speech.say('box_searching')));
  panel.announce();
}

/** @param {Panel} panel @param {Speech} speech @param {import('./speech.js').Key} reason why there is no answer */
export function showRefusal(panel, speech, reason) {
  panel.clear(reason);
  const again = make('button', { type: 'button', 'data-retry': '' }, speech.say('retry'));
  panel.note.append(make('p', {}, speech.say(reason)), again);
  panel.announce();
}

/**
 * @param {Panel} panel
 * @param {Speech} speech
 * @param {Answer} answer
 * @param {object} asked
 * @param {string} asked.query
 * @param {string} asked.lang that was asked for in the end; '' for all
 * @param {string} asked.missed the language that there is nothing in, so that all were asked for
 * @param {Set<string>} asked.languages that there may be results in
 * @param {URL | null} asked.all where all results are shown
 * @param {number} asked.facets how many ways there are to narrow results
 * @param {number} asked.chosen how many filters are chosen
 */
export function showAnswer(panel, speech, answer, { query, lang, missed, languages, all, facets, chosen }) {
  const { hits, about, total } = answer;
  const suggestion = text(answer.suggestion);
  const reading = text(list(answer.readings)[0]);
  panel.clear(hits.length ? 'results' : 'empty');
  if (reading && reading.normalize().toLowerCase() !== query.normalize().toLowerCase()) {
    panel.bar.append(speech.about('showing_results_for', reading));
  }
  if (missed && !isEmpty(answer)) {
    panel.bar.append(make('p', {}, speech.say('box_other_languages', { language: speech.languageName(missed) })));
  }
  panel.bar.append(...list(answer.told));
  if (languages.size > 1 || lang) {
    panel.bar.append(languageChips(speech, languages, { lang, counts: list(answer.facets?.['lang']) }));
  }
  const { filters } = panel;
  if (facets) {
    const label = [speech.say('filters'), chosen].filter(Boolean).join(' · ');
    const [expanded, controls] = [String(!filters.hidden), filters.id];
    const attributes = { type: 'button', part: 'chip', 'data-filters': '', 'aria-expanded': expanded, 'aria-controls': controls };
    panel.bar.append(make('button', attributes, label));
  }
  if (suggestion) panel.list.append(other(panel, suggestion, speech.about('did_you_mean', suggestion)));
  if (hits.length) {
    showHits(panel, speech, hits, { isMixed: !lang, reading });
    const count = about ? `≈ ${total}` : total;
    panel.announce(speech.say(count === 1 ? 'results_one' : 'results_many', { count }));
    if (total > hits.length && all) {
      panel.foot.append(make('a', { href: href(all.href) }, speech.say('more_results', { count })));
    }
    panel.foot.append(make('span', { class: 'hint', 'aria-hidden': 'true' }, speech.say('keyboard_hint')));
  } else {
    const title = make('p', { class: 'title' }, speech.say('no_results_title', { query }));
    panel.note.append(title, make('p', {}, speech.say('no_results_hint')));
    panel.announce();
  }
  panel.element.scrollTop = 0;
}
