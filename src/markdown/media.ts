import {isTrusted, safeUrl, type MarkdownPolicy} from './policy.js';

/** Endings of what browsers play. */
const SOUND = /\.(?:mp3|m4a|wav|og[ga]|opus|flac|aac)$/i;
const FILM = /\.(?:mp4|m4v|mov|webm|ogv)$/i;

/** What a text has in it that leads to such. */
export const MEDIA = /\.(?:mp[34]|m4[av]|wav|og[gav]|opus|flac|aac|mov|webm)/i;

/** Whether an address leads to sound or to film, as far as its ending says. */
export function mediaOf(address: string): 'audio' | 'video' | undefined {
  const {pathname = ''} = URL.canParse(address) ? new URL(address) : {};
  if (SOUND.test(pathname)) return 'audio';
  return FILM.test(pathname) ? 'video' : undefined;
}

/** Marks links to sound and film, where images would be loaded from too: all others stay links. */
export function markMedia(parsed: DocumentFragment, policy: MarkdownPolicy): void {
  for (const link of parsed.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const url = mediaOf(link.href) && safeUrl(link.href, policy, true);
    if (!url || !isTrusted(url, policy)) continue;
    const mark = parsed.ownerDocument.createElement('span');
    mark.className = 'mark';
    mark.dataset.mark = 'media';
    link.replaceWith(mark);
    mark.append(link);
  }
}
