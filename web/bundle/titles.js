/** Pages by their titles: what can be shown before the engine is there. */

/** @typedef {[title: string, url: string, lang: string]} Title */

/** @param {string} text in lower case and without marks */
export const fold = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

/** A page as a hit. @param {Title} title @param {string} [snippet] */
export const hit = ([title, url, lang], snippet = '') => ({
  id: url, url, site: '', page_title: title, heading: title, breadcrumbs: [title], lang: lang || null, snippet,
  highlights: [], source: { path: '' }, date: null, duplicates: [], translations: [],
});

/**
 * An answer with the pages that have every word of a question in their titles, in the order of the site.
 * @param {Title[]} titles
 * @param {Record<string, string>} question
 */
export function answerByTitle(titles, { q = '', lang, limit }) {
  const words = fold(q).split(/\s+/).filter(Boolean);
  const found = titles.filter(([title, , of]) => {
    const folded = fold(title);
    return (!lang || of === lang || of.startsWith(`${lang}-`)) && words.every((word) => folded.includes(word));
  });
  const hits = found.slice(0, Number(limit) || 10).map((title) => hit(title));
  return { total: found.length, hits, readings: [], suggestion: null };
}
