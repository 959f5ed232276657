import type {MarkdownLabels} from './policy.js';
import {picture} from './safe.js';

/** How long a copy button says that it has copied, in milliseconds. */
const COPIED = 2000;

/**
 * Does what a control in an answer is for: copies code, shows an image that was not loaded, jumps between the text and its
 * footnotes. Never changes the page's address.
 *
 * @param shown - Addresses of images that the visitor asked for; grows.
 */
export function press(button: HTMLElement, body: Element, labels: MarkdownLabels, shown: Set<string>): void {
  const {src, alt = '', to} = button.dataset;
  if (src) {
    shown.add(src);
    button.replaceWith(picture(button, src, alt));
  } else if (to) {
    // The number in the text and the arrow in the footnote lead to each other.
    body.querySelector<HTMLElement>(`[data-to=${to.startsWith('n') ? 'r' : 'n'}${to.slice(1)}]`)?.focus();
  } else {
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
