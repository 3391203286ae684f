/** An answer as groups of options: pages, and what was found in them. */
import { cut, isLead, marked, pages } from './answer.js';
import { href, list, make, set, text } from './make.js';

/**
 * @typedef {import('./answer.js').Hit} Hit
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./speech.js').Speech} Speech
 */

const WORD = /([\p{L}\p{M}\p{N}]+)/u;

/** @param {string[]} pieces every second marked */
const withMarks = (pieces) => pieces.map((piece, n) => (n % 2 ? make('mark', { part: 'mark' }, piece) : piece));

/**
 * @param {Panel} panel that they are added to
 * @param {Speech} speech
 * @param {Hit[]} hits
 * @param {{isMixed: boolean, reading: string}} answer whether they are in any language; how the query was read
 */
export function showHits(panel, speech, hits, { isMixed, reading }) {
  // Words marked in snippets are as good in headings.
  const words = new Set([...reading.split(' '), ...hits.flatMap(marked)].map((word) => word.toLowerCase()));
  words.delete('');
  const isOneSite = hits.every(({ site }) => site === hits[0]?.site);
  for (const page of pages(hits)) {
    const [first] = /** @type {[Hit]} */ (page);
    const name = text(first.page_title) || text(first.site);
    const about = [!isOneSite && text(first.site), speech.date(first.date)].filter(Boolean).join(' · ');
    const small = about && make('small', { lang: speech.code }, about);
    const heading = make('div', { class: 'page', lang: first.lang }, make('span', { dir: 'auto' }, name), small);
    const rows = page.map((hit) => {
      // A lead has its page's first heading, which may be here, too.
      const isTwice = page.some((other) => other !== hit && other.heading === hit.heading);
      const title = (isLead(hit) && isTwice ? '' : text(hit.heading)) || name;
      const pieces = title.split(WORD).map((word) => (words.has(word.toLowerCase()) ? make('mark', { part: 'mark' }, word) : word));
      return row(panel, speech, hit, { pieces, isMixed });
    });
    panel.group(heading, rows);
  }
}

/**
 * A hit and its versions in other languages, each an option.
 * @param {Panel} panel
 * @param {Speech} speech
 * @param {Hit} hit
 * @param {{pieces: (Node | string)[], isMixed: boolean}} shown its heading; whether to say which language it is in
 */
function row(panel, speech, hit, { pieces, isMixed }) {
  const { lang, duplicates, translations } = hit;
  const address = href(hit.url);
  const badge = isMixed && lang && make('abbr', { title: speech.languageName(lang) }, lang.toUpperCase());
  const trail = list(hit.breadcrumbs).slice(1, -1).join(' › ');
  const count = list(duplicates).length;
  const copies = count && speech.say(count === 1 ? 'copies_one' : 'copies_many', { count });
  const heading = make('span', { class: 'heading', part: 'heading', dir: 'auto' }, ...pieces, ' ', badge);
  const snippet = make('span', { class: 'snippet', part: 'snippet', dir: 'auto' }, ...withMarks(cut(hit)));
  const link = make('a', { class: 'hit', href: address, lang }, heading);
  if (trail) link.append(make('span', { class: 'trail', dir: 'auto', 'aria-hidden': 'true' }, trail));
  link.append(snippet);
  if (copies) link.append(make('span', { class: 'copies', lang: speech.code }, copies));
  if (address) panel.option(link);
  if (address && !panel.isFixed) {
    // The heading is the name; the text is read to those who wait for it.
    set(snippet, { id: `${link.id}-snippet`, 'aria-hidden': 'true' });
    set(link, { 'aria-describedby': snippet.id });
  } else if (!address && !panel.isFixed) {
    // Seen, but nowhere to go.
    set(link, { role: 'option', part: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' });
  }
  const others = list(translations).map(({ url, lang: other }) => {
    if (!other || !href(url)) return null;
    const [code, title] = [other.toUpperCase(), `${speech.say('also_in')} ${speech.languageName(other)}`];
    const attributes = { class: 'other', href: href(url), hreflang: other, title, 'aria-label': `${code}: ${title}` };
    return panel.option(make('a', attributes, code));
  });
  return make('div', { class: 'row', role: 'presentation' }, link, ...others);
}

/**
 * The languages that there are results in, as buttons.
 * @param {Speech} speech
 * @param {Iterable<string>} languages
 * @param {{lang: string, counts: {value: string, count: number}[]}} answer what was asked for, and what was counted
 */
export function languageChips(speech, languages, { lang, counts }) {
  const chips = [...languages, ''].map((code) => {
    // What was not asked for was not counted.
    const count = lang && lang !== code ? 0 : counts.find(({ value }) => value === code)?.count;
    const name = code ? speech.languageName(code) : speech.say('all_languages');
    const attributes = { type: 'button', part: 'chip', 'data-lang': code, 'aria-pressed': String(code === lang) };
    return make('button', attributes, name, !!count && make('span', {}, ` ${count}`));
  });
  return make('div', { role: 'group', 'aria-label': speech.say('language'), class: 'languages' }, ...chips);
}
