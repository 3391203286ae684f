/** `<timra-search>`: what is typed, asked, shown and chosen. */
import styles from './box.css';
import { FIELDS } from './fields.js';
import { list, href, icon, make, set, text } from './make.js';
import { leave } from './landing.js';
import { Panel } from './panel.js';
import { follow, hold, place } from './place.js';
import { keep, recent } from './recent.js';
import { Refusal } from './refusal.js';
import { languageChips, showHits } from './results.js';
import { blend, onScheme } from './scheme.js';
import { ignore, listen, SHORTCUTS } from './shortcuts.js';
import { Speech } from './speech.js';
import { connect } from './transport.js';

/**
 * @typedef {import('./answer.js').Answer} Answer
 * @typedef {import('./speech.js').Key} Key
 */

/** Milliseconds without a key before the server is asked; Unikey replaces letters within a few. */
const PAUSE = 120;
/** Milliseconds before an answer is given up, and before a reader is told that it takes a while. */
const PATIENCE = 8000;
const WAIT = 500;
/** Scripts written by composing: Chinese, Japanese, Korean. */
const COMPOSED = /[\u1100-\u11ff\u2e80-\uffef]/;

let boxes = 0;

export class TimraSearch extends HTMLElement {
  /** Whether the field of a theme was taken over: what leads to it leads here. */
  isAdopted = false;
  #shadow = this.attachShadow({ mode: 'open' });
  #form = make('form', { class: 'form', role: 'search', part: 'form' });
  #input = make('input', { type: 'search', name: 'q', part: 'input' });
  #field = make('span', { class: 'field', part: 'field' });
  #dialog = make('dialog', { part: 'dialog' });
  #trigger = make('button', { type: 'button', class: 'open', part: 'opener', 'aria-haspopup': 'dialog' });
  #label = make('span');
  #panel = new Panel(`timra-${(boxes += 1)}`, this.#input);
  /** All of it: nothing that the page says of its own elements, or that they inherit, reaches in here. */
  #root = make('div', { class: 'root' });
  #speech = new Speech([]);
  #narrow = matchMedia('(max-width: 40rem)');
  #pause = 0;
  #request = new AbortController();
  #listening = new AbortController();
  #transport = connect('');
  /** The question whose answer is shown or on its way, and the one whose answer is shown. */
  #asked = '';
  #shown = '';
  /** The language chosen in the box, '' for all. @type {string | undefined} */
  #chosen;
  /** Languages seen in answers. @type {Set<string>} */
  #languages = new Set();
  /** Whether compositions wait for their end. */
  #waits = false;

  connectedCallback() {
    this.#transport = connect(text(this.getAttribute('src')));
    if (!this.#root.parentNode) this.#build();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    listen(this);
    addEventListener('online', () => this.#panel.state === 'offline' && this.#ask(), { signal });
    this.#narrow.addEventListener('change', () => this.#place(), { signal });
    follow(this.#panel.element, this.#field, signal);
    onScheme(() => this.#blend(), signal);
    this.#place();
    this.#blend();
  }

  disconnectedCallback() {
    ignore(this);
    this.#listening.abort();
    this.#request.abort();
  }

  /** Brings the reader to the field, in the dialog where there is one. */
  open() {
    if (this.#isModal && !this.#dialog.open) this.#dialog.showModal();
    this.#input.focus();
    this.#input.select();
    this.#look();
  }

  /** Closes results and dialog; what was typed stays. */
  close() {
    this.#showPanel(false);
    this.#panel.select(-1);
    if (this.#dialog.open) this.#dialog.close();
  }

  /** What is typed; a page that asks whether keys are typed into a field is told that they are. */
  get value() {
    return this.#input.value;
  }

  get #isModal() {
    return this.getAttribute('view') === 'dialog' || this.#narrow.matches;
  }

  /** The language that is asked for; '' for all. */
  get #filter() {
    return this.#chosen ?? this.getAttribute('lang') ?? '';
  }

  /** What the site narrows and orders every search by. @returns {Record<string, string>} */
  get #choices() {
    const given = FIELDS.map((name) => [name, this.getAttribute(name)]);
    return Object.fromEntries(given.filter(([, value]) => value));
  }

  get #query() {
    return this.#input.value.trim();
  }

  get #question() {
    return JSON.stringify([this.#query, this.#filter, this.#choices]);
  }

  /** The form that works without script, which this one stands for. */
  get #fallback() {
    return this.isAdopted ? null : this.querySelector('form');
  }

  /** Where all results are shown; empty for nowhere. */
  get #page() {
    return this.getAttribute('page') ?? this.#fallback?.action ?? this.#transport.page;
  }

  #build() {
    this.#speech = new Speech([this.getAttribute('ui-lang'), document.documentElement.lang, navigator.language]);
    const say = this.#speech.say.bind(this.#speech);
    const old = this.#fallback?.elements.namedItem('q');
    const given = old instanceof HTMLInputElement ? old : null;
    const button = this.#fallback?.querySelector('button');
    const closer = make('button', { type: 'button', class: 'close' }, say('close'));
    const keys = make('kbd', { 'aria-hidden': 'true' }, '/');
    this.#field.append(icon(), this.#input, keys);
    this.#form.append(this.#field, button ? make('button', { class: 'submit', part: 'button' }, button.textContent) : '', closer);
    set(this.#input, {
      role: 'combobox', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search',
      'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.#panel.list.id,
      'aria-keyshortcuts': SHORTCUTS, placeholder: given?.placeholder || say('placeholder'),
      'aria-label': given?.ariaLabel || say('search'), dir: 'auto',
    });
    this.#panel.list.ariaLabel = say('results');
    this.#dialog.ariaLabel = say('search');
    set(this.#trigger, { 'aria-keyshortcuts': SHORTCUTS }).append(icon(), this.#label, keys.cloneNode(true));
    // The element's `lang` is that of the results.
    this.#root.lang = this.#speech.code;
    this.#root.append(this.#trigger, this.#dialog);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    this.#shadow.adoptedStyleSheets = [sheet];
    this.#shadow.append(this.#root);
    this.#hear(closer);
    if (given) {
      // What was typed before the script came, or stands there again after a way back.
      this.#input.value = given.value;
      this.#input.addEventListener('input', () => (given.value = this.#input.value));
      if (document.activeElement === given) requestAnimationFrame(() => this.open());
    }
  }

  /** @param {HTMLElement} closer */
  #hear(closer) {
    const { element } = this.#panel;
    this.#trigger.addEventListener('click', () => this.open());
    closer.addEventListener('click', () => this.close());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('input', (event) => this.#typed(/** @type {InputEvent} */ (event)));
    this.#input.addEventListener('compositionend', ({ data }) => {
      if (data) this.#waits = COMPOSED.test(data);
      // Not every input method says `input` now.
      this.#soon();
    });
    this.#input.addEventListener('focus', () => {
      this.#transport.prepare();
      this.#blend();
      this.#look();
    });
    this.#input.addEventListener('click', () => this.#look());
    this.#root.addEventListener('pointerenter', () => this.#transport.prepare());
    this.#form.addEventListener('submit', (event) => {
      keep(this.#query);
      this.#form.action = this.#page;
      if (this.#page) return;
      event.preventDefault();
      this.#ask();
    });
    this.#form.addEventListener('formdata', ({ formData }) => {
      const given = this.#fallback;
      for (const [name, value] of given ? new FormData(given) : []) if (name !== 'q') formData.set(name, value);
      if (this.#filter) formData.set('lang', this.#filter);
      else formData.delete('lang');
      for (const [name, value] of Object.entries(this.#choices)) formData.set(name, value);
    });
    element.addEventListener('click', (event) => this.#clicked(event));
    element.addEventListener('auxclick', (event) => event.button === 1 && this.#clicked(event));
    this.#root.addEventListener('focusout', ({ relatedTarget }) => {
      const stays = relatedTarget instanceof Node && this.#root.contains(relatedTarget);
      if (!stays && !this.#dialog.open && document.hasFocus()) this.close();
    });
    this.#dialog.addEventListener('click', (event) => event.target === this.#dialog && this.close());
    this.#dialog.addEventListener('close', () => {
      this.close();
      this.#relabel();
    });
    hold(this.#dialog, element);
    // A page sees keys of an element here, not of a field, and would take them for its own.
    for (const kind of ['keydown', 'keypress', 'keyup']) {
      this.#root.addEventListener(kind, (event) => {
        const { key, ctrlKey, metaKey } = /** @type {KeyboardEvent} */ (event);
        if (!((ctrlKey || metaKey) && key.toLowerCase() === 'k')) event.stopPropagation();
      });
    }
  }

  /** Puts field and results where the screen has room for them. */
  #place() {
    const home = this.#isModal ? this.#dialog : this.#root;
    const { element, voice } = this.#panel;
    this.#root.classList.toggle('modal', this.#isModal);
    if (element.parentElement !== home) {
      this.close();
      element.popover = this.#isModal ? null : 'manual';
      element.hidden = this.#isModal;
      // Outside an open dialog nothing is read out.
      home.prepend(this.#form, element, voice);
    }
    this.#relabel();
  }

  #blend() {
    const within = this.#isModal ? [this.#trigger] : [this.#form];
    blend(this, within, this.#isModal ? [this.#dialog, this.#form] : [this.#dialog, this.#panel.element]);
  }

  /** The button that opens the dialog shows what the field would. */
  #relabel() {
    this.#label.textContent = this.#query || this.#input.placeholder;
    this.#trigger.classList.toggle('filled', !!this.#query);
  }

  /** @param {KeyboardEvent} event in the field */
  #key(event) {
    // An input method's own keys; some tell it only by the code 229.
    if (event.isComposing || event.keyCode === 229) return;
    const { key, ctrlKey, metaKey, shiftKey } = event;
    const isOpen = this.#isOpen;
    const option = this.#panel.chosen;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) return this.#look(true);
      // What is shown may answer what was typed before; nobody means to choose from that.
      if (this.#shown === this.#question) this.#panel.move(key === 'ArrowDown' ? 1 : -1);
    } else if (key === 'PageDown' || key === 'PageUp') {
      event.preventDefault();
      if (isOpen) this.#panel.turn(key === 'PageDown' ? 1 : -1);
    } else if (key === 'Enter' && isOpen && option) {
      event.preventDefault();
      option.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
    } else if (key === 'Escape' && (isOpen || this.#dialog.open)) {
      // The browser's own Escape would empty the field.
      event.preventDefault();
      this.close();
    }
  }

  /** @param {InputEvent} event */
  #typed({ isComposing, data }) {
    this.#panel.select(-1);
    // A Latin composition is a word all along; a Chinese one is not.
    if (isComposing && COMPOSED.test(text(data))) this.#waits = true;
    if (isComposing && this.#waits) clearTimeout(this.#pause);
    else this.#soon();
  }

  #soon() {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#ask(), PAUSE);
  }

  /** Shows what is there for the field. @param {boolean} [asks] whether to ask for what is not */
  #look(asks) {
    if (!this.#query) this.#showRecent();
    else if (this.#asked === this.#question) this.#reveal();
    else if (asks) this.#ask();
  }

  async #ask() {
    clearTimeout(this.#pause);
    const [query, question] = [this.#query, this.#question];
    if (question === this.#asked) return this.#reveal();
    this.#request.abort();
    this.#asked = '';
    if (!query) return this.#showRecent();
    const request = (this.#request = new AbortController());
    const late = setTimeout(() => request.abort(), PATIENCE);
    const wait = setTimeout(() => this.#showWait(), WAIT);
    this.#asked = question;
    this.#busy(true);
    try {
      let lang = this.#filter;
      let answer = await this.#fetch(query, lang, request);
      // Nothing in the reader's own language is no reason to show nothing.
      if (lang && this.#chosen === undefined && !answer.hits.length) {
        lang = '';
        answer = await this.#fetch(query, lang, request);
      }
      if (request === this.#request) this.#show(query, lang, answer);
    } catch (error) {
      if (request !== this.#request) return;
      this.#asked = '';
      this.#fail(error instanceof Refusal ? error.reason : 'box_unavailable');
    } finally {
      clearTimeout(late);
      clearTimeout(wait);
      if (request === this.#request) this.#busy(false);
    }
  }

  /** @param {string} query @param {string} lang @param {AbortController} request */
  #fetch(query, lang, { signal }) {
    const limit = this.getAttribute('limit') ?? '10';
    return this.#transport.ask({ ...this.#choices, q: query, lang, limit }, signal);
  }

  /** @param {boolean} isBusy */
  #busy(isBusy) {
    this.toggleAttribute('busy', isBusy);
    this.#panel.list.ariaBusy = isBusy ? 'true' : null;
  }

  get #isOpen() {
    const { element } = this.#panel;
    return element.popover ? element.matches(':popover-open') : !element.hidden;
  }

  /** @param {boolean} isShown */
  #showPanel(isShown) {
    const { element, list: options } = this.#panel;
    if (!element.popover) element.hidden = !isShown;
    else if (element.isConnected && isShown !== this.#isOpen) element.togglePopover(isShown);
    this.#input.ariaExpanded = String(isShown && !options.hidden);
    if (isShown && element.popover) place(element, this.#field);
  }

  #reveal() {
    this.#panel.list.hidden = !this.#panel.list.childElementCount;
    this.#showPanel(!!this.#panel.state && !!this.#shadow.activeElement);
  }

  /** Says that an answer takes a while, where there is no older one to look at. */
  #showWait() {
    if (this.#panel.hasOptions && this.#panel.state === 'results') return;
    this.#panel.clear('wait');
    this.#panel.note.append(make('p', {}, this.#speech.say('box_searching')));
    this.#panel.announce();
    this.#reveal();
  }

  /** An option that searches for something else. @param {string} query @param {HTMLElement} shown */
  #other(query, shown) {
    return this.#panel.option(make('div', { class: 'query', 'data-query': query }, icon(), shown));
  }

  #showRecent() {
    this.#request.abort();
    this.#asked = '';
    this.#busy(false);
    const queries = recent();
    this.#panel.clear(queries.length ? 'recent' : '');
    this.#shown = this.#question;
    if (queries.length) {
      const options = queries.map((query) => this.#other(query, make('span', { dir: 'auto' }, query)));
      this.#panel.group(make('div', { class: 'page' }, this.#speech.say('recent')), options);
      this.#panel.foot.append(make('button', { type: 'button', 'data-forget': '' }, this.#speech.say('clear_recent')));
    }
    this.#panel.announce();
    this.#reveal();
  }

  /** @param {Key} reason */
  #fail(reason) {
    this.#panel.clear(reason);
    const again = make('button', { type: 'button', 'data-retry': '' }, this.#speech.say('retry'));
    this.#panel.note.append(make('p', {}, this.#speech.say(reason)), again);
    this.#panel.announce();
    this.#reveal();
  }

  /** @param {string} query @param {string} lang that was asked for in the end @param {Answer} answer */
  #show(query, lang, answer) {
    const { hits, more, total } = answer;
    const [panel, speech] = [this.#panel, this.#speech];
    const suggestion = text(answer.suggestion);
    const reading = text(list(answer.readings)[0]);
    panel.clear(hits.length ? 'results' : 'empty');
    this.#shown = this.#asked;
    if (reading && reading.normalize().toLowerCase() !== query.normalize().toLowerCase()) {
      panel.bar.append(speech.about('showing_results_for', reading));
    }
    if (this.#filter && !lang && hits.length) {
      const language = speech.languageName(this.#filter);
      panel.bar.append(make('p', {}, speech.say('box_other_languages', { language })));
    }
    this.#showLanguages(lang, answer);
    if (suggestion) panel.list.append(this.#other(suggestion, speech.about('did_you_mean', suggestion)));
    if (hits.length) {
      showHits(panel, speech, hits, { isMixed: !lang, reading });
      const count = typeof more === 'number' ? hits.length + more : total;
      panel.announce(speech.say(count === 1 ? 'results_one' : 'results_many', { count }));
      if (count > hits.length && this.#page) {
        const all = new URL(this.#page, document.baseURI);
        for (const [name, value] of new FormData(this.#form)) all.searchParams.set(name, text(value));
        panel.foot.append(make('a', { href: href(all.href) }, speech.say('more_results', { count })));
      }
      panel.foot.append(make('span', { class: 'hint', 'aria-hidden': 'true' }, speech.say('keyboard_hint')));
    } else {
      const title = make('p', { class: 'title' }, speech.say('no_results_title', { query }));
      panel.note.append(title, make('p', {}, speech.say('no_results_hint')));
      panel.announce();
    }
    panel.element.scrollTop = 0;
    this.#reveal();
  }

  /** @param {string} lang that was asked for @param {Answer} answer */
  #showLanguages(lang, { hits, facets }) {
    const counts = list(facets?.lang);
    const seen = hits.flatMap((hit) => [hit, ...list(hit.translations)]).map((hit) => text(hit.lang));
    for (const code of [text(this.getAttribute('lang')), lang, ...counts.map(({ value }) => value), ...seen]) {
      if (code) this.#languages.add(code);
    }
    if (this.#languages.size < 2 && !lang) return;
    this.#panel.bar.append(languageChips(this.#speech, this.#languages, { lang, counts }));
  }

  /** @param {MouseEvent} event in the panel */
  #clicked({ target, button, ctrlKey, metaKey, shiftKey }) {
    const at = target instanceof Element && target.closest('a, button, [data-query]');
    if (!(at instanceof HTMLElement)) return;
    const { query, lang, forget } = at.dataset;
    if (at instanceof HTMLAnchorElement) {
      keep(this.#query);
      if (!at.href || button || ctrlKey || metaKey || shiftKey) return;
      leave(at.href, [...at.querySelectorAll('mark')].map((mark) => mark.textContent));
      this.close();
      return;
    }
    if (button) return;
    this.#input.focus();
    if (query) this.#input.value = query;
    if (forget === '') keep('');
    if (lang !== undefined) this.#chosen = lang;
    this.#ask();
  }
}
