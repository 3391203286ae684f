/** Elements, and values of an answer that may be anything. */

/**
 * Sets attributes, but for `null` and `undefined`.
 * @template {Element} T
 * @param {T} element
 * @param {Record<string, string | null | undefined>} attributes
 */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) if (value != null) element.setAttribute(name, value);
  return element;
}

/**
 * An element; strings in it become text.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | null | undefined>} [attributes]
 * @param {...(Node | string | null | false)} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = set(document.createElement(tag), attributes);
  element.append(...children.map((child) => child || ''));
  return element;
}

/** A magnifying glass. */
export function icon() {
  const space = 'http://www.w3.org/2000/svg';
  const svg = set(document.createElementNS(space, 'svg'), { viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  const path = document.createElementNS(space, 'path');
  svg.append(set(path, { d: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14m5 12 4.5 4.5' }));
  return svg;
}

/** A machine that somebody writes on, with `hugo server` or its like. */
export const LOCAL = /^(localhost|127\.|\[::1\])|\.localhost$/;

/** @param {unknown} value */
export const text = (value) => (typeof value === 'string' ? value : '');

/**
 * @template T
 * @param {T[] | undefined} value
 * @returns {T[]}
 */
export const list = (value) => (Array.isArray(value) ? value : []);

/** The address of a link; `null` for `javascript:` and its like. @param {unknown} address */
export function href(address) {
  if (!text(address) || !URL.canParse(text(address), document.baseURI)) return null;
  const url = new URL(text(address), document.baseURI);
  return /^https?:$/.test(url.protocol) ? url.href : null;
}
