/** What is added to an answer that is shown. */
import { followAbroad } from './abroad.js';
import { offerTyped } from './typed.js';

/** @param {import('../box/element.js').TimraSearch} box */
export function finish(box) {
  offerTyped(box);
  followAbroad(box);
}
