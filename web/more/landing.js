/**
 * What happens on the page that a result leads to: its heading is brought into sight, below the bars of the page and
 * whatever its scripts scroll to, and the words that were found are marked, as the page spells them.
 */
import { list, text } from '../box/make.js';

/** Milliseconds after its loading in which a page may still scroll of itself, and how often it is set right. */
const UNREST = 1500;
/** When it is looked at where no scrolling tells of it: bars may come without. */
const LOOKS = [0, 250, 1000];
const TRIES = 12;
/** Pixels above the heading, and the share of the screen above which it is easily seen. */
const AIR = 16;
const SEEN = 0.6;
const HEADING = 'h1, h2, h3, h4, h5, h6';
/** What a reader does who has found the place, or another one. */
const HANDS = ['wheel', 'touchstart', 'pointerdown', 'keydown'];
/** Both colors are said: only together are they readable on any page. */
const STYLES = '::highlight(timra) { background-color: #ffd95a; color: #1d2126 }';

/** @param {unknown} words that were found, as the page spells them */
export function settleAt(words) {
  const arrive = () => {
    const heading = target();
    if (heading) settle(heading);
    mark(heading, list(/** @type {unknown[]} */ (words)).map(text));
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', arrive);
  else arrive();
}

/** The heading that the address names. */
function target() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  // Some themes put the name on an empty element that hangs above the heading.
  return named?.closest(HEADING) ?? named;
}

/** Keeps a heading in sight until the page is at rest, or the reader takes over. @param {Element} heading */
function settle(heading) {
  const rest = new AbortController();
  const { signal } = rest;
  let tries = 0;
  // A frame later, when bars that follow the page have taken their places.
  const look = () => requestAnimationFrame(() => {
    if (signal.aborted || !bring(heading)) return;
    // A page that always scrolls back has its way.
    if ((tries += 1) > TRIES) rest.abort();
  });
  for (const kind of HANDS) addEventListener(kind, () => rest.abort(), { signal, capture: true, passive: true });
  addEventListener('scroll', look, { signal, capture: true, passive: true });
  const loaded = () => {
    for (const later of LOOKS) setTimeout(look, later);
    setTimeout(() => rest.abort(), UNREST);
  };
  if (document.readyState === 'complete') loaded();
  else addEventListener('load', loaded, { signal });
  look();
}

/** Scrolls if a heading is not well in sight, and says whether. @param {Element} heading */
function bring(heading) {
  const { top, left } = heading.getBoundingClientRect();
  const edge = covered(heading, Math.max(left, 0) + 1);
  if (top >= edge + AIR / 2 && top < innerHeight * SEEN) return false;
  if (heading instanceof HTMLElement) heading.style.scrollMarginTop = `${edge + AIR}px`;
  heading.scrollIntoView({ block: 'start', behavior: 'instant' });
  return true;
}

/** How far down the bars reach that stay at the top of the screen, above a place. @param {Element} heading @param {number} x */
function covered(heading, x) {
  let edge = 0;
  for (const element of document.elementsFromPoint(x, 1)) {
    for (let at = /** @type {Element | null} */ (element); at && !at.contains(heading); at = at.parentElement) {
      const { bottom } = at.getBoundingClientRect();
      const isBar = /fixed|sticky/.test(getComputedStyle(at).position) && bottom < innerHeight / 2;
      if (isBar) edge = Math.max(edge, bottom);
    }
  }
  return edge;
}

/** Marks words from a heading to the next one, or on all of the page. @param {Element | null} heading @param {string[]} words */
function mark(heading, words) {
  const wanted = [...new Set(words.map((word) => word.trim()))].filter(Boolean).sort((a, b) => b.length - a.length);
  if (!wanted.length || !('highlights' in CSS)) return;
  const either = wanted.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${either})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  if (heading) nodes.currentNode = heading;
  const found = new Highlight();
  for (let node = nodes.nextNode(); node && found.size < 500; node = nodes.nextNode()) {
    if (heading && node instanceof Element && node.matches(HEADING) && !heading.contains(node)) break;
    if (!(node instanceof Text) || node.parentElement?.closest('script, style, nav, timra-search')) continue;
    for (const { index, 0: word } of node.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      found.add(range);
    }
  }
  CSS.highlights.set('timra', found);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
