/** `/` and Ctrl+K lead to the box that the reader sees, wherever the focus is. */

export const SHORTCUTS = '/ Control+K Meta+K';

/** @typedef {HTMLElement & {open: () => void, isAdopted: boolean}} Box */

/** Boxes on the page, in order of their arrival. @type {Set<Box>} */
const boxes = new Set();

/** Whether a box is on the screen, or can be scrolled to from top to bottom. @param {Box} box */
function isSeen(box) {
  const { left, right, width } = box.getBoundingClientRect();
  return width > 0 && right > 0 && left < innerWidth && getComputedStyle(box).visibility === 'visible';
}

/** The box to be opened: one that is seen, or one that is merely drawn somewhere. */
function nearest() {
  const drawn = [...boxes].filter((box) => box.getClientRects().length);
  return drawn.find(isSeen) ?? drawn[0];
}

/** @param {KeyboardEvent} event anywhere on the page */
function pressed(event) {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const box = nearest();
  // A theme whose field was taken over still listens for the keys that led to it.
  if (!box || (event.eventPhase === Event.CAPTURING_PHASE && !box.isAdopted)) return;
  const at = event.composedPath()[0];
  const isEditing = at instanceof HTMLElement && (at.isContentEditable || at.matches('input, textarea, select'));
  const isCommand = event.ctrlKey || event.metaKey;
  const isSlash = event.key === '/' && !isCommand && !isEditing;
  if (!isSlash && !(isCommand && !event.shiftKey && event.key.toLowerCase() === 'k')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  box.open();
}

/** @param {Box} box */
export function listen(box) {
  if (!boxes.size) for (const capture of [true, false]) document.addEventListener('keydown', pressed, capture);
  boxes.add(box);
}

/** @param {Box} box */
export function ignore(box) {
  boxes.delete(box);
  if (!boxes.size) for (const capture of [true, false]) document.removeEventListener('keydown', pressed, capture);
}
