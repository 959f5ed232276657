/** All that a visitor can read or hear of an element: texts and names, through shadow roots. */
export function everythingIn(root: Element | ShadowRoot): string {
  const found: string[] = [];
  const visit = (node: Node) => {
    if (node instanceof Text) found.push(node.data);
    if (node instanceof Element) {
      if (node.localName === 'style') return;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
        found.push(node.getAttribute(name) ?? '');
      if (node.shadowRoot) visit(node.shadowRoot);
    }
    node.childNodes.forEach(visit);
  };
  visit(root);
  return found.join(' ').replace(/\s+/g, ' ');
}
