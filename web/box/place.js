/** Where results are shown: in the top layer, so that nothing cuts them off, beside the field they belong to. */

/** Pixels to the edge of the screen, and between field and panel. */
const EDGE = 16;
const GAP = 6;
/** Pixels that are room enough below the field. */
const ROOM = 240;

/**
 * Puts a panel below its field, or above it where there is more room, and within the screen.
 * @param {HTMLElement} panel
 * @param {HTMLElement} field
 */
export function place(panel, field) {
  const [width, height] = [document.documentElement.clientWidth || innerWidth, innerHeight];
  const { top, bottom, left, right } = field.getBoundingClientRect();
  const [below, above] = [height - bottom - GAP - EDGE, top - GAP - EDGE];
  const isAbove = below < ROOM && above > below;
  const put = (/** @type {string} */ name, /** @type {string} */ value) => panel.style.setProperty(name, value);
  put('--timra-field', `${right - left}px`);
  put('--timra-room', `${Math.max(ROOM / 2, isAbove ? above : below)}px`);
  const wide = panel.offsetWidth;
  // On the side of the screen that the field is on.
  const wanted = left + right > width ? right - wide : left;
  put('left', `${Math.max(EDGE, Math.min(wanted, width - wide - EDGE))}px`);
  put('top', isAbove ? 'auto' : `${bottom + GAP}px`);
  put('bottom', isAbove ? `${height - top + GAP}px` : 'auto');
}

/**
 * Keeps a panel at its field while the page moves below it.
 * @param {HTMLElement} panel
 * @param {HTMLElement} field
 * @param {AbortSignal} signal
 */
export function follow(panel, field, signal) {
  const again = () => panel.matches(':popover-open') && place(panel, field);
  addEventListener('scroll', again, { signal, passive: true, capture: true });
  addEventListener('resize', again, { signal });
}

/**
 * Keeps the page behind a dialog where it is. Styles of the page stay untouched: what scrolls in it may not be its root.
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} panel what may scroll in it
 */
export function hold(dialog, panel) {
  for (const kind of ['wheel', 'touchmove']) {
    dialog.addEventListener(
      kind,
      (event) => {
        const isInside = event.composedPath().includes(panel) && panel.scrollHeight > panel.clientHeight;
        if (!isInside && event.cancelable) event.preventDefault();
      },
      { passive: false },
    );
  }
}
