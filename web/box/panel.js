/** What is shown below the field: a bar, a note or a list of options, and a foot. */
import { make, set } from './make.js';
import { place } from './place.js';

/** Milliseconds before results are announced. */
const BREATH = 300;

export class Panel {
  bar = make('div', { class: 'bar', part: 'bar' });
  /** What results are narrowed by. It stays as it is while answers come and go, as the reader is in it. */
  filters = make('div', { class: 'filters', part: 'filters', hidden: '' });
  note = make('div', { class: 'note', part: 'note' });
  list = make('div', { class: 'list', role: 'listbox' });
  foot = make('div', { class: 'foot', part: 'foot' });
  element = make('div', { class: 'panel', part: 'panel' }, this.bar, this.filters, this.note, this.list, this.foot);
  #said = [0, 1].map(() => make('div', { role: 'status' }));
  /** What is read out, and never seen. */
  voice = make('div', { class: 'said' }, ...this.#said);
  /** Whether it is a part of the page: all of it is seen, and its results are links like others. */
  isFixed = false;
  /** What it shows; empty for nothing. */
  state = '';
  /** @type {HTMLElement[]} */ #options = [];
  #active = -1;
  #breath = 0;

  /**
   * @param {string} name a prefix of ids, of which there is one in the page
   * @param {HTMLElement} field that it is shown below
   * @param {HTMLInputElement} input in that field
   */
  constructor(name, field, input) {
    this.name = name;
    this.field = field;
    this.input = input;
    this.list.id = `${name}-list`;
    this.filters.id = `${name}-filters`;
    // The field keeps the focus, or the panel would close.
    this.element.addEventListener('mousedown', (event) => {
      const { target } = event;
      if (!(target instanceof Element && target.closest('select')) && !this.isFixed) event.preventDefault();
    });
  }

  /** Whether it is seen. */
  get isOpen() {
    const { element } = this;
    return element.popover ? element.matches(':popover-open') : !element.hidden;
  }

  /** Opens or closes it. @param {boolean} isShown */
  show(isShown) {
    const { element, list } = this;
    isShown ||= this.isFixed && !!this.state;
    list.hidden = !list.childElementCount;
    if (!element.popover) element.hidden = !isShown;
    else if (element.isConnected && isShown !== this.isOpen) element.togglePopover(isShown);
    if (!this.isFixed) this.input.ariaExpanded = String(isShown && !list.hidden);
    if (isShown && element.popover) place(element, this.field);
  }

  /** The option that is chosen. */
  get chosen() {
    return this.#options[this.#active];
  }

  /** Empties it. @param {string} state what it is going to show */
  clear(state) {
    this.state = state;
    for (const part of [this.bar, this.note, this.list, this.foot]) part.replaceChildren();
    this.list.ariaBusy = null;
    this.select(-1);
    this.#options = [];
  }

  /** Makes an element an option. @template {HTMLElement} T @param {T} element */
  option(element) {
    const id = `${this.name}-${this.#options.push(element)}`;
    if (this.isFixed) return set(element, { id, part: 'option' });
    return set(element, { id, role: 'option', part: 'option', 'aria-selected': 'false', tabindex: '-1' });
  }

  get hasOptions() {
    return this.#options.length > 0;
  }

  /** @param {HTMLElement} heading @param {HTMLElement[]} rows options, or rows of them */
  group(heading, rows) {
    const id = `${this.name}-group-${this.list.childElementCount}`;
    const group = make('div', { role: 'group', 'aria-labelledby': id }, set(heading, { id, role: 'presentation' }));
    group.append(...rows);
    this.list.append(group);
  }

  /** Moves the choice; the field is a place, too, before the first option and behind the last. @param {1 | -1} step */
  move(step) {
    const places = this.#options.length + 1;
    this.select(((this.#active + 1 + step + places) % places) - 1);
  }

  /** @param {number} place of an option; -1 for the field */
  select(place) {
    if (this.chosen) set(this.chosen, { 'aria-selected': 'false', part: 'option' });
    this.#active = place;
    const option = this.chosen;
    if (!option) return this.input.removeAttribute('aria-activedescendant');
    set(option, { 'aria-selected': 'true', part: 'option chosen' });
    option.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', option.id);
  }

  /** Scrolls by nearly what is seen at once. @param {1 | -1} direction */
  turn(direction) {
    this.element.scrollBy({ top: direction * this.element.clientHeight * 0.8 });
  }

  /** Says what the paragraphs say. @param {string} [first] what is said before it */
  announce(first = '') {
    clearTimeout(this.#breath);
    const said = [first, ...[...this.element.querySelectorAll('p')].map((part) => part.textContent)];
    // By turns, as the same words in the same place are not read again.
    this.#breath = setTimeout(() => {
      const [now, before] = this.#said.reverse();
      if (now && before) [now.textContent, before.textContent] = [said.filter(Boolean).join('. '), ''];
    }, BREATH);
  }
}
