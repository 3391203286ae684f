/**
 * Where answers come from. What asks knows only this: a question goes in, an answer comes out, or a refusal that says
 * what a reader is told.
 *
 * @typedef {{q: string, lang: string, limit: string} & Record<string, string>} Question  and what narrows and orders it
 * @typedef {object} Transport
 * @property {(question: Question, signal: AbortSignal) => Promise<import('./answer.js').Answer>} ask
 * @property {() => void} prepare  a reader has turned to the field, and is likely to ask
 * @property {string} page  the address of a page of results; empty if there is none
 */
import { Server } from './server.js';

/** @param {string} src the attribute of the element @returns {Transport} */
export const connect = (src) => new Server(src);
