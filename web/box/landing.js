/** What happens on the page that a result leads to. That page loads what it needs for it, and no other does. */
import { text } from './make.js';
import { withMore } from './script.js';

const NAME = 'timra-landing';

/**
 * The words that the page behind a link is to be marked with. A translation has none of its own here: what is marked in results
 * of its language is as good, and names are the same in every language.
 * @param {HTMLAnchorElement} link
 */
export function wordsOf(link) {
  const { hreflang, parentElement: row } = link;
  const all = hreflang && row ? [...(row.closest('.list')?.querySelectorAll('mark') ?? [])] : [...link.querySelectorAll('mark')];
  const isMeant = (/** @type {Element} */ mark) => !hreflang || row?.contains(mark) || mark.closest('a')?.lang === hreflang;
  return all.filter(isMeant).map((mark) => text(mark.textContent));
}

/** Keeps for the next page what led to it. @param {string} url @param {string[]} words */
export function leave(url, words) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ url, words }));
  } catch {
    // Then nothing is marked.
  }
}

/** Arrives, if a result led to this page. */
export function land() {
  const arrive = () => {
    try {
      const { url, words } = JSON.parse(sessionStorage.getItem(NAME) ?? '{}');
      if (text(url).replace(/#$/, '') !== location.href.replace(/#$/, '')) return;
      sessionStorage.removeItem(NAME);
      withMore((it) => it.settleAt(words));
    } catch {
      // Not kept, or not by this script.
    }
  };
  arrive();
  addEventListener('hashchange', arrive);
}
