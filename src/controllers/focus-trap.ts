/**
 * Keeps Tab and Shift+Tab inside of a full-screen element, also in what the page has put into its slots. A modal dialog that is
 * open inside of it keeps them to itself. Nothing of the page is made inert.
 *
 * @returns undoes it.
 */
export function trapFocus(element: HTMLElement): () => void {
  const pressed = (event: KeyboardEvent) => {
    // Of Shift+Tab, WebKit on Linux knows only the place on the keyboard.
    const isTab = event.key === 'Tab' || event.code === 'Tab';
    if (!isTab || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const path = event.composedPath();
    const inside = path.includes(element);
    const [target] = path;
    const root = path.find(isModal) ?? element;
    const [edge, other] = [findStop(root, !event.shiftKey), findStop(root, event.shiftKey)];
    // From the element itself the way forward leads inside, the way back leads out.
    if (inside && !(target === root && event.shiftKey) && !(edge && isSame(target, edge))) return;
    event.preventDefault();
    other?.focus();
  };
  const lost = (event: KeyboardEvent) => {
    // Only what nobody has: a dialog of the page's own above us keeps its keys.
    if (event.target === document.body || event.target === document.documentElement) pressed(event);
  };

  const listening = new AbortController();
  const {signal} = listening;
  element.addEventListener('keydown', pressed, {signal});
  document.addEventListener('keydown', lost, {signal});
  return () => listening.abort();
}

function isModal(node: EventTarget): node is HTMLDialogElement {
  return node instanceof HTMLDialogElement && node.matches(':modal');
}

/** A group of radio buttons is one stop. */
function isSame(target: EventTarget | undefined, stop: HTMLElement): boolean {
  if (target === stop) return true;
  const [a, b] = [target, stop].map((node) =>
    node instanceof HTMLInputElement && node.type === 'radio' ? node : null,
  );
  return !!a && !!b && a.name === b.name && a.form === b.form && a.getRootNode() === b.getRootNode();
}

/** The first or the last place where Tab stops inside of an element, in the order of what is seen. */
function findStop(element: Element, last: boolean): HTMLElement | undefined {
  const children = childrenOf(element);
  for (const child of last ? children.reverse() : children) {
    const own = isStop(child) ? child : undefined;
    const stop = last ? (findStop(child, last) ?? own) : (own ?? findStop(child, last));
    if (stop) return stop;
  }
  return undefined;
}

function childrenOf(element: Element): Element[] {
  const assigned = element instanceof HTMLSlotElement ? element.assignedElements() : [];
  return assigned.length ? assigned : [...(element.shadowRoot ?? element).children];
}

function isStop(element: Element): element is HTMLElement {
  return (
    element instanceof HTMLElement &&
    element.tabIndex >= 0 &&
    !element.matches(':disabled') &&
    element.checkVisibility({visibilityProperty: true})
  );
}
