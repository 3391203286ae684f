/** When something typed is asked for: once fingers rest, and input methods have made up their minds. */
import { text } from './make.js';

/** Milliseconds without a key before the server is asked; Unikey replaces letters within a few. */
const PAUSE = 120;
/** Scripts written by composing: Chinese, Japanese, Korean. */
const COMPOSED = /[\u1100-\u11ff\u2e80-\uffef]/;

/**
 * @param {HTMLInputElement} input
 * @param {() => void} rested is called when fingers rest
 * @returns {() => void} ends the waiting for that
 */
export function hearTyping(input, rested) {
  let pause = 0;
  /** Whether compositions wait for their end. */
  let waits = false;
  const stop = () => clearTimeout(pause);
  const soon = () => {
    stop();
    pause = setTimeout(rested, PAUSE);
  };
  input.addEventListener('input', (event) => {
    const { isComposing, data } = /** @type {InputEvent} */ (event);
    // A Latin composition is a word all along; a Chinese one is not.
    if (isComposing && COMPOSED.test(text(data))) waits = true;
    if (isComposing && waits) stop();
    else soon();
  });
  input.addEventListener('compositionend', ({ data }) => {
    if (data) waits = COMPOSED.test(data);
    // Not every input method says `input` now.
    soon();
  });
  return stop;
}
