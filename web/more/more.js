/** What few readers need of the box, or few sites: it is loaded when somebody does. */
export { finish } from './finish.js';
export { showFilters } from './filters.js';
export { settleAt } from './landing.js';
export { tell } from './notes.js';
export { showPage } from './page.js';
