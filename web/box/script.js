/** The script itself, and what lies beside it. */

/** The tag that this script came by. */
export const tag =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : [...document.scripts].find(({ src }) => /\/timra-search[^/]*\.js([?#]|$)/.test(src));

/**
 * Filters, notes, the page of results and what else few readers need: it comes when one does.
 * @param {(it: typeof import('../more/more.js')) => unknown} use
 * @param {() => void} [isMissing] a site does not have it
 */
export const withMore = (use, isMissing = () => undefined) => {
  const { src, dataset } = tag ?? {};
  const named = dataset?.['more'];
  const address = new URL(named || 'timra-search-more.js', (!named && src) || document.baseURI);
  return import(address.href).then(use).catch(isMissing);
};
