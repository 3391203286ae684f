/**
 * timra as the search engine of hugo-theme-relearn (7.3 and later): its own field, popup and search page, with timra's
 * results in them.
 *
 * 1. Copy this file to static/timra/ of the site.
 * 2. Put into layouts/partials/custom-header.html:
 *
 *        <script type="module" src="{{ "timra/hugo-theme-relearn.js" | relURL }}"
 *                data-timra="https://search.example.org" data-base="{{ "/" | absURL }}"></script>
 *
 * `data-base` is the address that the site was indexed with, so that results lead to the copy of it that is being read,
 * such as a preview. The theme can only link to pages of its own site: others are left out; `data-site` and
 * `data-lang` do not even ask for them. Who wants sections, languages and marks shown takes <timra-search> instead.
 */

/**
 * @typedef {{id: string, url: string, page_title: string, heading: string, breadcrumbs: string[], snippet: string}} Hit
 * @typedef {{breadcrumb: string, title: string, uri: string, content: string, tags: string[]}} Page
 * @typedef {{index: string, matches: string[], page: Page}} Found
 * @typedef {{init: () => void, search: (term: string) => Promise<Found[]>}} Adapter
 * @typedef {{relBaseUri?: string, search?: {adapter?: Adapter}, isSearchEngineReady?: boolean,
 *   executeInitialSearch?: () => void}} Relearn
 */

/** @type {HTMLScriptElement | null} */
const script = document.querySelector('script[data-timra]');
const { timra = '', base, site = '', lang = '', limit = '20' } = script?.dataset ?? {};
const theme = /** @type {{relearn?: Relearn}} */ (window);
const relearn = (theme.relearn ??= {});

/** The newest question: the theme shows answers in the order in which they come. */
let newest = 0;
/** @type {Found[]} */
let shown = [];

/**
 * The address within the site as the theme wants it: it puts the way to the site's root before it.
 * @param {string} url
 * @returns {string | null} nothing for the page of another site
 */
function uri(url) {
  const root = new URL(`${relearn.relBaseUri || '.'}/`, document.baseURI).href;
  const within = [base, root].find((start) => start && url.startsWith(start));
  return within ? `/${url.slice(within.length).replace(/^\//, '')}` : null;
}

/** @param {Hit} hit @returns {Found[]} */
function found(hit) {
  const address = uri(hit.url);
  if (address === null) return [];
  const title = hit.heading && hit.heading !== hit.page_title ? `${hit.page_title} › ${hit.heading}` : hit.page_title;
  // Below some headings there is nothing; the theme wants something to match.
  const snippet = hit.snippet.replace(/\s+/g, ' ') || title;
  const page = {
    title,
    breadcrumb: hit.breadcrumbs.slice(1, -1).join(' › '),
    uri: address,
    content: snippet,
    tags: [],
  };
  // The theme cuts an excerpt around the first match, by the word boundaries of ASCII. This match is all of it.
  return [{ index: hit.id, matches: [snippet.match(/\w.*\w/)?.[0] ?? snippet], page }];
}

/** @type {Adapter} */
const adapter = {
  init() {
    relearn.isSearchEngineReady = true;
    relearn.executeInitialSearch?.();
  },
  async search(term) {
    const number = (newest += 1);
    if (!term.trim()) return (shown = []);
    const url = new URL(`${timra.replace(/\/+$/, '')}/api/suggest`, document.baseURI);
    for (const [name, value] of Object.entries({ q: term, lang, site, limit })) {
      if (value) url.searchParams.set(name, value);
    }
    try {
      const response = await fetch(url);
      const { hits } = response.ok ? await response.json() : { hits: [] };
      // An answer that was overtaken must not replace the newer one.
      if (number === newest) shown = /** @type {Hit[]} */ (hits).flatMap(found);
    } catch (error) {
      console.error('timra does not answer', error);
      if (number === newest) shown = [];
    }
    return shown;
  },
};

// The theme's own engine may be loaded after this one, and would take its place.
relearn.search ??= {};
Object.defineProperty(relearn.search, 'adapter', { get: () => adapter, set: () => undefined, configurable: true });
