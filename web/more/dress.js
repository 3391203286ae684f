/** The looks of filters and of the page of results. */
import styles from './more.css';

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** Gives them to a box. @param {HTMLElement} box */
export function dress({ shadowRoot }) {
  if (shadowRoot && !shadowRoot.adoptedStyleSheets.includes(sheet)) shadowRoot.adoptedStyleSheets.push(sheet);
}
