/**
 * What a search answers, as far as it is shown.
 *
 * @typedef {{start: number, end: number}} Span  bytes of UTF-8
 * @typedef {{id: string, url: string, site: string, page_title: string, heading: string, breadcrumbs: string[],
 *   lang: string | null, snippet: string, highlights: Span[], source: {path: string}, date: string | null,
 *   duplicates: string[], translations: {url: string, lang: string | null}[]}} Hit
 * `found` is there where hits lead elsewhere as well: how many are results. `notes` say in English how a question was not read;
 * `told` are these, in the language of the box, as elements.
 *
 * @typedef {{total: number, found?: number, about?: boolean, hits: Hit[], facets?: Record<string, {value: string, count: number}[]>,
 *   query?: string, readings: string[], suggestion: string | null, notes?: string[], partial?: boolean, told?: Element[]}} Answer
 */
import { href, list, text } from './make.js';

/**
 * A snippet in pieces, every second marked. The server counts in bytes, JavaScript does not.
 * @param {Hit} hit
 */
export function cut({ snippet, highlights }) {
  const bytes = new TextEncoder().encode(text(snippet));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const pieces = [];
  let at = 0;
  for (const { start, end } of list(highlights)) {
    if (!(start >= at && end > start)) continue;
    pieces.push(decoder.decode(bytes.subarray(at, start)), decoder.decode(bytes.subarray(start, end)));
    at = end;
  }
  return [...pieces, decoder.decode(bytes.subarray(at))];
}

/** Whether nothing was found, whatever else is shown. @param {Answer} answer */
export const isEmpty = ({ found, hits }) => !(found ?? hits.length);

/** Whether a hit leads away from the host of the page. @param {Hit} hit */
export const isAbroad = ({ url }) => new URL(href(url) ?? '', location.href).origin !== location.origin;

/** The marked words of a hit, as they stand in it. @param {Hit} hit */
export const marked = (hit) => cut(hit).filter((piece, n) => n % 2 && piece.trim());

/**
 * Hits by the page that they are sections of. A page is its address: one file can hold many pages.
 * @param {Hit[]} hits
 * @returns {Hit[][]}
 */
export function pages(hits) {
  /** @type {Map<string, Hit[]>} */
  const found = new Map();
  for (const hit of hits) {
    const address = text(hit.url).split('#')[0] || `${text(hit.source?.path)} ${text(hit.id)}`;
    const page = `${text(hit.site)} ${address}`;
    found.set(page, [...(found.get(page) ?? []), hit]);
  }
  return [...found.values()];
}

/** Whether a hit is the beginning of its page. @param {Hit} hit */
export const isLead = (hit) => !text(hit.url).includes('#');

/** The languages that an answer tells of, some of them empty. @param {Answer} answer */
export const languagesOf = ({ hits, facets }) => [
  ...list(facets?.['lang']).map(({ value }) => value),
  ...hits.flatMap((hit) => [hit, ...list(hit.translations)]).map((hit) => text(hit.lang)),
];
