/** What is drawn of an answer, as HTML for other programs. */

/** What only a chat can use: language bars, the arrows back from footnotes, what is drawn in the place of its source. */
const OURS = '.bar, .notes .jump, .rich';

/**
 * The HTML of drawn Markdown, without our controls. It is read from what the sanitiser has let through, and never becomes
 * elements of this page again.
 *
 * @param drawn - The elements that Markdown was drawn into.
 */
export function toRichText(drawn: Iterable<Element>): string {
  return withoutControls(drawn).getHTML();
}

/** Copies of drawn Markdown in a box, without our controls. */
export function withoutControls(drawn: Iterable<Element>): HTMLElement {
  const box = document.createElement('div');
  for (const {childNodes} of drawn) box.append(...[...childNodes].map((node) => node.cloneNode(true)));
  for (const el of box.querySelectorAll(OURS)) el.remove();
  for (const el of box.querySelectorAll<HTMLElement>('button, .group, .code, .table, pre span, .mark, .mark > span')) {
    // Of an image that was not loaded there are the words; a footnote's number stays.
    el.replaceWith(...('alt' in el.dataset ? [el.dataset.alt ?? ''] : el.childNodes));
  }
  for (const el of box.querySelectorAll('input')) el.replaceWith(el.checked ? '☑ ' : '☐ ');
  for (const el of box.querySelectorAll('*')) {
    for (const {name} of [...el.attributes])
      if (!/^(?:href|src|alt|align|start|dir)$/.test(name)) el.removeAttribute(name);
  }
  return box;
}
