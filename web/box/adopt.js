/**
 * Takes over the search field of a theme that is known by its markup (themes.json). The field stays in the page, where
 * the theme's scripts find it, but as a child of the box it is never drawn, whatever the theme's styles say.
 */
import { TimraSearch } from './element.js';
import { set, text } from './make.js';
import { tag } from './script.js';
import themes from './themes.json';

/** @typedef {{name: string, field: string, around: string, scripts?: string, index?: string[]}} Theme */

/** What the theme's frame around its field may have, and would be seen around ours. */
const BARE = {
  height: 'auto', padding: '0', border: '0', background: 'none', 'box-shadow': 'none', overflow: 'visible',
};

/** What the box is in that frame. */
const OWN = { all: 'revert', display: 'block', width: '100%' };

/** Themes whose field was taken over. @type {Set<Theme>} */
const adopted = new Set();

/** Looks for fields now and, while the page is still being read, as they come. */
export function adopt() {
  look();
  if (document.readyState !== 'loading') return;
  const observer = new MutationObserver((records) => {
    look();
    for (const { addedNodes } of records) for (const node of addedNodes) hush(node);
  });
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', () => {
    observer.disconnect();
    look();
  });
}

function look() {
  for (const theme of /** @type {Theme[]} */ (themes)) {
    for (const field of document.querySelectorAll(theme.field)) {
      const around = field.closest(theme.around);
      // Where the site has put a box itself, it has said what it wants; but a page of results is one beside that.
      const isOwn = [...document.querySelectorAll('timra-search:not([view=page])')].some((box) => !(box instanceof TimraSearch && box.isAdopted));
      if (around instanceof HTMLElement && !field.closest('timra-search') && !isOwn && isRead(around)) take(theme, around, field);
    }
  }
}

/** Whether all of an element has come in. @param {HTMLElement} element */
function isRead(element) {
  if (document.readyState !== 'loading') return true;
  for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) if (at.nextSibling) return true;
  return false;
}

/** @param {Theme} theme @param {HTMLElement} around @param {Element} field */
function take(theme, around, field) {
  const { src, lang = document.documentElement.lang, site, all, page } = tag?.dataset ?? {};
  const box = new TimraSearch();
  box.isAdopted = true;
  box.setAttribute('src', src ?? new URL('.', tag?.src || document.baseURI).href);
  const own = text(lang).split('-')[0];
  if (own && all === undefined) box.setAttribute('lang', own);
  if (own) box.setAttribute('ui-lang', own);
  set(box, { site, page });
  const hadFocus = document.activeElement === field;
  box.append(...around.childNodes);
  around.append(box);
  for (const [name, value] of Object.entries(BARE)) around.style.setProperty(name, value, 'important');
  // What the theme says of everything in its frame is not for the box.
  for (const [name, value] of Object.entries(OWN)) box.style.setProperty(name, value, 'important');
  // The theme's own ways to its field lead to this one.
  if (field instanceof HTMLInputElement) field.focus = () => box.open();
  if (hadFocus) box.open();
  quiet(theme);
}

/** Keeps a theme from loading its index, and from marking and scrolling to what was searched for once. @param {Theme} theme */
function quiet(theme) {
  adopted.add(theme);
  const [name, setting] = theme.index ?? [];
  const settings = name && /** @type {Record<string, any>} */ (/** @type {unknown} */ (window))[name];
  if (settings && setting) settings[setting] = '';
  try {
    for (const key of Object.keys(sessionStorage)) if (/search-value$/.test(key)) sessionStorage.removeItem(key);
  } catch {
    // Then there is nothing to mark either.
  }
}

/** Stops a script of the theme's own search before it is run. @param {Node} node that has just come in */
function hush(node) {
  if (!(node instanceof HTMLScriptElement)) return;
  for (const { scripts } of adopted) if (scripts && new RegExp(scripts).test(node.src)) node.type = 'text/plain';
}
