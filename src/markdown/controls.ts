import type {MarkdownLabels} from './policy.js';
import {picture} from './safe.js';

/** How long a copy button says that it has copied, in milliseconds. */
const COPIED = 2000;

/**
 * Handles a click in an answer: copies code, shows an image that was not loaded, jumps between the text and its footnotes.
 * Never changes the page's address.
 *
 * @param shown - Addresses of images that the visitor asked for; grows.
 */
export function handleClick(event: Event, body: Element, labels: MarkdownLabels, shown: Set<string>): void {
  const button = (event.target as Element).closest('button');
  if (!button) return;
  const {src, alt = '', to} = button.dataset;
  if (src) {
    event.preventDefault(); // the image may stand in a link
    shown.add(src);
    button.replaceWith(picture(button, src, alt));
  } else if (to) {
    // The number in the text and the arrow in the footnote lead to each other.
    body.querySelector<HTMLElement>(`[data-to=${to.startsWith('n') ? 'r' : 'n'}${to.slice(1)}]`)?.focus();
  } else if (button.className === 'copy') {
    void copy(button, labels);
  }
}

async function copy(button: HTMLElement, {copy: label, copied}: MarkdownLabels): Promise<void> {
  try {
    await navigator.clipboard.writeText(button.closest('.code')?.querySelector('code')?.textContent ?? '');
  } catch {
    return; // not allowed by the page or the visitor: the button does not claim that it copied
  }
  button.textContent = copied;
  setTimeout(() => (button.textContent = label), COPIED);
}
