/**
 * timra's search box: results as you type, under a field or in a dialog on small screens.
 *
 *     <link rel="stylesheet" href="timra-search.css">
 *     <script type="module" src="timra-search.js"></script>
 *     <timra-search src="https://search.example.org" lang="vi" ui-lang="vi"></timra-search>
 *
 * | attribute | |
 * |---|---|
 * | `src`     | address of `timra serve`; empty for the page's own server |
 * | `lang`    | the reader's own language: its results come first, others are one click away |
 * | `ui-lang` | language of the box itself; otherwise that of the page, otherwise that of the browser |
 * | `site`    | only results of this site |
 * | `limit`   | results shown at most, 10 |
 * | `view`    | `dialog` to use the dialog on wide screens too |
 *
 * A `<form>` inside the element is taken over, so that searching works without script; otherwise one is made.
 * The look is set by the custom properties at the top of timra-search.css. What comes from the server is written as
 * text, never as HTML, and only http(s) addresses become links.
 */

// <strings> from src/language/*/interface.json, written by strings.mjs
const STRINGS = {
  en: {
    all_languages: 'All languages',
    also_in: 'Also in',
    box_other_languages: 'Nothing in {language}. These results are in other languages.',
    box_unreachable: 'The search server does not answer. Please try again in a moment.',
    clear_recent: 'Clear recent searches',
    close: 'Close',
    copies_many: 'and {count} more reports',
    copies_one: 'and 1 more report',
    did_you_mean: 'Did you mean {query}?',
    error: 'Something went wrong on our side. Please try again in a moment.',
    error_busy: 'Too many people are searching at this moment. Please try again in a few seconds.',
    error_query: 'This search could not be understood.',
    error_too_many: 'You have searched very often in a short time. Please wait a moment.',
    keyboard_hint: '↑ ↓ to move, Enter to open, Esc to close',
    language: 'Language',
    loading: 'Searching…',
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
    site: 'Site',
  },
  vi: {
    all_languages: 'Mọi ngôn ngữ',
    also_in: 'Cũng có bằng',
    box_other_languages: 'Không có kết quả bằng {language}. Đây là kết quả bằng ngôn ngữ khác.',
    box_unreachable: 'Máy chủ tìm kiếm không trả lời. Xin thử lại sau ít phút.',
    clear_recent: 'Xoá các tìm kiếm gần đây',
    close: 'Đóng',
    copies_many: 'và {count} báo cáo khác',
    copies_one: 'và 1 báo cáo khác',
    did_you_mean: 'Có phải bạn muốn tìm {query}?',
    error: 'Máy chủ gặp sự cố. Xin thử lại sau ít phút.',
    error_busy: 'Đang có quá nhiều người tìm kiếm. Xin thử lại sau vài giây.',
    error_query: 'Không hiểu được yêu cầu tìm kiếm này.',
    error_too_many: 'Bạn đã tìm quá nhiều lần trong thời gian ngắn. Xin chờ một lát.',
    keyboard_hint: '↑ ↓ để chọn, Enter để mở, Esc để đóng',
    language: 'Ngôn ngữ',
    loading: 'Đang tìm…',
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
    site: 'Trang web',
  },
};
// </strings>

/**
 * @typedef {{start: number, end: number}} Span  bytes of UTF-8
 * @typedef {{url: string, lang: string | null}} Translation
 * @typedef {object} Hit
 * @property {string} id
 * @property {string} url
 * @property {string} site
 * @property {string} page_title
 * @property {string} heading
 * @property {string[]} breadcrumbs
 * @property {string | null} lang
 * @property {string} snippet
 * @property {Span[]} highlights
 * @property {{path: string}} source
 * @property {string | null} date
 * @property {string[]} duplicates
 * @property {Translation[]} translations
 *
 * @typedef {object} Answer
 * @property {number} total
 * @property {number} [more]
 * @property {Hit[]} hits
 * @property {Record<string, {value: string, count: number}[]>} facets
 * @property {string[]} readings
 * @property {string | null} suggestion
 */

/** Milliseconds without a key before the server is asked. Unikey replaces a letter within a few. */
const PAUSE = 120;
/** Milliseconds after which an answer is given up. */
const PATIENCE = 8000;
/** Milliseconds before the count is announced, so that typing on is not talked over. */
const BREATH = 300;
/** The longest query that the server takes, in bytes. */
const LONGEST = 1024;
const RECENT = 'timra-recent';
const RECENT_KEPT = 5;
const NARROW = '(max-width: 40rem)';
/** Scripts whose input methods show letters on the way to a word that is not there yet. */
const COMPOSED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\uff00-\uffef]/u;
const WORD = /([\p{L}\p{M}\p{N}]+)/u;
const ICONS = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14m5 12 4.5 4.5',
  close: 'M6 6l12 12M18 6 6 18',
  recent: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16m0 3.5V12l3 2',
};

let boxes = 0;

/**
 * An element with attributes (`false`, `null` and `undefined` leave one out) and children; strings become text.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value != null) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child || child === '').map((child) => child || ''));
  return element;
}

/** @param {keyof typeof ICONS} name */
function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const [svg, path] = [document.createElementNS(space, 'svg'), document.createElementNS(space, 'path')];
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/**
 * The address as a link may have it; nothing for `javascript:` and its like.
 * @param {unknown} address
 * @param {string} [base]
 */
function href(address, base = document.baseURI) {
  if (typeof address !== 'string' || !address || !URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** @param {unknown} value */
const text = (value) => (typeof value === 'string' ? value : '');

/**
 * @template T
 * @param {T[] | undefined} value
 * @returns {T[]}
 */
const list = (value) => (Array.isArray(value) ? value : []);

/**
 * A snippet cut at its marks: text and marked text by turns. The server counts in bytes, JavaScript does not.
 * @param {string} snippet
 * @param {Span[]} spans
 */
function cut(snippet, spans) {
  const bytes = new TextEncoder().encode(snippet);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const pieces = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (!(start >= at && end > start)) continue;
    pieces.push(decoder.decode(bytes.subarray(at, start)), decoder.decode(bytes.subarray(start, end)));
    at = end;
  }
  return [...pieces, decoder.decode(bytes.subarray(at))];
}

/** @param {string[]} pieces of which every second is marked */
const marked = (pieces) => pieces.map((piece, n) => (n % 2 ? make('mark', {}, piece) : piece));

/** What was searched before, newest first; nothing where the browser keeps nothing. */
const recent = {
  /** @returns {string[]} */
  all() {
    try {
      const kept = JSON.parse(localStorage.getItem(RECENT) ?? '[]');
      return list(kept).filter((query) => text(query)).slice(0, RECENT_KEPT);
    } catch {
      return [];
    }
  },
  /** @param {string} query nothing to forget all */
  keep(query) {
    try {
      const others = this.all().filter((other) => other !== query);
      if (query) localStorage.setItem(RECENT, JSON.stringify([query, ...others].slice(0, RECENT_KEPT)));
      else localStorage.removeItem(RECENT);
    } catch {
      // A private window, or no room: then nothing is kept.
    }
  },
};

/** The search box; see the top of this file. */
export class TimraSearch extends HTMLElement {
  /** @type {HTMLFormElement} */ #form = make('form', { role: 'search', method: 'get' });
  /** @type {HTMLInputElement} */ #input = make('input', { type: 'search', name: 'q' });
  #dialog = make('dialog', { class: 'timra-dialog' });
  #panel = make('div', { class: 'timra-panel', hidden: true });
  #bar = make('div', { class: 'timra-bar' });
  #note = make('div', { class: 'timra-note' });
  #list = make('div', { class: 'timra-list', role: 'listbox' });
  #foot = make('div', { class: 'timra-foot' });
  #trigger = make('button', { type: 'button', class: 'timra-open', 'aria-haspopup': 'dialog' });
  #label = make('span');
  #said = [0, 1].map(() => make('div', { role: 'status', 'aria-live': 'polite' }));
  #name = `timra-${(boxes += 1)}`;
  #narrow = matchMedia(NARROW);
  /** @type {HTMLElement[]} */ #options = [];
  #active = -1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #pause;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #breath;
  /** @type {AbortController | undefined} */ #request;
  /** What is shown or on its way, so that nothing is asked twice. */
  #asked = '';
  /** Language chosen in the box; `undefined` as long as none was, '' for all. @type {string | undefined} */
  #chosen;
  /** Languages seen in answers, with the count in the newest. @type {Map<string, number>} */
  #languages = new Map();
  /** Whether compositions wait for their end. */
  #waits = false;
  #isComposing = false;
  #isReady = false;
  /** @type {AbortController | undefined} */ #listening;

  connectedCallback() {
    // While the page is still being read, a form inside is not there yet.
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.isConnected && this.#connect(), { once: true });
    } else {
      this.#connect();
    }
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#request?.abort();
    clearTimeout(this.#pause);
    clearTimeout(this.#breath);
  }

  /** Brings the reader to the field, in the dialog where there is one. */
  open() {
    if (this.#isModal && !this.#dialog.open) {
      this.#dialog.showModal();
      document.documentElement.classList.add('timra-still');
    }
    this.#input.focus();
    this.#input.select();
    this.#look();
  }

  /** Closes results and dialog; what was typed stays. */
  close() {
    this.#hide();
    if (this.#dialog.open) this.#dialog.close();
  }

  get #isModal() {
    return this.getAttribute('view') === 'dialog' || this.#narrow.matches;
  }

  get #language() {
    const wanted = [this.getAttribute('ui-lang'), document.documentElement.lang, navigator.language, 'en'];
    const codes = wanted.map((tag) => (tag ?? '').toLowerCase().split('-')[0] ?? '');
    return /** @type {keyof typeof STRINGS} */ (codes.find((code) => code in STRINGS));
  }

  /** The language that is asked for; '' for all. */
  get #filter() {
    return this.#chosen ?? this.getAttribute('lang') ?? '';
  }

  get #query() {
    return this.#input.value.trim();
  }

  /**
   * A sentence of the interface.
   * @param {keyof typeof STRINGS['en']} key
   * @param {Record<string, string | number>} [values]
   */
  #say(key, values = {}) {
    return STRINGS[this.#language][key].replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
  }

  /** @param {string} code */
  #languageName(code) {
    try {
      const name = new Intl.DisplayNames([this.#language], { type: 'language' }).of(code) ?? code;
      return name.charAt(0).toLocaleUpperCase() + name.slice(1);
    } catch {
      return code;
    }
  }

  // ---- the element ----

  #connect() {
    if (!this.#isReady) this.#build();
    this.#isReady = true;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener('keydown', (event) => this.#shortcut(event), { signal });
    addEventListener('online', () => this.#panel.dataset.state === 'offline' && this.#ask(), { signal });
    this.#narrow.addEventListener('change', () => this.#place(), { signal });
    this.#place();
  }

  #build() {
    const own = this.querySelector('form');
    const input = own?.querySelector('input');
    const hadFocus = document.activeElement === input;
    if (own && input) {
      this.#form = own;
      this.#input = input;
    } else {
      this.#form.action = new URL(`${this.#server}/`, document.baseURI).href;
      this.#form.append(this.#input);
      this.append(this.#form);
    }
    const field = make('span', { class: 'timra-field' });
    this.#input.replaceWith(field);
    const keys = make('kbd', { 'aria-hidden': 'true' }, '/');
    field.append(icon('search'), this.#input, keys);
    const closer = make('button', { type: 'button', class: 'timra-close' }, icon('close'));
    this.#form.append(closer);
    this.#form.classList.add('timra-form');

    const attributes = {
      role: 'combobox', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search',
      'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-expanded': 'false',
      'aria-controls': `${this.#name}-list`, 'aria-keyshortcuts': '/ Control+K Meta+K',
    };
    for (const [name, value] of Object.entries(attributes)) this.#input.setAttribute(name, value);
    if (!this.#input.placeholder) this.#input.placeholder = this.#say('placeholder');
    if (!this.#input.labels?.length) this.#input.setAttribute('aria-label', this.#say('search'));
    this.#list.id = `${this.#name}-list`;
    this.#list.setAttribute('aria-label', this.#say('results'));
    closer.setAttribute('aria-label', this.#say('close'));
    this.#dialog.setAttribute('aria-label', this.#say('search'));
    this.#trigger.setAttribute('aria-keyshortcuts', '/ Control+K Meta+K');
    this.#trigger.append(icon('search'), this.#label, keys.cloneNode(true));
    const said = make('div', { class: 'timra-said' }, ...this.#said);
    // The element's `lang` is the language of what is searched, not of the box.
    for (const part of [this.#form, this.#panel, this.#dialog, this.#trigger, said]) part.lang = this.#language;
    this.#panel.append(this.#bar, this.#note, this.#list, this.#foot);
    this.append(this.#trigger, this.#dialog, said);

    this.#trigger.addEventListener('click', () => this.open());
    closer.addEventListener('click', () => this.close());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('input', (event) => this.#typed(/** @type {InputEvent} */ (event)));
    this.#input.addEventListener('compositionstart', () => (this.#isComposing = true));
    this.#input.addEventListener('compositionend', (event) => this.#composed(event));
    this.#input.addEventListener('focus', () => this.#look());
    this.#input.addEventListener('click', () => this.#look());
    this.#form.addEventListener('submit', () => recent.keep(this.#query));
    this.#form.addEventListener('formdata', ({ formData }) => {
      if (this.#filter) formData.set('lang', this.#filter);
      const site = this.getAttribute('site');
      if (site) formData.set('site', site);
    });
    // A press in the panel must not take the focus from the field, which would close the panel under the pointer.
    this.#panel.addEventListener('mousedown', (event) => event.preventDefault());
    this.#panel.addEventListener('click', (event) => this.#clicked(event));
    this.addEventListener('focusout', ({ relatedTarget }) => {
      const stays = relatedTarget instanceof Node && this.contains(relatedTarget);
      if (!stays && !this.#dialog.open && document.hasFocus()) this.#hide();
    });
    this.#dialog.addEventListener('cancel', (event) => this.#isComposing && event.preventDefault());
    this.#dialog.addEventListener('click', (event) => event.target === this.#dialog && this.close());
    this.#dialog.addEventListener('close', () => {
      document.documentElement.classList.remove('timra-still');
      this.#hide();
      this.#relabel();
    });
    if (hadFocus) this.#input.focus();
  }

  /** Puts field and results where the screen has room for them. */
  #place() {
    const isModal = this.#isModal;
    const home = isModal ? this.#dialog : this;
    this.#trigger.hidden = !isModal;
    this.classList.toggle('timra-modal', isModal);
    if (this.#form.parentElement !== home) {
      this.close();
      home.prepend(this.#form);
    }
    this.#form.after(this.#panel);
    this.#relabel();
  }

  /** The button in the dialog's stead shows what is being looked for, as the field would. */
  #relabel() {
    this.#label.textContent = this.#query || this.#input.placeholder;
    this.#trigger.classList.toggle('timra-filled', this.#query !== '');
  }

  // ---- keys and input methods ----

  /** @param {KeyboardEvent} event anywhere on the page */
  #shortcut(event) {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const at = event.composedPath()[0];
    const isEditing =
      at instanceof HTMLElement && (at.isContentEditable || at.matches('input, textarea, select'));
    const isCommand = event.ctrlKey || event.metaKey;
    const isSlash = event.key === '/' && !isCommand && !isEditing;
    if (!isSlash && !(isCommand && !event.shiftKey && event.key.toLowerCase() === 'k')) return;
    event.preventDefault();
    this.open();
  }

  /** @param {KeyboardEvent} event in the field */
  #key(event) {
    // These keys belong to the input method; some say so only by the code 229.
    if (event.isComposing || event.keyCode === 229) return;
    const isOpen = !this.#panel.hidden;
    const option = this.#options[this.#active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) return this.#look(true);
      const places = this.#options.length + 1;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // The field itself is the place before the first option, and behind the last.
      this.#select(((this.#active + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter' && isOpen && option) {
      event.preventDefault();
      const { ctrlKey, metaKey, shiftKey } = event;
      option.dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
      );
    } else if (event.key === 'Escape' && (isOpen || this.#dialog.open)) {
      // Not the browser's Escape, which would empty the field.
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  /** @param {InputEvent} event */
  #typed(event) {
    this.#select(-1);
    // What a Latin composition shows is a word already; that of a Chinese or Japanese one is not.
    if (event.isComposing && (this.#waits || COMPOSED.test(text(event.data)))) {
      this.#waits = true;
      clearTimeout(this.#pause);
    } else {
      this.#soon();
    }
  }

  /** @param {CompositionEvent} event the end of a composition, which not every input method follows with `input` */
  #composed(event) {
    this.#isComposing = false;
    if (event.data) this.#waits = COMPOSED.test(event.data);
    this.#soon();
  }

  #soon() {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#ask(), PAUSE);
  }

  /** @param {number} place of an option, -1 for the field */
  #select(place) {
    this.#options[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = place;
    const option = this.#options[place];
    if (!option) return this.#input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option.id);
  }

  // ---- asking ----

  get #server() {
    return (this.getAttribute('src') ?? '').replace(/\/+$/, '');
  }

  /** @param {string} query @param {string} lang */
  #key_of(query, lang) {
    return JSON.stringify([query, lang, this.getAttribute('site')]);
  }

  /** Shows what there is for the text in the field. @param {boolean} [asks] whether to fetch what there is not */
  #look(asks = false) {
    if (!this.#query) this.#showRecent();
    else if (this.#asked === this.#key_of(this.#query, this.#filter)) this.#reveal();
    else if (asks) this.#ask();
  }

  async #ask() {
    clearTimeout(this.#pause);
    const query = this.#query;
    const key = this.#key_of(query, this.#filter);
    if (key === this.#asked && this.#panel.dataset.state !== 'offline') return this.#reveal();
    this.#request?.abort();
    this.#asked = '';
    if (!query) return this.#showRecent();
    if (new TextEncoder().encode(query).length > LONGEST) return this.#fail('error_query');
    const request = new AbortController();
    this.#request = request;
    this.#asked = key;
    this.toggleAttribute('busy', true);
    const late = setTimeout(() => request.abort('late'), PATIENCE);
    try {
      let lang = this.#filter;
      let answer = await this.#fetch(query, lang, request.signal);
      // Nothing in the reader's own language is no reason to show nothing.
      if (lang && this.#chosen === undefined && !answer.hits.length) {
        lang = '';
        answer = await this.#fetch(query, lang, request.signal);
      }
      if (request === this.#request) this.#show(query, lang, answer);
    } catch (error) {
      if (request !== this.#request) return;
      this.#asked = '';
      const status = error instanceof Response ? error.status : 0;
      if (status === 429) this.#fail('error_too_many');
      else if (status === 503) this.#fail('error_busy');
      else if (status === 400) this.#fail('error_query');
      else if (status || error instanceof SyntaxError) this.#fail('error');
      else if (navigator.onLine) this.#fail('box_unreachable');
      else this.#fail('offline');
    } finally {
      clearTimeout(late);
      if (request === this.#request) this.toggleAttribute('busy', false);
    }
  }

  /**
   * @param {string} query @param {string} lang @param {AbortSignal} signal
   * @returns {Promise<Answer>}
   * @throws {Response} what the server says instead
   */
  async #fetch(query, lang, signal) {
    const url = new URL(`${this.#server}/api/suggest`, document.baseURI);
    const [site, limit] = [this.getAttribute('site') ?? '', this.getAttribute('limit') ?? '10'];
    for (const [name, value] of Object.entries({ q: query, lang, site, limit })) {
      if (value) url.searchParams.set(name, value);
    }
    const response = await fetch(url, { signal, headers: { accept: 'application/json' } });
    if (!response.ok) throw response;
    const answer = await response.json();
    if (!Array.isArray(answer?.hits)) throw new SyntaxError('no hits');
    return answer;
  }

  // ---- showing ----

  /** Empties the panel for what comes next. @param {string} state */
  #clear(state) {
    this.#panel.dataset.state = state;
    for (const part of [this.#bar, this.#note, this.#list, this.#foot]) part.replaceChildren();
    this.#select(-1);
    this.#options = [];
  }

  #reveal() {
    const hasOptions = this.#options.length > 0;
    this.#list.hidden = !hasOptions;
    this.#panel.hidden = !this.#panel.dataset.state || !this.contains(document.activeElement);
    this.#input.setAttribute('aria-expanded', String(hasOptions && !this.#panel.hidden));
    const { left, width } = this.getBoundingClientRect();
    this.#panel.classList.toggle('timra-end', left + width / 2 > innerWidth / 2);
  }

  #hide() {
    this.#panel.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
    this.#select(-1);
  }

  /** @param {string} message */
  #announce(message) {
    clearTimeout(this.#breath);
    // Two regions by turns, because the same words again in one region are not read again.
    this.#breath = setTimeout(() => {
      this.#said.reverse();
      const [now, before] = this.#said;
      if (now && before) [now.textContent, before.textContent] = [message, ''];
    }, BREATH);
  }

  /**
   * Makes an element an option of the list.
   * @template {HTMLElement} T
   * @param {T} element
   */
  #option(element) {
    element.id = `${this.#name}-${this.#options.length}`;
    element.setAttribute('role', 'option');
    element.setAttribute('aria-selected', 'false');
    element.tabIndex = -1;
    this.#options.push(element);
    return element;
  }

  /** @param {string} label @param {HTMLElement} heading @param {HTMLElement[]} options */
  #group(label, heading, options) {
    heading.id = `${this.#name}-${label}`;
    heading.setAttribute('role', 'presentation');
    this.#list.append(
      make('div', { role: 'group', 'aria-labelledby': heading.id, class: 'timra-group' }, heading, ...options),
    );
  }

  #showRecent() {
    this.#request?.abort();
    this.toggleAttribute('busy', false);
    this.#asked = '';
    const queries = recent.all();
    this.#clear(queries.length ? 'recent' : '');
    if (queries.length) {
      const options = queries.map((query) =>
        this.#option(make('div', { class: 'timra-query', 'data-query': query }, icon('recent'), make('span', {}, query))),
      );
      this.#group('recent', make('div', { class: 'timra-page' }, this.#say('recent')), options);
      this.#foot.append(make('button', { type: 'button', 'data-forget': true }, this.#say('clear_recent')));
    }
    this.#announce('');
    this.#reveal();
  }

  /** @param {'error' | 'error_too_many' | 'error_busy' | 'error_query' | 'box_unreachable' | 'offline'} reason */
  #fail(reason) {
    this.#clear(reason);
    this.#note.append(make('p', {}, this.#say(reason)));
    if (reason !== 'error_query') {
      this.#note.append(make('button', { type: 'button', 'data-retry': true }, this.#say('retry')));
    }
    this.#announce(this.#say(reason));
    this.#reveal();
  }

  /** @param {string} query @param {string} lang that was asked for in the end @param {Answer} answer */
  #show(query, lang, answer) {
    const { hits } = answer;
    const count = typeof answer.more === 'number' ? hits.length + answer.more : answer.total;
    this.#clear(hits.length ? 'results' : 'empty');
    const said = [];
    const [reading] = list(answer.readings);
    if (reading && reading.normalize().toLowerCase() !== query.normalize().toLowerCase()) {
      this.#bar.append(this.#aside('showing_results_for', make('em', {}, reading)));
      said.push(this.#say('showing_results_for', { query: reading }));
    }
    if (this.#filter && !lang && hits.length) {
      const sentence = this.#say('box_other_languages', { language: this.#languageName(this.#filter) });
      this.#bar.append(make('p', {}, sentence));
      said.push(sentence);
    }
    this.#showLanguages(lang, list(answer.facets?.lang));
    if (answer.suggestion) {
      const option = this.#option(make('div', { class: 'timra-query', 'data-query': answer.suggestion }, icon('search')));
      option.append(this.#aside('did_you_mean', make('em', {}, answer.suggestion)));
      this.#list.append(option);
      said.push(this.#say('did_you_mean', { query: answer.suggestion }));
    }
    this.#showHits(hits);
    if (hits.length) {
      said.unshift(count === 1 ? this.#say('results_one') : this.#say('results_many', { count }));
      const all = new URL(this.#form.getAttribute('action') ?? '', document.baseURI);
      // @ts-ignore: all entries of this form are text
      all.search = new URLSearchParams(new FormData(this.#form)).toString();
      if (count > hits.length) {
        this.#foot.append(make('a', { href: href(all.href), 'data-all': true }, this.#say('more_results', { count })));
      }
      this.#foot.append(make('span', { class: 'timra-hint', 'aria-hidden': 'true' }, this.#say('keyboard_hint')));
    } else {
      const title = this.#say('no_results_title', { query });
      this.#note.append(make('p', { class: 'timra-title' }, title), make('p', {}, this.#say('no_results_hint')));
      said.unshift(title);
    }
    this.#announce(said.join('. '));
    this.#panel.scrollTop = 0;
    this.#reveal();
  }

  /** A sentence with an element in the place of its `{query}`. @param {'showing_results_for' | 'did_you_mean'} key @param {HTMLElement} element */
  #aside(key, element) {
    const [before = '', after = ''] = STRINGS[this.#language][key].split('{query}');
    return make('p', {}, before, element, after);
  }

  /** @param {string} lang asked for @param {{value: string, count: number}[]} counts */
  #showLanguages(lang, counts) {
    if (!lang) for (const code of this.#languages.keys()) this.#languages.set(code, 0);
    for (const { value, count } of counts) this.#languages.set(text(value), Number(count));
    if (lang && !this.#languages.has(lang)) this.#languages.set(lang, 0);
    const own = this.getAttribute('lang');
    const codes = [...this.#languages.keys()].sort((a, b) => Number(b === own) - Number(a === own));
    if (codes.length < 2 && !lang) return;
    const chip = (/** @type {string} */ code) => {
      // What is not asked for was not counted.
      const count = lang && lang !== code ? 0 : this.#languages.get(code);
      const name = code ? this.#languageName(code) : this.#say('all_languages');
      return make(
        'button',
        { type: 'button', 'data-lang': code, 'aria-pressed': String(code === lang) },
        name,
        count ? make('span', {}, ` ${count}`) : null,
      );
    };
    const label = this.#say('language');
    this.#bar.append(
      make('div', { role: 'group', 'aria-label': label, class: 'timra-languages' }, ...codes.map(chip), chip('')),
    );
  }

  /** @param {Hit[]} hits */
  #showHits(hits) {
    /** @type {Map<string, Hit[]>} */
    const pages = new Map();
    for (const hit of hits) {
      const page = `${hit.site} ${hit.source?.path ?? text(hit.url).split('#')[0]}`;
      pages.set(page, [...(pages.get(page) ?? []), hit]);
    }
    const isOneSite = new Set(hits.map((hit) => hit.site)).size < 2;
    let number = 0;
    for (const [first, ...others] of pages.values()) {
      if (!first) continue;
      const about = [isOneSite ? '' : text(first.site), this.#date(first.date)].filter(Boolean).join(' · ');
      const heading = make(
        'div',
        { class: 'timra-page', lang: first.lang },
        make('span', {}, text(first.page_title) || text(first.site)),
        about && make('small', { lang: this.#language }, about),
      );
      this.#group(`page-${(number += 1)}`, heading, [first, ...others].flatMap((hit) => this.#hit(hit)));
    }
  }

  /**
   * The options of a hit: itself, and its versions in other languages.
   * @param {Hit} hit
   */
  #hit(hit) {
    const pieces = cut(text(hit.snippet), list(hit.highlights));
    const words = new Set(pieces.filter((_, n) => n % 2).map((word) => word.toLowerCase()));
    const title = (text(hit.heading) || text(hit.page_title) || text(hit.id)).split(WORD);
    // The server marks the snippet; the same words in the heading are as good.
    const heading = title.map((word, n) => (n % 2 && words.has(word.toLowerCase()) ? make('mark', {}, word) : word));
    const trail = list(hit.breadcrumbs).slice(1, -1).map(text).join(' › ');
    const copies = list(hit.duplicates).length;
    const code = hit.lang ? make('abbr', { title: this.#languageName(hit.lang) }, hit.lang.toUpperCase()) : null;
    const option = this.#option(
      make(
        'a',
        { class: 'timra-hit', href: href(hit.url), lang: hit.lang },
        make('span', { class: 'timra-heading' }, ...heading, ' ', code),
        trail && make('span', { class: 'timra-trail' }, trail),
        make('span', { class: 'timra-snippet' }, ...marked(pieces)),
        copies > 0 &&
          make(
            'span',
            { class: 'timra-copies', lang: this.#language },
            copies === 1 ? this.#say('copies_one') : this.#say('copies_many', { count: copies }),
          ),
      ),
    );
    const translations = list(hit.translations).map(({ url, lang }) => {
      const label = `${this.#say('also_in')} ${this.#languageName(text(lang))}`;
      return href(url) && this.#option(make('a', { class: 'timra-other', href: href(url), hreflang: lang }, label));
    });
    return [option, ...translations.filter((other) => other instanceof HTMLElement)];
  }

  /** @param {string | null} date ISO 8601 */
  #date(date) {
    const day = new Date(text(date));
    if (!date || Number.isNaN(day.valueOf())) return '';
    return new Intl.DateTimeFormat(this.#language, { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
  }

  /** @param {MouseEvent} event in the panel */
  #clicked(event) {
    const at = event.target instanceof Element ? event.target.closest('a, button, [data-query]') : null;
    if (!(at instanceof HTMLElement)) return;
    const { query, lang, retry, forget } = at.dataset;
    if (query !== undefined) {
      this.#input.value = query;
      this.#input.focus();
      this.#ask();
    } else if (lang !== undefined) {
      this.#chosen = lang;
      this.#ask();
    } else if (retry !== undefined) {
      this.#ask();
    } else if (forget !== undefined) {
      recent.keep('');
      this.#showRecent();
      this.#input.focus();
    } else if (at instanceof HTMLAnchorElement) {
      recent.keep(this.#query);
      const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
      if (at.href && !isElsewhere) this.close();
    }
  }
}

if (!customElements.get('timra-search')) customElements.define('timra-search', TimraSearch);
