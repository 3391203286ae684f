/** Light or dark, by what is really behind an element: themes that are dark need not say so in `color-scheme`. */

/**
 * How light a color is, from 0 to 1; `null` where it lets through what is behind it.
 * @param {string} color as computed styles have it
 */
function lightness(color) {
  const [space = ''] = color.match(/^[a-z]+/) ?? [];
  const [x = 0, y = 0, z = 0, alpha = 1] = (color.match(/(?<=[\s(,/])-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  if (alpha < 0.5) return null;
  if (space.startsWith('ok')) return x;
  if (/^(lab|lch)/.test(space)) return x / 100;
  return (0.21 * x + 0.72 * y + 0.07 * z) / (space === 'color' ? 1 : 255);
}

/** The scheme of what is behind an element; empty where only the page's `color-scheme` tells. @param {Element | null} element */
function behind(element) {
  for (let at = element; at; at = at.parentElement ?? /** @type {ShadowRoot} */ (at.getRootNode()).host ?? null) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none' && at !== document.body && at !== document.documentElement) return '';
    const light = lightness(backgroundColor);
    if (light !== null) return light < 0.5 ? 'dark' : 'light';
  }
  return '';
}

/**
 * Gives the field the scheme of its surroundings, and what is above the page that of the page.
 * @param {HTMLElement} host
 * @param {HTMLElement[]} within
 * @param {HTMLElement[]} above
 */
export function blend(host, within, above) {
  const parent = host.parentElement;
  // A site that gives the element a scheme of its own means it.
  const isSet = parent && getComputedStyle(host).colorScheme !== getComputedStyle(parent).colorScheme;
  for (const part of within) part.style.colorScheme = isSet ? '' : behind(parent);
  for (const part of above) part.style.colorScheme = isSet ? '' : behind(document.body);
}

/** Calls back when the page may have changed its scheme. @param {() => void} changed @param {AbortSignal} signal */
export function onScheme(changed, signal) {
  const observer = new MutationObserver(changed);
  const attributes = true;
  for (const root of [document.documentElement, document.body]) observer.observe(root, { attributes });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed, { signal });
  addEventListener('load', changed, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
}
