/** The nearest element that scrolls the answer, through shadow roots. */
export function scrollerOf(el: Element): Element | undefined {
  for (let root = el.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    const scroller = root.host.closest('.scroller');
    if (scroller) return scroller;
  }
  return undefined;
}

/**
 * Before something of a block changes. What is above the view may get higher or lower: what is being read stays where it is.
 *
 * @returns is to be called when it has changed.
 */
export function keepPlace(el: Element): () => void {
  const scroller = scrollerOf(el);
  const before = el.getBoundingClientRect();
  return () => {
    if (!scroller) return;
    // At the end the browser may have scrolled by itself.
    const moved = el.getBoundingClientRect().bottom - before.bottom;
    if (moved && before.bottom <= scroller.getBoundingClientRect().top) scroller.scrollTop += moved;
    // The thread follows its end, or holds the message that is read.
    (el.getRootNode() as ShadowRoot).host.dispatchEvent(new Event('grown', {composed: true}));
  };
}

/** Changes what is drawn of a block, in its place. */
export function inPlaceOf(el: Element, change: () => void): void {
  const settle = keepPlace(el);
  change();
  settle();
}

/** The direction of the answer around a block: code itself is written from left to right everywhere. */
export function directionAround({parentElement}: Element): string {
  return parentElement ? getComputedStyle(parentElement).direction : '';
}
