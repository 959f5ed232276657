import {toRichText} from './rich-text.js';

/** Whether there is a clipboard: not on a page by http. */
export const canCopy = (): boolean => 'clipboard' in navigator;

/**
 * Copies Markdown as plain text, and as it is drawn for programs that take rich text.
 *
 * @param drawn - Left out: the text is no Markdown.
 * @returns Whether the browser allowed it.
 */
export async function copy(markdown: string, drawn?: Iterable<Element>): Promise<boolean> {
  if (drawn && (await writes(() => navigator.clipboard.write([richText(markdown, drawn)])))) return true;
  return writes(() => navigator.clipboard.writeText(markdown)); // not every browser takes both kinds
}

/** The words of an answer as they are drawn, wherever they stand; its thoughts are not among them. */
export function drawnIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll('dify-chat-markdown, dify-chat-thoughts')].flatMap((el) =>
    el.localName === 'dify-chat-thoughts' ? drawnIn(el.shadowRoot!) : (el.shadowRoot?.querySelector('.answer') ?? []),
  );
}

function richText(markdown: string, drawn: Iterable<Element>): ClipboardItem {
  return new ClipboardItem({
    'text/plain': blob(markdown, 'text/plain'),
    'text/html': blob(toRichText(drawn), 'text/html'),
  });
}

async function writes(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch {
    return false;
  }
}

const blob = (text: string, type: string) => new Blob([text], {type});
