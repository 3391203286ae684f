/**
 * timra in place of the search of hugo-theme-learn.
 *
 * 1. Copy web/ to static/timra/ of the site.
 * 2. Put into layouts/partials/custom-header.html, which the theme includes on every page:
 *
 *        <link rel="stylesheet" href="{{ "timra/timra-search.css" | relURL }}">
 *        <script type="module" src="{{ "timra/adapters/hugo-theme-learn.js" | relURL }}"
 *                data-timra="https://search.example.org" data-lang="{{ .Lang }}"></script>
 *
 * The theme's field becomes a button that opens timra's dialog, where the sidebar cuts nothing off. The theme's own
 * search works on, unseen, on a hidden field; without `JSON` in the site's `[outputs]` its index is not even written.
 * `data-site` shows only results of one site, `data-all` those of all languages at once.
 */
import { TimraSearch } from '../timra-search.js';

/** @type {HTMLScriptElement | null} */
const script = document.querySelector('script[data-timra]');
const { timra = '', lang = document.documentElement.lang, site, all } = script?.dataset ?? {};
const field = document.querySelector('#search-by');

if (field instanceof HTMLInputElement) {
  const box = new TimraSearch();
  box.setAttribute('src', timra);
  box.setAttribute('view', 'dialog');
  if (lang) box.setAttribute('ui-lang', lang);
  if (lang && all === undefined) box.setAttribute('lang', lang);
  if (site) box.setAttribute('site', site);
  // At the end of the page, where the sidebar's styles do not reach.
  document.body.append(box);
  box.querySelector('.timra-open')?.remove();

  const opener = document.createElement('button');
  opener.type = 'button';
  opener.textContent = field.placeholder || 'Search';
  opener.setAttribute('aria-haspopup', 'dialog');
  const { color, font, height, padding } = getComputedStyle(field);
  const look = { all: 'unset', boxSizing: 'border-box', width: '100%', textAlign: 'start', cursor: 'pointer' };
  Object.assign(opener.style, look, { color, font, height, padding });
  opener.addEventListener('focus', () => (opener.style.outline = '2px solid currentColor'));
  opener.addEventListener('blur', () => (opener.style.outline = ''));
  opener.addEventListener('click', () => box.open());
  field.before(opener);

  // The theme completes words in this field, and marks the page with what it once held.
  field.hidden = true;
  field.removeAttribute('data-search-input');
  for (const clear of document.querySelectorAll('#data-search-clear, [data-search-clear]')) clear.remove();
  try {
    sessionStorage.removeItem('search-value');
  } catch {
    // Then nothing is marked either.
  }
  // The theme turns pages on Left and Right; in the field these keys move the cursor.
  box.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') event.stopPropagation();
  });
}
