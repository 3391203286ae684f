/** Which pieces of the lexicons a question is likely to need: read from the core, since the engine comes later. */
import { fold } from './titles.js';

/** Bytes of the sign that a core begins with. */
const SIGN = 12;
/** Bytes of the name of a piece. */
const NAME = 8;
/** Words of a question that are looked at. */
const MOST = 8;

/**
 * The pieces of the lexicons, in the order of the words in them: their names, and what the first words begin with.
 * @param {Uint8Array} core
 * @returns {{name: string, first: string}[]}
 */
export function lexiconOf(core) {
  let at = SIGN;
  const number = () => {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = core[(at += 1) - 1] ?? 0;
      value += (byte % 128) * weight;
      if (byte < 128) return value;
    }
  };
  const take = (/** @type {number} */ length) => core.subarray(at, (at += length));
  number(); // The format.
  const count = Math.min(number(), core.length);
  const hex = (/** @type {number} */ byte) => byte.toString(16).padStart(2, '0');
  const names = Array.from({ length: count }, () => Array.from(take(NAME), hex).toReversed().join(''));
  return names.map((name) => ({ name, first: new TextDecoder().decode(take(number())) }));
}

/**
 * The names of the pieces that have the words of a question.
 * @param {{name: string, first: string}[]} lexicon
 * @param {string} text
 */
export function piecesFor(lexicon, text) {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const names = words.slice(0, MOST).map((word) => lexicon.findLast(({ first }) => first <= word)?.name);
  return [...new Set(names)].filter((name) => name !== undefined);
}
