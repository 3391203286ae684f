/**
 * timra's search box: results as you type, below a field, or in a dialog on small screens.
 *
 *     <script type="module" src="timra-search.js"></script>
 *     <timra-search src="https://search.example.org" lang="vi" ui-lang="vi"></timra-search>
 *
 * README.md says what its attributes are. What the server says is written as text, never as HTML; only http(s)
 * addresses become links.
 */
import { adopt } from './adopt.js';
import { TimraSearch } from './element.js';
import { land } from './landing.js';

// An older browser keeps the form of the page, which works without script.
const isAble =
  'popover' in HTMLElement.prototype &&
  'replaceSync' in CSSStyleSheet.prototype &&
  'canParse' in URL &&
  CSS.supports('color', 'light-dark(#000, #fff)');

if (isAble && !customElements.get('timra-search')) {
  customElements.define('timra-search', TimraSearch);
  adopt();
  land();
}
