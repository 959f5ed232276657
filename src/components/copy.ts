import {toRichText} from './rich-text.js';

/** Whether there is a clipboard: not on a page by http. */
export const canCopy = (): boolean => 'clipboard' in navigator;

/**
 * Copies Markdown as plain text, and as it is drawn for programs that take rich text.
 *
 * @returns Whether the browser allowed it.
 */
export async function copy(markdown: string, drawn: Iterable<Element>): Promise<boolean> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': blob(markdown, 'text/plain'),
        'text/html': blob(toRichText(drawn), 'text/html'),
      }),
    ]);
    return true;
  } catch {
    // Not every browser takes both kinds.
  }
  try {
    await navigator.clipboard.writeText(markdown);
    return true;
  } catch {
    return false;
  }
}

const blob = (text: string, type: string) => new Blob([text], {type});
