/** Results on other hosts than the page: the one that a site is going to have, and those of other sites. */

import { LOCAL } from '../box/make.js';

/** @typedef {import('../box/element.js').TimraSearch} Box */

/** Words beside a mark that tell it from the same words elsewhere on a page. */
const BESIDE = 3;

/** Whether this host has a page, by the path of the page. @type {Map<string, Promise<boolean>>} */
const there = new Map();

/**
 * Sees to it that results on other hosts lead where they should: in a preview of the site to the preview, if that has the page, and
 * on other hosts to the words that were found.
 * @param {Box} box
 */
export async function followAbroad(box) {
  /** @type {HTMLAnchorElement[]} */
  const links = [...(box.shadowRoot?.querySelectorAll('.list a[href]') ?? [])].filter((it) => it instanceof HTMLAnchorElement);
  const isPreview = LOCAL.test(location.hostname);
  const abroad = links.filter(({ origin }) => origin !== location.origin);
  await Promise.all(abroad.map(async (link) => {
    if (isPreview && !LOCAL.test(link.hostname) && (await has(link.pathname))) {
      link.href = new URL(link.pathname + link.search + link.hash, location.origin).href;
    } else {
      link.href += directive(link);
    }
  }));
}

/** Whether this host has a page. @param {string} path */
function has(path) {
  const known = there.get(path) ?? fetch(path, { method: 'HEAD' }).then(({ ok }) => ok, () => false);
  there.set(path, known);
  return known;
}

/** Words of text, without the signs that it was cut. @param {Node[]} nodes */
const words = (nodes) => nodes.map((node) => node.textContent).join('').replaceAll('…', ' ').split(/\s+/).filter(Boolean);

/** The part of an address that has the browser mark the first words that were found; empty where none are. @param {HTMLAnchorElement} link */
function directive(link) {
  const mark = link.querySelector('.snippet mark');
  const found = mark?.textContent?.trim();
  if (!mark || !found || link.href.includes(':~:')) return '';
  const nodes = [...(mark.parentNode?.childNodes ?? [])];
  const at = nodes.indexOf(mark);
  const [before, after] = [words(nodes.slice(0, at)).slice(-BESIDE), words(nodes.slice(at + 1)).slice(0, BESIDE)];
  const said = (/** @type {string[]} */ all) => encodeURIComponent(all.join(' ')).replaceAll('-', '%2D');
  const parts = [before.length ? `${said(before)}-` : '', said([found]), after.length ? `-${said(after)}` : ''];
  return `${link.hash ? '' : '#'}:~:text=${parts.filter(Boolean).join(',')}`;
}
