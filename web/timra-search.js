/**
 * timra's search box: results as you type, below a field, or in a dialog on small screens.
 *
 *     <link rel="stylesheet" href="timra-search.css">
 *     <script type="module" src="timra-search.js"></script>
 *     <timra-search src="https://search.example.org" lang="vi" ui-lang="vi"></timra-search>
 *
 * README.md says what its attributes are. What the server says is written as text, never as HTML; only http(s)
 * addresses become links.
 */

// <strings> from src/language/*/interface.json, written by strings.mjs
const STRINGS = {
  en: {
    all_languages: 'All languages',
    also_in: 'Also in',
    box_other_languages: 'Nothing in {language}. These results are in other languages.',
    box_too_long: 'This search is too long. Please use fewer words.',
    box_unavailable: 'The search server cannot answer right now. Please try again in a moment.',
    clear_recent: 'Clear recent searches',
    close: 'Close',
    copies_many: 'and {count} more reports',
    copies_one: 'and 1 more report',
    did_you_mean: 'Did you mean {query}?',
    error_too_many: 'You have searched very often in a short time. Please wait a moment.',
    keyboard_hint: '↑ ↓ to move, Enter to open, Esc to close',
    language: 'Language',
    more_results: 'See all {count} results',
    no_results_hint: 'Try fewer or other words, or remove a filter.',
    no_results_title: 'Nothing found for “{query}”',
    offline: 'You are offline. Results will come back with the connection.',
    placeholder: 'Search',
    recent: 'Recent searches',
    results: 'Results',
    results_many: '{count} results',
    results_one: '1 result',
    retry: 'Try again',
    search: 'Search',
    showing_results_for: 'Showing results for {query}',
  },
  vi: {
    all_languages: 'Mọi ngôn ngữ',
    also_in: 'Cũng có bằng',
    box_other_languages: 'Không có kết quả bằng {language}. Đây là kết quả bằng ngôn ngữ khác.',
    box_too_long: 'Câu tìm kiếm này quá dài. Xin dùng ít từ hơn.',
    box_unavailable: 'Máy chủ tìm kiếm hiện không trả lời được. Xin thử lại sau ít phút.',
    clear_recent: 'Xoá các tìm kiếm gần đây',
    close: 'Đóng',
    copies_many: 'và {count} báo cáo khác',
    copies_one: 'và 1 báo cáo khác',
    did_you_mean: 'Có phải bạn muốn tìm {query}?',
    error_too_many: 'Bạn đã tìm quá nhiều lần trong thời gian ngắn. Xin chờ một lát.',
    keyboard_hint: '↑ ↓ để chọn, Enter để mở, Esc để đóng',
    language: 'Ngôn ngữ',
    more_results: 'Xem tất cả {count} kết quả',
    no_results_hint: 'Hãy thử ít từ hơn, từ khác, hoặc bỏ bớt bộ lọc.',
    no_results_title: 'Không tìm thấy gì cho “{query}”',
    offline: 'Bạn đang ngoại tuyến. Kết quả sẽ trở lại khi có kết nối.',
    placeholder: 'Tìm kiếm',
    recent: 'Tìm kiếm gần đây',
    results: 'Kết quả',
    results_many: '{count} kết quả',
    results_one: '1 kết quả',
    retry: 'Thử lại',
    search: 'Tìm',
    showing_results_for: 'Đang hiển thị kết quả cho {query}',
  },
};
// </strings>

/**
 * @typedef {keyof typeof STRINGS['en']} Key
 * @typedef {{start: number, end: number}} Span  bytes of UTF-8
 * @typedef {{id: string, url: string, site: string, page_title: string, heading: string, breadcrumbs: string[],
 *   lang: string | null, snippet: string, highlights: Span[], source: {path: string}, date: string | null,
 *   duplicates: string[], translations: {url: string, lang: string | null}[]}} Hit
 * @typedef {{total: number, more?: number, hits: Hit[], facets?: {lang?: {value: string, count: number}[]},
 *   readings: string[], suggestion: string | null}} Answer  as far as it is shown
 */

/** Milliseconds without a key before the server is asked; Unikey replaces letters within a few. */
const PAUSE = 120;
/** Milliseconds before an answer is given up. */
const PATIENCE = 8000;
/** Milliseconds before results are announced. */
const BREATH = 300;
const RECENT = 'timra-recent';
const SHORTCUTS = '/ Control+K Meta+K';
/** Scripts written by composing: Chinese, Japanese, Korean. */
const COMPOSED = /[\u1100-\u11ff\u2e80-\uffef]/;
const WORD = /([\p{L}\p{M}\p{N}]+)/u;
const GLASS = 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14m5 12 4.5 4.5';
/** What is said when the server refuses. @type {Record<number, Key>} */
const REFUSALS = { 400: 'box_too_long', 414: 'box_too_long', 429: 'error_too_many' };

let boxes = 0;

/**
 * Sets attributes, but for `null` and `undefined`.
 * @template {Element} T
 * @param {T} element
 * @param {Record<string, string | null | undefined>} attributes
 */
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) if (value != null) element.setAttribute(name, value);
  return element;
}

/**
 * An element; strings in it become text.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | null | undefined>} [attributes]
 * @param {...(Node | string | null | false)} children
 */
function make(tag, attributes = {}, ...children) {
  const element = set(document.createElement(tag), attributes);
  element.append(...children.map((child) => child || ''));
  return element;
}

function icon() {
  const space = 'http://www.w3.org/2000/svg';
  const svg = set(document.createElementNS(space, 'svg'), { viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  svg.append(set(document.createElementNS(space, 'path'), { d: GLASS }));
  return svg;
}

/** @param {unknown} value */
const text = (value) => (typeof value === 'string' ? value : '');

/**
 * @template T
 * @param {T[] | undefined} value
 * @returns {T[]}
 */
const list = (value) => (Array.isArray(value) ? value : []);

/** The address of a link; `null` for `javascript:` and its like. @param {string} address */
function href(address) {
  if (!text(address) || !URL.canParse(address, document.baseURI)) return null;
  const url = new URL(address, document.baseURI);
  return /^https?:$/.test(url.protocol) ? url.href : null;
}

/**
 * A snippet in pieces, every second marked. The server counts in bytes, JavaScript does not.
 * @param {Hit} hit
 */
function cut({ snippet, highlights }) {
  const bytes = new TextEncoder().encode(text(snippet));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const pieces = [];
  let at = 0;
  for (const { start, end } of list(highlights)) {
    if (!(start >= at && end > start)) continue;
    pieces.push(decoder.decode(bytes.subarray(at, start)), decoder.decode(bytes.subarray(start, end)));
    at = end;
  }
  return [...pieces, decoder.decode(bytes.subarray(at))];
}

/** What was searched before, newest first. @returns {string[]} */
function recent() {
  try {
    return list(JSON.parse(localStorage.getItem(RECENT) ?? '[]')).filter(text).slice(0, 5);
  } catch {
    return [];
  }
}

/** @param {string} query to be kept; none forgets all */
function keep(query) {
  const others = query ? [query, ...recent().filter((other) => other !== query)] : [];
  try {
    localStorage.setItem(RECENT, JSON.stringify(others.slice(0, 5)));
  } catch {
    // A private window, or no room.
  }
}

/** See the top of this file. */
export class TimraSearch extends HTMLElement {
  #form = make('form', { role: 'search' });
  #input = make('input', { type: 'search', name: 'q' });
  #dialog = make('dialog', { class: 'timra-dialog' });
  #panel = make('div', { class: 'timra-panel', hidden: '' });
  #bar = make('div', { class: 'timra-bar' });
  #note = make('div', { class: 'timra-note' });
  #list = make('div', { class: 'timra-list', role: 'listbox' });
  #foot = make('div', { class: 'timra-foot' });
  #trigger = make('button', { type: 'button', class: 'timra-open', 'aria-haspopup': 'dialog' });
  #label = make('span');
  #said = [0, 1].map(() => make('div', { role: 'status' }));
  #voice = make('div', { class: 'timra-said' }, ...this.#said);
  #name = `timra-${(boxes += 1)}`;
  #narrow = matchMedia('(max-width: 40rem)');
  /** @type {HTMLElement[]} */ #options = [];
  #active = -1;
  #pause = 0;
  #breath = 0;
  #request = new AbortController();
  #listening = new AbortController();
  /** The question whose answer is shown or on its way. */
  #asked = '';
  /** The language chosen in the box, '' for all. @type {string | undefined} */
  #chosen;
  /** Languages seen in answers. @type {Set<string>} */
  #languages = new Set();
  /** Whether compositions wait for their end. */
  #waits = false;

  connectedCallback() {
    if (!this.#dialog.parentNode) this.#build();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener('keydown', (event) => this.#shortcut(event), { signal });
    addEventListener('online', () => this.#panel.dataset.state === 'offline' && this.#ask(), { signal });
    this.#narrow.addEventListener('change', () => this.#place(), { signal });
    this.#place();
  }

  disconnectedCallback() {
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
    this.#panel.hidden = true;
    this.#input.ariaExpanded = 'false';
    this.#select(-1);
    if (this.#dialog.open) this.#dialog.close();
  }

  get #isModal() {
    return this.getAttribute('view') === 'dialog' || this.#narrow.matches;
  }

  get #language() {
    const wanted = [this.getAttribute('ui-lang'), document.documentElement.lang, navigator.language, 'en'];
    const codes = wanted.map((tag) => text(tag).toLowerCase().split('-')[0] ?? '');
    return /** @type {keyof typeof STRINGS} */ (codes.find((code) => Object.hasOwn(STRINGS, code)));
  }

  /** The language that is asked for; '' for all. */
  get #filter() {
    return this.#chosen ?? this.getAttribute('lang') ?? '';
  }

  get #query() {
    return this.#input.value.trim();
  }

  get #question() {
    return JSON.stringify([this.#query, this.#filter, this.getAttribute('site')]);
  }

  get #server() {
    return text(this.getAttribute('src')).replace(/\/+$/, '');
  }

  /** A sentence of the interface. @param {Key} key @param {Record<string, string | number>} [values] */
  #say(key, values = {}) {
    return STRINGS[this.#language][key].replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
  }

  /** @param {string} code */
  #languageName(code) {
    try {
      const name = text(new Intl.DisplayNames(this.#language, { type: 'language' }).of(code));
      return name.charAt(0).toUpperCase() + name.slice(1);
    } catch {
      return code;
    }
  }

  #build() {
    const form = this.querySelector('form');
    const input = form?.elements.namedItem('q');
    const hasFocus = document.activeElement === input;
    if (form && input instanceof HTMLInputElement) {
      this.#form = form;
      this.#input = input;
    } else {
      this.#form.action = `${this.#server}/`;
      this.#form.append(this.#input);
    }
    const field = make('span', { class: 'timra-field' });
    const closer = make('button', { type: 'button', class: 'timra-close' }, this.#say('close'));
    const keys = make('kbd', { 'aria-hidden': 'true' }, '/');
    this.#input.replaceWith(field);
    field.append(icon(), this.#input, keys);
    this.#form.append(closer);
    this.#form.classList.add('timra-form');
    set(this.#input, {
      role: 'combobox', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search',
      'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': `${this.#name}-list`,
      'aria-keyshortcuts': SHORTCUTS, placeholder: this.#input.placeholder || this.#say('placeholder'),
    });
    if (!this.#input.labels?.length) this.#input.ariaLabel ||= this.#say('search');
    set(this.#list, { id: `${this.#name}-list`, 'aria-label': this.#say('results') });
    this.#dialog.ariaLabel = this.#say('search');
    set(this.#trigger, { 'aria-keyshortcuts': SHORTCUTS }).append(icon(), this.#label, keys.cloneNode(true));
    this.#panel.append(this.#bar, this.#note, this.#list, this.#foot);
    // The element's `lang` is that of the results.
    for (const part of [this.#form, this.#panel, this.#dialog, this.#trigger, this.#voice]) part.lang = this.#language;
    this.append(this.#trigger, this.#dialog);

    this.#trigger.addEventListener('click', () => this.open());
    closer.addEventListener('click', () => this.close());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('input', (event) => this.#typed(/** @type {InputEvent} */ (event)));
    this.#input.addEventListener('compositionend', ({ data }) => {
      if (data) this.#waits = COMPOSED.test(data);
      // Not every input method says `input` now.
      this.#soon();
    });
    this.#input.addEventListener('focus', () => this.#look());
    this.#input.addEventListener('click', () => this.#look());
    this.#form.addEventListener('submit', () => keep(this.#query));
    this.#form.addEventListener('formdata', ({ formData }) => {
      if (this.#filter) formData.set('lang', this.#filter);
      else formData.delete('lang');
      const site = this.getAttribute('site');
      if (site) formData.set('site', site);
    });
    // The field keeps the focus, or the panel would close.
    this.#panel.addEventListener('mousedown', (event) => event.preventDefault());
    this.#panel.addEventListener('click', (event) => this.#clicked(event));
    this.addEventListener('focusout', ({ relatedTarget }) => {
      const stays = relatedTarget instanceof Node && this.contains(relatedTarget);
      if (!stays && !this.#dialog.open && document.hasFocus()) this.close();
    });
    this.#dialog.addEventListener('click', (event) => event.target === this.#dialog && this.close());
    this.#dialog.addEventListener('close', () => {
      this.close();
      this.#relabel();
    });
    if (hasFocus) this.#input.focus();
  }

  /** Puts field and results where the screen has room for them. */
  #place() {
    const home = this.#isModal ? this.#dialog : this;
    this.classList.toggle('timra-modal', this.#isModal);
    if (this.#panel.parentElement !== home) {
      this.close();
      // Outside an open dialog nothing is read out.
      home.prepend(this.#form, this.#panel, this.#voice);
    }
    this.#relabel();
  }

  /** The button that opens the dialog shows what the field would. */
  #relabel() {
    this.#label.textContent = this.#query || this.#input.placeholder;
    this.#trigger.classList.toggle('timra-filled', !!this.#query);
  }

  /** @param {KeyboardEvent} event anywhere on the page */
  #shortcut(event) {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const at = event.composedPath()[0];
    const isEditing = at instanceof HTMLElement && (at.isContentEditable || at.matches('input, textarea, select'));
    const isCommand = event.ctrlKey || event.metaKey;
    const isSlash = event.key === '/' && !isCommand && !isEditing;
    if (!isSlash && !(isCommand && !event.shiftKey && event.key.toLowerCase() === 'k')) return;
    event.preventDefault();
    this.open();
  }

  /** @param {KeyboardEvent} event in the field */
  #key(event) {
    // An input method's own keys; some tell it only by the code 229.
    if (event.isComposing || event.keyCode === 229) return;
    const isOpen = !this.#panel.hidden;
    const option = this.#options[this.#active];
    const { key, ctrlKey, metaKey, shiftKey } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) return this.#look(true);
      // The field is a place, too: before the first option and behind the last.
      const places = this.#options.length + 1;
      this.#select(((this.#active + (key === 'ArrowDown' ? 2 : places)) % places) - 1);
    } else if (key === 'Enter' && isOpen && option) {
      event.preventDefault();
      option.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
    } else if (key === 'Escape' && (isOpen || this.#dialog.open)) {
      // The browser's own Escape would empty the field.
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  /** @param {InputEvent} event */
  #typed({ isComposing, data }) {
    this.#select(-1);
    // A Latin composition is a word all along; a Chinese one is not.
    if (isComposing && COMPOSED.test(text(data))) this.#waits = true;
    if (isComposing && this.#waits) clearTimeout(this.#pause);
    else this.#soon();
  }

  #soon() {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#ask(), PAUSE);
  }

  /** @param {number} place of an option; -1 for the field */
  #select(place) {
    this.#options[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = place;
    const option = this.#options[place];
    if (!option) return this.#input.removeAttribute('aria-activedescendant');
    option.ariaSelected = 'true';
    option.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option.id);
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
    this.#asked = question;
    this.toggleAttribute('busy', true);
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
      const refusal = error instanceof Response ? REFUSALS[error.status] : navigator.onLine ? null : 'offline';
      this.#fail(refusal ?? 'box_unavailable');
    } finally {
      clearTimeout(late);
      if (request === this.#request) this.toggleAttribute('busy', false);
    }
  }

  /** @param {string} query @param {string} lang @param {AbortController} request @returns {Promise<Answer>} */
  async #fetch(query, lang, { signal }) {
    const url = new URL(`${this.#server}/api/suggest`, document.baseURI);
    const [site, limit] = [this.getAttribute('site'), this.getAttribute('limit') ?? '10'];
    for (const [name, value] of Object.entries({ q: query, lang, site, limit })) {
      if (value) url.searchParams.set(name, value);
    }
    const response = await fetch(url, { signal });
    if (!response.ok) throw response;
    const answer = await response.json();
    if (!Array.isArray(answer?.hits)) throw answer;
    return answer;
  }

  /** Empties the panel. @param {string} state what it is going to show */
  #clear(state) {
    this.#panel.dataset.state = state;
    for (const part of [this.#bar, this.#note, this.#list, this.#foot]) part.replaceChildren();
    this.#select(-1);
    this.#options = [];
  }

  #reveal() {
    this.#list.hidden = !this.#options.length;
    this.#panel.hidden = !this.#panel.dataset.state || !this.contains(document.activeElement);
    this.#input.ariaExpanded = String(!this.#list.hidden && !this.#panel.hidden);
    const { left, width } = this.getBoundingClientRect();
    this.#panel.classList.toggle('timra-end', left + width / 2 > innerWidth / 2);
  }

  /** Says what the panel's paragraphs say. @param {string} [first] what is said before it */
  #announce(first = '') {
    clearTimeout(this.#breath);
    const said = [first, ...[...this.#panel.querySelectorAll('p')].map((part) => part.textContent)];
    // By turns, as the same words in the same place are not read again.
    this.#breath = setTimeout(() => {
      const [now, before] = this.#said.reverse();
      if (now && before) [now.textContent, before.textContent] = [said.filter(Boolean).join('. '), ''];
    }, BREATH);
  }

  /** Makes an element an option. @template {HTMLElement} T @param {T} element */
  #option(element) {
    const id = `${this.#name}-${this.#options.push(element)}`;
    return set(element, { id, role: 'option', 'aria-selected': 'false', tabindex: '-1' });
  }

  /** @param {HTMLElement} heading @param {HTMLElement[]} options or rows of them */
  #group(heading, options) {
    const id = `${this.#name}-group-${this.#list.childElementCount}`;
    const group = make('div', { role: 'group', 'aria-labelledby': id }, set(heading, { id, role: 'presentation' }));
    group.append(...options);
    this.#list.append(group);
  }

  /** An option that searches for something else. @param {string} query @param {HTMLElement} shown */
  #other(query, shown) {
    return this.#option(make('div', { class: 'timra-query', 'data-query': query }, icon(), shown));
  }

  #showRecent() {
    this.#request.abort();
    this.#asked = '';
    this.toggleAttribute('busy', false);
    const queries = recent();
    this.#clear(queries.length ? 'recent' : '');
    if (queries.length) {
      const options = queries.map((query) => this.#other(query, make('span', {}, query)));
      this.#group(make('div', { class: 'timra-page' }, this.#say('recent')), options);
      this.#foot.append(make('button', { type: 'button', 'data-forget': '' }, this.#say('clear_recent')));
    }
    this.#announce();
    this.#reveal();
  }

  /** @param {Key} reason */
  #fail(reason) {
    this.#clear(reason);
    const again = make('button', { type: 'button', 'data-retry': '' }, this.#say('retry'));
    this.#note.append(make('p', {}, this.#say(reason)), again);
    this.#announce();
    this.#reveal();
  }

  /** @param {string} query @param {string} lang that was asked for in the end @param {Answer} answer */
  #show(query, lang, answer) {
    const { hits, more, total } = answer;
    const suggestion = text(answer.suggestion);
    const reading = text(list(answer.readings)[0]);
    this.#clear(hits.length ? 'results' : 'empty');
    if (reading && reading.normalize().toLowerCase() !== query.normalize().toLowerCase()) {
      this.#bar.append(this.#about('showing_results_for', reading));
    }
    if (this.#filter && !lang && hits.length) {
      const language = this.#languageName(this.#filter);
      this.#bar.append(make('p', {}, this.#say('box_other_languages', { language })));
    }
    this.#showLanguages(lang, answer);
    if (suggestion) this.#list.append(this.#other(suggestion, this.#about('did_you_mean', suggestion)));
    if (hits.length) {
      this.#showHits(hits, lang, reading);
      const count = typeof more === 'number' ? hits.length + more : total;
      this.#announce(this.#say(count === 1 ? 'results_one' : 'results_many', { count }));
      const all = new URL(this.#form.action);
      for (const [name, value] of new FormData(this.#form)) all.searchParams.set(name, text(value));
      if (count > hits.length) {
        this.#foot.append(make('a', { href: href(all.href) }, this.#say('more_results', { count })));
      }
      this.#foot.append(make('span', { class: 'timra-hint', 'aria-hidden': 'true' }, this.#say('keyboard_hint')));
    } else {
      const title = make('p', { class: 'timra-title' }, this.#say('no_results_title', { query }));
      this.#note.append(title, make('p', {}, this.#say('no_results_hint')));
      this.#announce();
    }
    this.#panel.scrollTop = 0;
    this.#reveal();
  }

  /** @param {'showing_results_for' | 'did_you_mean'} key @param {string} query that stands out in it */
  #about(key, query) {
    const [before = '', after = ''] = STRINGS[this.#language][key].split('{query}');
    return make('p', {}, before, make('em', {}, query), after);
  }

  /** @param {string} lang that was asked for @param {Answer} answer */
  #showLanguages(lang, { hits, facets }) {
    const counts = list(facets?.lang);
    const own = text(this.getAttribute('lang'));
    const seen = hits.flatMap((hit) => [hit, ...list(hit.translations)]).map((hit) => text(hit.lang));
    for (const code of [own, lang, ...counts.map(({ value }) => value), ...seen]) if (code) this.#languages.add(code);
    if (this.#languages.size < 2 && !lang) return;
    const chips = [...this.#languages, ''].map((code) => {
      // What was not asked for was not counted.
      const count = lang && lang !== code ? 0 : counts.find(({ value }) => value === code)?.count;
      const name = code ? this.#languageName(code) : this.#say('all_languages');
      const attributes = { type: 'button', 'data-lang': code, 'aria-pressed': String(code === lang) };
      return make('button', attributes, name, !!count && make('span', {}, ` ${count}`));
    });
    const label = this.#say('language');
    this.#bar.append(make('div', { role: 'group', 'aria-label': label, class: 'timra-languages' }, ...chips));
  }

  /** @param {Hit[]} hits @param {string} lang that was asked for @param {string} reading */
  #showHits(hits, lang, reading) {
    // Words marked in snippets are as good in headings.
    const words = new Set(reading.toLowerCase().split(' '));
    /** @type {Map<string, Hit[]>} */
    const pages = new Map();
    for (const hit of hits) {
      cut(hit).forEach((piece, n) => n % 2 && words.add(piece.toLowerCase()));
      const page = `${hit.site} ${hit.source?.path ?? text(hit.url).split('#')[0]}`;
      pages.set(page, [...(pages.get(page) ?? []), hit]);
    }
    const isOneSite = hits.every(({ site }) => site === hits[0]?.site);
    for (const page of pages.values()) {
      const [first] = /** @type {[Hit]} */ (page);
      const name = text(first.page_title) || text(first.site);
      const about = [!isOneSite && text(first.site), this.#date(first.date)].filter(Boolean).join(' · ');
      const small = about && make('small', { lang: this.#language }, about);
      const heading = make('div', { class: 'timra-page', lang: first.lang }, make('span', {}, name), small);
      const rows = page.map((hit) => {
        // A lead has its page's first heading, which may be here, too.
        const isLead = !text(hit.url).includes('#');
        const isTwice = page.some((other) => other !== hit && other.heading === hit.heading);
        const title = (isLead && isTwice ? '' : text(hit.heading)) || name;
        const pieces = title.split(WORD).map((word) => (words.has(word.toLowerCase()) ? make('mark', {}, word) : word));
        return this.#row(hit, pieces, !lang);
      });
      this.#group(heading, rows);
    }
  }

  /**
   * A hit and its versions in other languages, each an option.
   * @param {Hit} hit
   * @param {(Node | string)[]} heading
   * @param {boolean} isMixed whether results are in any language
   */
  #row(hit, heading, isMixed) {
    const { lang, duplicates, translations } = hit;
    const badge = isMixed && lang && make('abbr', { title: this.#languageName(lang) }, lang.toUpperCase());
    const trail = list(hit.breadcrumbs).slice(1, -1).join(' › ');
    const count = list(duplicates).length;
    const copies = count && this.#say(count === 1 ? 'copies_one' : 'copies_many', { count });
    const option = this.#option(
      make(
        'a',
        { class: 'timra-hit', href: href(hit.url), lang },
        make('span', { class: 'timra-heading' }, ...heading, ' ', badge),
        trail && make('span', { class: 'timra-trail' }, trail),
        make('span', { class: 'timra-snippet' }, ...cut(hit).map((piece, n) => (n % 2 ? make('mark', {}, piece) : piece))),
        !!copies && make('span', { class: 'timra-copies', lang: this.#language }, copies),
      ),
    );
    const others = list(translations).map(({ url, lang: other }) => {
      if (!other || !href(url)) return null;
      const [code, title] = [other.toUpperCase(), `${this.#say('also_in')} ${this.#languageName(other)}`];
      const attributes = { class: 'timra-other', href: href(url), title, 'aria-label': `${code}: ${title}` };
      return this.#option(make('a', attributes, code));
    });
    return make('div', { class: 'timra-row', role: 'presentation' }, option, ...others);
  }

  /** @param {string | null} date ISO 8601 */
  #date(date) {
    const day = new Date(text(date));
    return +day ? day.toLocaleDateString(this.#language, { dateStyle: 'medium', timeZone: 'UTC' }) : '';
  }

  /** @param {MouseEvent} event in the panel */
  #clicked({ target, ctrlKey, metaKey, shiftKey }) {
    const at = target instanceof Element && target.closest('a, button, [data-query]');
    if (!(at instanceof HTMLElement)) return;
    const { query, lang, forget } = at.dataset;
    if (at instanceof HTMLAnchorElement) {
      keep(this.#query);
      if (at.href && !ctrlKey && !metaKey && !shiftKey) this.close();
      return;
    }
    this.#input.focus();
    if (query) this.#input.value = query;
    if (forget === '') keep('');
    if (lang !== undefined) this.#chosen = lang;
    this.#ask();
  }
}

if (!customElements.get('timra-search')) customElements.define('timra-search', TimraSearch);
