/** The keys of the field. */

/** @typedef {import('./frame.js').Frame} Frame */

/**
 * @param {Frame} frame
 * @param {() => void} look shows what is there for the field
 * @param {() => boolean} isCurrent whether what is shown answers what is typed
 */
export function hearKeys(frame, look, isCurrent) {
  const { panel } = frame;
  frame.input.addEventListener('keydown', (event) => {
    // An input method's own keys; some tell it only by the code 229.
    if (event.isComposing || event.keyCode === 229) return;
    const { key, ctrlKey, metaKey, shiftKey } = event;
    const { isOpen, chosen: option } = panel;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) return look();
      // What is shown may answer what was typed before; nobody means to choose from that.
      if (isCurrent()) panel.move(key === 'ArrowDown' ? 1 : -1);
    } else if (key === 'PageDown' || key === 'PageUp') {
      event.preventDefault();
      if (isOpen) panel.turn(key === 'PageDown' ? 1 : -1);
    } else if (key === 'Enter' && isOpen && option) {
      event.preventDefault();
      option.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
    } else if (key === 'Escape' && (isOpen || frame.dialog.open)) {
      // The browser's own Escape would empty the field.
      event.preventDefault();
      frame.close();
    }
  });
}
