/** The engine: WebAssembly without imports, which answers from the pieces of a bundle that it was given. */

/**
 * @typedef {object} Exports  see src/browser/lib.rs
 * @property {WebAssembly.Memory} memory
 * @property {(length: number) => number} input
 * @property {() => number} output
 * @property {() => number} output_len
 * @property {() => number} open
 * @property {() => number} give
 * @property {() => number} names
 * @property {() => number} search
 */

/** What the engine says is wrong. */
export class EngineError extends Error {}

/** The browser does not run WebAssembly, or not here. */
export class RefusedError extends Error {}

/** There is no engine to run. */
export class MissingError extends RefusedError {}

export class Engine {
  #exports;

  /** @param {Exports} exports */
  constructor(exports) {
    this.#exports = exports;
  }

  /** @param {BufferSource} bytes of the WebAssembly */
  static async start(bytes) {
    const { instance } = await instantiate(bytes).catch((error) => {
      throw new RefusedError(String(error));
    });
    return new Engine(/** @type {Exports} */ (/** @type {unknown} */ (instance.exports)));
  }

  /** Opens the bundle with this core. @param {Uint8Array} core */
  open(core) {
    this.#call('open', core);
  }

  /** Gives a piece. @param {Uint8Array} piece */
  give(piece) {
    this.#call('give', piece);
  }

  /** The names of all pieces of the bundle: those of the site, and the lexicons. */
  names() {
    const [, said] = this.#call('names', new Uint8Array());
    return said.split('\n\n').map((names) => names.split('\n').filter(Boolean));
  }

  /**
   * The answer as JSON, or the names of the pieces that have to be given first.
   * @param {Record<string, string>} question
   * @returns {{answer: string} | {missing: string[]}}
   */
  search(question) {
    const [status, said] = this.#call('search', new TextEncoder().encode(JSON.stringify(question)));
    return status === 1 ? { missing: said.split('\n') } : { answer: said };
  }

  /** @param {'open' | 'give' | 'names' | 'search'} name @param {Uint8Array} bytes @returns {[number, string]} */
  #call(name, bytes) {
    const { memory, input, output, output_len: length } = this.#exports;
    const at = input(bytes.length);
    new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
    const status = this.#exports[name]();
    const said = new TextDecoder().decode(new Uint8Array(memory.buffer, output(), length()));
    if (status === 2) throw new EngineError(said);
    return [status, said];
  }
}

/** Rejects, too, where there is no WebAssembly at all. @param {BufferSource} bytes */
const instantiate = async (bytes) => WebAssembly.instantiate(bytes, {});

/** Questions that name missing pieces over and over would never end. */
const MOST_ROUNDS = 16;

/**
 * Asks until nothing is missing.
 * @param {Engine} engine
 * @param {Record<string, string>} question
 * @param {(names: string[]) => Promise<void>} bring gives the engine pieces
 * @param {() => boolean} isWanted  whether somebody still waits for the answer
 * @returns {Promise<string | undefined>} the answer as JSON; none if nobody waits for it
 */
export async function ask(engine, question, bring, isWanted = () => true) {
  for (let round = 0; round < MOST_ROUNDS && isWanted(); round += 1) {
    const said = engine.search(question);
    if ('answer' in said) return said.answer;
    await bring(said.missing);
  }
  if (isWanted()) throw new EngineError('an answer asks for pieces without end');
}
