/** `<timra-search>`: what is typed is asked, and what comes of it is shown and chosen from. */
import { isAbroad, isEmpty, languagesOf } from './answer.js';
import { FACETS, FIELDS } from './fields.js';
import { Frame } from './frame.js';
import { Inquiry } from './inquiry.js';
import { hearKeys } from './keys.js';
import { leave, wordsOf } from './landing.js';
import { list, text } from './make.js';
import { keep, recent } from './recent.js';
import { withMore } from './script.js';
import { ignore, listen } from './shortcuts.js';
import { showAnswer, showRecent, showRefusal, showWait } from './shown.js';
import { Speech } from './speech.js';
import { connect } from './transport.js';
import { hearTyping } from './typing.js';

/** @typedef {import('./answer.js').Answer} Answer */

export class TimraSearch extends HTMLElement {
  /** Whether the field of a theme was taken over: what leads to it leads here. */
  isAdopted = false;
  /** What is shown, once something is. @type {Answer | undefined} */
  answer;
  #frame = new Frame(this);
  #panel = this.#frame.panel;
  #speech = new Speech([]);
  #transport = connect('');
  #inquiry = new Inquiry((isBusy) => {
    this.toggleAttribute('busy', isBusy);
    this.#panel.list.ariaBusy = isBusy ? 'true' : null;
  });
  #stopWaiting = hearTyping(this.#frame.input, () => this.#ask());
  #listening = new AbortController();
  /** The question whose answer is shown. */
  #shown = '';
  /** The language chosen in the box, '' for all. @type {string | undefined} */
  #chosen;
  /** What the reader narrows results by, beside their language. @type {Record<string, string>} */
  #narrowed = {};
  /** Whether filters are there to be loaded, as far as is known. */
  #hasMore = true;
  /** Languages seen in answers. @type {Set<string>} */
  #languages = new Set();

  connectedCallback() {
    this.#transport = connect(text(this.getAttribute('src')));
    if (this.#transport.isHere) this.setAttribute('view', 'page');
    if (!this.#frame.root.parentNode) this.#build();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    listen(this);
    addEventListener('online', () => this.#panel.state === 'offline' && this.#ask(), { signal });
    this.#frame.fit(signal);
    if (this.#frame.isPage) withMore((it) => it.showPage(this, signal));
  }

  disconnectedCallback() {
    ignore(this);
    this.#listening.abort();
    this.#inquiry.stop();
  }

  /** Brings the reader to the field, in the dialog where there is one. */
  open() {
    this.#frame.open();
    this.#look();
  }

  /** Closes results and dialog; what was typed stays. */
  close() {
    this.#frame.close();
  }

  /** What is asked for: words, language, and what else narrows and orders results. @returns {{q: string, lang: string} & Record<string, string>} */
  get asked() {
    return { ...this.#choices, q: this.#frame.query, lang: this.#filter };
  }

  /** Asks for something else. @param {Record<string, string>} asked */
  ask({ q = '', lang, ...narrowed }) {
    if (q !== this.#frame.query) this.#frame.input.value = q;
    if (lang !== this.#filter) this.#chosen = lang;
    // What the site has chosen is its own to say.
    const own = Object.entries(narrowed).filter(([name, value]) => value && !this.hasAttribute(name));
    this.#narrowed = Object.fromEntries(own);
    this.#ask();
  }

  /** What is typed; a page that asks whether keys are typed into a field is told that they are. */
  get value() {
    return this.#frame.input.value;
  }

  /** The language that is asked for; '' for all. */
  get #filter() {
    return this.#chosen ?? this.getAttribute('lang') ?? '';
  }

  /** What the site narrows and orders every search by. @returns {Record<string, string>} */
  get #choices() {
    const given = FIELDS.map((name) => [name, this.getAttribute(name)]);
    return { ...this.#narrowed, ...Object.fromEntries(given.filter(([, value]) => value)) };
  }

  get #question() {
    return JSON.stringify([this.asked, this.limit]);
  }

  /** How many results are wanted at most. */
  get limit() {
    return this.getAttribute('limit') ?? (this.#frame.isPage ? '20' : '10');
  }

  /** What of an answer results can be narrowed by, but for what the site has chosen. @param {Answer} answer */
  #facets({ facets }) {
    return FACETS.filter((name) => !this.hasAttribute(name) && (this.#narrowed[name] || list(facets?.[name]).length > 1));
  }

  /** The form that works without script, which this one stands for. */
  get #fallback() {
    return this.isAdopted ? null : this.querySelector('form');
  }

  /** Where all results are shown; empty for nowhere. */
  get #page() {
    return this.getAttribute('page') ?? this.#fallback?.action ?? this.#transport.page;
  }

  /** The page of all results, with what is typed and chosen. */
  get #all() {
    if (!this.#page || this.#frame.isPage) return null;
    const all = new URL(this.#page, document.baseURI);
    for (const [name, value] of new FormData(this.#frame.form)) all.searchParams.set(name, text(value));
    return all;
  }

  #build() {
    const { input } = this.#frame;
    this.#speech = new Speech([this.getAttribute('ui-lang'), document.documentElement.lang, navigator.language]);
    const old = this.#fallback?.elements.namedItem('q');
    const given = old instanceof HTMLInputElement ? old : null;
    this.#frame.build(this.#speech, given, this.#fallback?.querySelector('button')?.textContent);
    this.#hear();
    if (given) {
      // What was typed before the script came, or stands there again after a way back.
      input.value = given.value;
      input.addEventListener('input', () => (given.value = input.value));
      if (document.activeElement === given) requestAnimationFrame(() => this.open());
    }
  }

  #hear() {
    const { form, input, panel, root } = this.#frame;
    const look = () => this.#look(true);
    if (!this.#frame.isPage) hearKeys(this.#frame, look, () => this.#shown === this.#question);
    input.addEventListener('input', () => panel.select(-1));
    input.addEventListener('focus', () => {
      this.#transport.prepare();
      this.#frame.blend();
      this.#look();
    });
    input.addEventListener('click', () => this.#look());
    root.addEventListener('pointerenter', () => this.#transport.prepare());
    form.addEventListener('submit', (event) => {
      keep(this.#frame.query);
      form.action = this.#page;
      if (this.#page && !this.#frame.isPage) return;
      event.preventDefault();
      this.#ask();
    });
    form.addEventListener('formdata', ({ formData }) => {
      const given = this.#fallback;
      for (const [name, value] of given ? new FormData(given) : []) if (name !== 'q') formData.set(name, value);
      if (this.#filter) formData.set('lang', this.#filter);
      else formData.delete('lang');
      for (const [name, value] of Object.entries(this.#choices)) formData.set(name, value);
    });
    panel.element.addEventListener('click', (event) => this.#clicked(event));
    panel.element.addEventListener('auxclick', (event) => event.button === 1 && this.#clicked(event));
  }

  /** Shows what is there for the field. @param {boolean} [asks] whether to ask for what is not */
  #look(asks) {
    if (!this.#frame.query) this.#showRecent();
    else if (this.#inquiry.asked === this.#question) this.#frame.reveal();
    else if (asks) this.#ask();
  }

  #ask() {
    this.#stopWaiting();
    const [query, question] = [this.#frame.query, this.#question];
    if (question === this.#inquiry.asked) return this.#frame.reveal();
    if (!query) return this.#showRecent();
    this.#inquiry.ask(
      question,
      (signal) => this.#answer(query, signal),
      ([lang, answer]) => this.#show(query, lang, answer),
      (reason) => {
        showRefusal(this.#panel, this.#speech, reason);
        this.#frame.reveal();
      },
      () => this.#showWait(),
    );
  }

  /**
   * The language that was asked for in the end, and the answer.
   * @param {string} query
   * @param {AbortSignal} signal
   * @returns {Promise<[string, Answer]>}
   */
  async #answer(query, signal) {
    const limit = this.limit;
    const ask = async (/** @type {string} */ lang) => {
      const answer = await this.#transport.ask({ ...this.#choices, q: query, lang, limit }, signal, (early) => {
        // Titles are all that is known then.
        if (!Object.keys(this.#narrowed).length) this.#show(query, lang, early);
      });
      // What it says of the question comes with it, so that it is read out once; a script that is late keeps no answer back.
      if (answer.partial || answer.notes?.[0]) {
        const late = new Promise((done) => setTimeout(done, 999));
        await Promise.race([withMore((it) => it.tell(this, answer)), late]);
      }
      return answer;
    };
    const lang = this.#filter;
    const answer = await ask(lang);
    // Nothing in the reader's own language is no reason to show nothing.
    const isNarrow = lang && this.#chosen === undefined && isEmpty(answer);
    return isNarrow ? ['', await ask('')] : [lang, answer];
  }

  /** Says that an answer takes a while, where there is no older one to look at. */
  #showWait() {
    if (this.#panel.hasOptions && this.#panel.state === 'results') return;
    showWait(this.#panel, this.#speech);
    this.#frame.reveal();
  }

  #showRecent() {
    this.#inquiry.stop();
    this.#shown = this.#question;
    showRecent(this.#panel, this.#speech, recent());
    this.#frame.reveal();
  }

  /** @param {string} query @param {string} lang that was asked for in the end @param {Answer} answer */
  #show(query, lang, answer) {
    this.#shown = this.#inquiry.asked;
    for (const code of [this.getAttribute('lang'), lang, ...languagesOf(answer)]) if (code) this.#languages.add(code);
    const facets = this.#hasMore ? this.#facets(answer).length : 0;
    const chosen = Object.keys(this.#narrowed).length;
    const missed = lang ? '' : this.#filter;
    showAnswer(this.#panel, this.#speech, answer, { query, lang, missed, languages: this.#languages, all: this.#all, facets, chosen });
    this.#frame.reveal();
    this.answer = answer;
    this.dispatchEvent(new Event('timra-answer'));
    if (answer.readings?.[0] || answer.hits.some(isAbroad)) withMore((it) => it.finish(this));
  }

  /** Shows what results can be narrowed by, or hides it. */
  #turnFilters() {
    const { filters } = this.#panel;
    withMore((it) => it.showFilters(this, filters), () => (this.#hasMore = false));
  }

  /** @param {MouseEvent} event in the panel */
  #clicked({ target, button, ctrlKey, metaKey, shiftKey }) {
    const at = target instanceof Element && target.closest('a, button, [data-query]');
    if (!(at instanceof HTMLElement)) return;
    const { query, lang, forget, filters } = at.dataset;
    if (at instanceof HTMLAnchorElement) {
      keep(this.#frame.query);
      if (!at.href || button || ctrlKey || metaKey || shiftKey) return;
      leave(at.href, wordsOf(at));
      this.close();
      return;
    }
    if (button) return;
    if (filters !== undefined) return this.#turnFilters();
    const { input } = this.#frame;
    input.focus();
    if (query) input.value = query;
    if (forget === '') keep('');
    if (lang !== undefined) this.#chosen = lang;
    this.#ask();
  }
}
