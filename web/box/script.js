/** The script itself, and what lies beside it. */

/** The tag that this script came by. */
export const tag =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : [...document.scripts].find(({ src }) => /\/timra-search[^/]*\.js([?#]|$)/.test(src));

/** Filters, the page of results and what else few readers need: it comes when one does. Rejects where a site does not have it. */
export const more = () => {
  const { src, dataset } = tag ?? {};
  const address = dataset?.['more'] ? new URL(dataset['more'], document.baseURI) : new URL('timra-search-more.js', src || document.baseURI);
  return /** @type {Promise<typeof import('../more/more.js')>} */ (import(address.href));
};
