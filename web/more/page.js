/** The box as a page of results: the address says what is asked for, so that it can be shared, and gone back to. */
import { FIELDS } from '../box/fields.js';
import { make } from '../box/make.js';
import { dress } from './dress.js';
import { showFilters } from './filters.js';
import { say } from './say.js';

/** @typedef {import('../box/element.js').TimraSearch} Box */

/** Results that are added at a time, and that are shown at most: nobody answers more at once. */
const STEP = 20;
const MOST = 100;

/** @param {Box} box @param {AbortSignal} signal  the box leaves the page */
export function showPage(box, signal) {
  const root = box.shadowRoot;
  if (!root) return;
  dress(box);
  /** Whether the next answer is to the question of the address, which it must not change. */
  let isFromAddress = false;
  /** The first result that was not there before the reader asked for more. */
  let first = -1;

  const read = () => {
    const given = new URLSearchParams(location.search);
    const names = ['q', ...FIELDS];
    const filled = names.map((name) => [name, given.get(name)?.trim() ?? '']).filter(([, value]) => value);
    const asked = Object.fromEntries(filled);
    // A language that is not named is the site's to say; one that is empty stands for all.
    if (given.has('lang')) asked['lang'] = given.get('lang') ?? '';
    isFromAddress = !!asked['q'];
    box.removeAttribute('limit');
    box.ask(asked);
  };

  const write = () => {
    const url = addressOf(box);
    if (url === location.href || isFromAddress) return void (isFromAddress = false);
    // What is typed is one place to go back to, whatever it was on the way; a filter is another.
    const before = new URLSearchParams(location.search);
    const isTyped = before.get('q') !== box.asked['q'];
    history[isTyped ? 'replaceState' : 'pushState'](null, '', url);
  };

  const showMore = () => {
    const { answer } = box;
    const foot = root.querySelector('.foot');
    const shown = answer?.hits.length ?? 0;
    if (!answer || !foot || shown >= Math.min(answer.total, MOST) || shown < STEP) return;
    const button = make('button', { type: 'button', part: 'button' }, say(box, 'show_more'));
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      first = shown;
      box.setAttribute('limit', String(Math.min(shown + STEP, MOST)));
      box.ask(box.asked);
    });
    foot.prepend(button);
  };

  box.addEventListener('timra-answer', () => {
    write();
    showMore();
    /** @type {NodeListOf<HTMLElement>} */
    const links = root.querySelectorAll('a.hit');
    if (first >= 0) links[first]?.focus();
    first = -1;
  }, { signal });
  addEventListener('popstate', read, { signal });
  const filters = root.querySelector('.filters');
  if (filters instanceof HTMLElement) showFilters(box, filters);
  read();
}

/** The address of the page with what is asked for. @param {Box} box */
function addressOf(box) {
  const url = new URL(location.href);
  url.hash = '';
  for (const [name, value] of Object.entries({ ...Object.fromEntries(FIELDS.map((field) => [field, ''])), ...box.asked })) {
    // What the site has chosen, or nobody, goes without saying.
    if (value === (box.getAttribute(name) ?? '')) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
}
