/** The app's icon, from its site settings. Untrusted: an emoji is text, an image must come from where those of answers may. */
import {html, type TemplateResult} from 'lit';
import {isTrusted, type MarkdownPolicy} from '../markdown/policy.js';
import type {Site} from '../state/types.js';
import {botIcon} from './icons.js';

/** Its looks and size are `avatarStyles`. `resolve` turns a Dify address into one to load. */
export function avatar(
  site: Partial<Site>,
  resolve: (url: string) => string | undefined,
  policy: MarkdownPolicy,
): TemplateResult {
  const {icon_type: type, icon, icon_url: url, icon_background: ground} = site;
  const image = type === 'image' && url ? resolve(url) : undefined;
  if (image && isTrusted(new URL(image), policy))
    return html`<img class="avatar" src=${image} alt="" referrerpolicy="no-referrer" />`;
  // The settings may name an emoji by id, such as `robot_face`; without a table of all emoji our own icon serves.
  const emoji = icon && !/^[\w+-]+$/.test(icon) && [...icon].length <= 8 ? icon : undefined;
  // Set as a property, which a strict policy allows; only what is a colour gets in.
  const paint = emoji && ground && CSS.supports('color', ground) ? `background-color:${ground}` : '';
  return html`<span class="avatar" aria-hidden="true" .style=${paint}>${emoji ?? botIcon}</span>`;
}
