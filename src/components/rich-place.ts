/** The nearest element that scrolls the answer, through shadow roots. */
export function scrollerOf(el: Element): Element | undefined {
  for (let root = el.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    const scroller = root.host.closest('.scroller');
    if (scroller) return scroller;
  }
  return undefined;
}

/** Changes what is drawn of a block. What is above the view may get higher or lower: what is being read stays where it is. */
export function inPlaceOf(el: Element, change: () => void): void {
  const scroller = scrollerOf(el);
  const before = el.getBoundingClientRect();
  change();
  if (!scroller) return;
  // At the end the browser may have scrolled by itself.
  const moved = el.getBoundingClientRect().bottom - before.bottom;
  if (moved && before.bottom <= scroller.getBoundingClientRect().top) scroller.scrollTop += moved;
  // The thread follows its end, or holds the message that is read.
  (el.getRootNode() as ShadowRoot).host.dispatchEvent(new Event('grown', {composed: true}));
}
