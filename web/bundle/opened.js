/** A bundle that is open, or is being opened: its engine, and the pieces on their way to it. */
import { Engine, MissingError, ask } from './engine.js';
import { lexiconOf, piecesFor } from './lexicon.js';

/** Bytes of all pieces of a site that come when its first answer is out, at most; and how many come at one time, since the next
 * question may need others first. */
const FEW = 400_000;
const AT_A_TIME = 8;

/** @typedef {import('./store.js').Store} Store @typedef {import('./store.js').Description} Description */

export class Opened {
  /** Whether the engine is there. */
  isReady = false;
  /** The engine, with the core. @type {Promise<Engine>} */
  engine;
  #store;
  #description;
  /** @type {Promise<ReturnType<typeof lexiconOf>>} */
  #lexicon;
  /** Pieces that the engine has or that are on their way to it. @type {Map<string, Promise<void>>} */
  #brought = new Map();
  /** Settled once the pieces are there that the newest question is expected to need. @type {Promise<unknown>} */
  #expected = Promise.resolve();
  #hasRest = false;

  /** @param {Store} store @param {Description} description */
  constructor(store, description) {
    this.#store = store;
    this.#description = description;
    const missing = () => Promise.reject(new MissingError('the bundle has no engine'));
    const core = description.engine ? store.piece(description.core) : missing();
    this.#lexicon = core.then(lexiconOf);
    this.engine = this.#open(core);
    // What comes for nothing, or fails, is asked for again by the answer that needs it.
    for (const promise of [this.engine, this.#lexicon]) promise.catch(() => undefined);
    if (description.engine && description.pack) this.#bring([description.pack]).catch(() => undefined);
  }

  /** @param {Promise<Uint8Array>} core */
  async #open(core) {
    if (!this.#description.engine) throw new MissingError('the bundle has no engine');
    const [engine, bytes] = await Promise.all([this.#store.piece(this.#description.engine).then(Engine.start), core]);
    engine.open(bytes);
    this.isReady = true;
    return engine;
  }

  /**
   * Has pieces brought that a question is likely to need: before the engine is there, those of the lexicons.
   * @param {Record<string, string>} question
   */
  expect(question) {
    const coming = this.#expect(question);
    this.#expected = coming.catch(() => undefined);
  }

  /** @param {Record<string, string>} question */
  async #expect(question) {
    if (!this.isReady) return this.#bring(piecesFor(await this.#lexicon, question['q'] ?? ''));
    const said = (await this.engine).search(question);
    if ('missing' in said) await this.#bring(said.missing);
  }

  /**
   * The answer as JSON; none if nobody waits for it any more.
   * @param {Record<string, string>} question
   * @param {() => boolean} isWanted
   */
  async answer(question, isWanted) {
    if (!this.isReady) this.expect(question);
    const engine = await this.engine;
    // To guess without them would fetch texts in vain.
    await Promise.all([this.#expected, this.#brought.get(this.#description.pack ?? '')?.catch(() => undefined)]);
    return ask(engine, question, (names) => this.#bring(names), isWanted);
  }

  /** Brings what is left of a small site, so that the next answers wait for little; unless the reader pays for every byte. */
  async bringRest() {
    const { bytes = Infinity } = this.#description;
    const line = /** @type {{connection?: {saveData?: boolean}}} */ (self.navigator)?.connection;
    if (this.#hasRest || bytes > FEW || line?.saveData) return;
    this.#hasRest = true;
    const [site = []] = (await this.engine).names();
    for (let at = 0; at < site.length; at += AT_A_TIME) await this.#bring(site.slice(at, at + AT_A_TIME));
  }

  /** Brings all pieces, so that any question is answered without a network. */
  async bringAll() {
    await this.#bring((await this.engine).names().flat());
  }

  /** Forgets the files that the bundle does not name. */
  async tidy() {
    const { engine = '', core, titles } = this.#description;
    await this.#store.tidy([engine, core, titles, ...(await this.engine).names().flat()]);
  }

  /** Gives pieces to the engine, each once. @param {string[]} names */
  async #bring(names) {
    await Promise.all(names.map((name) => {
      const brought = this.#brought.get(name) ?? this.#give(name);
      this.#brought.set(name, brought);
      brought.catch(() => this.#brought.delete(name));
      return brought;
    }));
  }

  /** @param {string} name */
  async #give(name) {
    const [engine, piece] = await Promise.all([this.engine, this.#store.piece(name)]);
    engine.give(piece);
  }
}
