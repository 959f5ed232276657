/** The panel in which an element stands, through shadow roots. */
export function panelOf(within: Element): HTMLElement {
  let at: Element = within;
  while (at.localName !== 'dify-chat-panel') {
    const root = at.getRootNode();
    if (!(root instanceof ShadowRoot)) break;
    at = root.host;
  }
  return at as HTMLElement;
}

/** Calls `then` when a panel is closed; returns what ends that. */
export function onClosed(panel: HTMLElement, then: () => void): () => void {
  const observer = new MutationObserver(() => {
    if (panel.hidden) then();
  });
  observer.observe(panel, {attributeFilter: ['hidden']});
  return () => observer.disconnect();
}
