/** What was searched before, on this device only. */
import { list, text } from './make.js';

const NAME = 'timra-recent';
const KEPT = 5;

/** Queries, newest first. @returns {string[]} */
export function recent() {
  try {
    return list(JSON.parse(localStorage.getItem(NAME) ?? '[]')).filter(text).slice(0, KEPT);
  } catch {
    return [];
  }
}

/** @param {string} query to be kept; none forgets all */
export function keep(query) {
  const others = query ? [query, ...recent().filter((other) => other !== query)] : [];
  try {
    localStorage.setItem(NAME, JSON.stringify(others.slice(0, KEPT)));
  } catch {
    // A private window, or no room.
  }
}
