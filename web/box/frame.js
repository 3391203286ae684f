/** What is always there of the box: the field with its panel, below it or in a dialog, and the button that opens that. */
import styles from './box.css';
import { icon, make, set } from './make.js';
import { Panel } from './panel.js';
import { follow, hold } from './place.js';
import { blend, onScheme } from './scheme.js';
import { SHORTCUTS } from './shortcuts.js';

let frames = 0;

export class Frame {
  form = make('form', { class: 'form', role: 'search', part: 'form' });
  input = make('input', { type: 'search', name: 'q', part: 'input' });
  dialog = make('dialog', { part: 'dialog' });
  /** All of it: nothing that the page says of its own elements, or that they inherit, reaches in here. */
  root = make('div', { class: 'root' });
  #field = make('span', { class: 'field', part: 'field' });
  panel = new Panel(`timra-${(frames += 1)}`, this.#field, this.input);
  #trigger = make('button', { type: 'button', class: 'open', part: 'opener', 'aria-haspopup': 'dialog' });
  #label = make('span');
  #narrow = matchMedia('(max-width: 40rem)');
  #box;
  #shadow;

  /** @param {import('./shortcuts.js').Box} box */
  constructor(box) {
    this.#box = box;
    this.#shadow = box.attachShadow({ mode: 'open' });
  }

  /**
   * Puts it together.
   * @param {import('./speech.js').Speech} speech
   * @param {HTMLInputElement | null} given the field that this one stands for
   * @param {string | null | undefined} button what stands on the button beside that
   */
  build(speech, given, button) {
    const say = speech.say.bind(speech);
    const { form, input, panel, dialog, root } = this;
    const keys = make('kbd', { 'aria-hidden': 'true' }, '/');
    const closer = make('button', { type: 'button', class: 'close' }, say('close'));
    closer.addEventListener('click', () => this.close());
    this.#field.append(icon(), input, keys);
    form.append(this.#field, button == null ? '' : make('button', { class: 'submit', part: 'button' }, button), closer);
    panel.isFixed = this.isPage;
    if (panel.isFixed) {
      panel.list.removeAttribute('role');
      // There is another one on most pages.
      form.ariaLabel = say('results');
    } else {
      set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': panel.list.id });
      panel.list.ariaLabel = say('results');
    }
    set(input, {
      autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search', 'aria-keyshortcuts': SHORTCUTS, placeholder: given?.placeholder || say('placeholder'),
      'aria-label': given?.ariaLabel || say('search'), dir: 'auto',
    });
    dialog.ariaLabel = say('search');
    set(this.#trigger, { 'aria-keyshortcuts': SHORTCUTS }).append(icon(), this.#label, keys.cloneNode(true));
    // The element's `lang` is that of the results.
    root.lang = speech.code;
    root.append(this.#trigger, dialog);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    this.#shadow.adoptedStyleSheets = [sheet];
    this.#shadow.append(root);
    this.#hear();
  }

  /** What is typed, without space around it. */
  get query() {
    return this.input.value.trim();
  }

  /** Whether results are a part of the page. */
  get isPage() {
    return this.#box.getAttribute('view') === 'page';
  }

  get #isModal() {
    return !this.isPage && (this.#box.getAttribute('view') === 'dialog' || this.#narrow.matches);
  }

  /** Fits it into the page, now and whenever the page changes. @param {AbortSignal} signal */
  fit(signal) {
    this.#narrow.addEventListener('change', () => this.#arrange(), { signal });
    follow(this.panel.element, this.#field, signal);
    onScheme(() => this.blend(), signal);
    this.#arrange();
    this.blend();
  }

  /** Brings the reader to the field, in the dialog where there is one. */
  open() {
    if (this.#isModal && !this.dialog.open) this.dialog.showModal();
    this.input.focus();
    this.input.select();
  }

  /** Closes panel and dialog; what was typed stays. */
  close() {
    this.panel.show(false);
    this.panel.select(-1);
    if (this.dialog.open) this.dialog.close();
  }

  /** Shows the panel, if there is anything in it and the reader is here. */
  reveal() {
    this.panel.show(!!this.panel.state && !!this.#shadow.activeElement);
  }

  /** Puts field and results where the screen has room for them. */
  #arrange() {
    const isModal = this.#isModal;
    const home = isModal ? this.dialog : this.root;
    const { element, voice } = this.panel;
    this.root.classList.toggle('modal', isModal);
    this.root.classList.toggle('whole', this.isPage);
    if (element.parentElement !== home) {
      this.close();
      const isWithin = isModal || this.isPage;
      element.popover = isWithin ? null : 'manual';
      element.hidden = isWithin;
      // Outside an open dialog nothing is read out.
      home.prepend(this.form, element, voice);
    }
    this.#relabel();
  }

  /** Takes on the colors of what is around it. */
  blend() {
    const { dialog, form, panel } = this;
    const within = this.#isModal ? [this.#trigger] : [form];
    blend(this.#box, within, this.#isModal ? [dialog, form] : [dialog, panel.element]);
  }

  /** The button that opens the dialog shows what the field would. */
  #relabel() {
    this.#label.textContent = this.query || this.input.placeholder;
    this.#trigger.classList.toggle('filled', !!this.query);
  }

  #hear() {
    const { dialog, root } = this;
    this.#trigger.addEventListener('click', () => this.#box.open());
    root.addEventListener('focusout', ({ relatedTarget }) => {
      const stays = relatedTarget instanceof Node && root.contains(relatedTarget);
      if (!stays && !dialog.open && document.hasFocus()) this.close();
    });
    dialog.addEventListener('click', (event) => event.target === dialog && this.close());
    dialog.addEventListener('close', () => {
      this.close();
      this.#relabel();
    });
    hold(dialog, this.panel.element);
    // A page sees keys of an element here, not of a field, and would take them for its own.
    for (const kind of ['keydown', 'keypress', 'keyup']) {
      root.addEventListener(kind, (event) => {
        const { key, ctrlKey, metaKey } = /** @type {KeyboardEvent} */ (event);
        if (!((ctrlKey || metaKey) && key.toLowerCase() === 'k')) event.stopPropagation();
      });
    }
  }
}
