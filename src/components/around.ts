/** The nearest element of that name around another, through shadow roots. */
export function around<K extends keyof HTMLElementTagNameMap>(
  element: Element,
  name: K,
): HTMLElementTagNameMap[K] | undefined {
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    if (root.host.localName === name) return root.host as HTMLElementTagNameMap[K];
  }
  return undefined;
}
