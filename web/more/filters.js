/** What results are narrowed by, beside their language: a list to choose from for each facet of the answer. */
import { FACETS } from '../box/fields.js';
import { list, make } from '../box/make.js';
import { dress } from './dress.js';
import { say } from './say.js';

/**
 * @typedef {import('../box/element.js').TimraSearch} Box
 * @typedef {{value: string, count?: number}} Value
 */

/** Facets, and what stands for all of their values; both are words of the interface. @type {Record<string, string>} */
const ALL = { 'site': 'all_sites', 'folder': 'all_folders', 'tag': 'all_tags', 'category': 'all_categories', 'year': 'all_years' };

/** The filters of each box that has shown them. @type {WeakMap<Box, Filters>} */
const shown = new WeakMap();

/**
 * Shows the filters of a box, or hides them.
 * @param {Box} box
 * @param {HTMLElement} place that they have in it
 */
export function showFilters(box, place) {
  dress(box);
  const filters = shown.get(box) ?? new Filters(box, place);
  shown.set(box, filters);
  filters.turn();
}

class Filters {
  #box;
  #place;
  /** @type {Map<string, HTMLSelectElement>} */
  #selects = new Map();
  #clear = make('button', { type: 'button', part: 'chip' });
  /** The query whose answers the values are from. */
  #query = '';
  /** The values of a facet before one was chosen: the answer then has hardly any other. @type {Map<string, Value[]>} */
  #known = new Map();

  /** @param {Box} box @param {HTMLElement} place */
  constructor(box, place) {
    this.#box = box;
    this.#place = place;
    this.#clear.textContent = say(box, 'clear_filters');
    for (const name of FACETS) this.#selects.set(name, this.#select(name));
    place.append(...this.#selects.values(), this.#clear);
    place.role = 'group';
    place.ariaLabel = say(box, 'filters');
    this.#clear.addEventListener('click', (event) => {
      event.stopPropagation();
      this.#choose(FACETS.map((facet) => [facet, '']));
      this.#first?.focus();
    });
    place.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      // First back to the field; the next one closes.
      event.preventDefault();
      box.shadowRoot?.querySelector('input')?.focus();
    });
    box.addEventListener('timra-answer', () => this.#fill());
  }

  /** Shows them, and leads the reader there, or hides them. */
  turn() {
    const place = this.#place;
    place.hidden = !place.hidden;
    const opener = this.#box.shadowRoot?.querySelector('[data-filters]');
    if (opener) opener.ariaExpanded = String(!place.hidden);
    this.#fill();
    if (!place.hidden) this.#first?.focus();
  }

  get #first() {
    return [...this.#selects.values()].find((select) => !select.hidden);
  }

  /** @param {string} name of a facet */
  #select(name) {
    const select = make('select', { part: 'filter', 'aria-label': say(this.#box, name) });
    select.addEventListener('change', () => this.#choose([[name, select.value]]));
    return select;
  }

  /** @param {string[][]} chosen names and values; an empty one is none */
  #choose(chosen) {
    this.#box.ask({ ...this.#box.asked, ...Object.fromEntries(chosen) });
  }

  /** Offers what the answer has. */
  #fill() {
    const { answer, asked } = this.#box;
    if (!answer?.facets) return;
    if (asked['q'] !== this.#query) this.#known.clear();
    this.#query = asked['q'] ?? '';
    for (const [name, select] of this.#selects) {
      const chosen = this.#box.hasAttribute(name) ? '' : (asked[name] ?? '');
      const counted = list(answer.facets[name]);
      if (!chosen) this.#known.set(name, counted);
      const values = offered(name, chosen, counted, this.#known.get(name) ?? []);
      select.hidden = this.#box.hasAttribute(name) || (!chosen && values.length < 2);
      const all = make('option', { value: '' }, say(this.#box, ALL[name] ?? ''));
      select.replaceChildren(all, ...values.map(option));
      select.value = chosen;
      select.classList.toggle('chosen', !!chosen);
    }
    this.#clear.hidden = ![...this.#selects.values()].some((select) => select.value);
    // Where nothing is left to choose, the reader is not left nowhere.
    const active = this.#box.shadowRoot?.activeElement;
    if (active instanceof HTMLElement && active.hidden) this.#first?.focus();
  }
}

/** @param {Value} value */
const option = ({ value, count }) => make('option', { value }, count ? `${value} (${count})` : value);

/**
 * The values to choose from: those of the answer, and where one is chosen, those that there were before.
 * @param {string} name of the facet
 * @param {string} chosen
 * @param {Value[]} counted
 * @param {Value[]} known
 */
function offered(name, chosen, counted, known) {
  if (!chosen) return sorted(name, counted);
  const count = counted.find(({ value }) => value === chosen)?.count;
  const others = known.length ? known : counted;
  const values = others.map(({ value }) => ({ value, count: value === chosen ? count : undefined }));
  if (!values.some(({ value }) => value === chosen)) values.unshift({ value: chosen, count });
  return sorted(name, values);
}

/** Years newest first; all others as they come, the most frequent first. @param {string} name @param {Value[]} values */
const sorted = (name, values) => (name === 'year' ? values.toSorted((a, b) => (a.value < b.value ? 1 : -1)) : values);
