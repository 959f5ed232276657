import {html, type TemplateResult} from 'lit';
import {isTrusted, type MarkdownPolicy} from '../markdown/policy.js';
import {short} from './step-words.js';

/**
 * The picture that a tool or a node has, or an icon of ours. Addresses are followed only to where images may come from, and
 * when there is none, or nothing comes, our icon is seen.
 *
 * @param given - An address, which may be relative to Dify's origin, or an emoji as Dify describes it. Untrusted.
 */
export function picture(given: unknown, policy: MarkdownPolicy, icon: TemplateResult): TemplateResult {
  const emoji = given instanceof Object && 'content' in given ? short(given.content) : '';
  // Other words would not fit.
  if (emoji && [...emoji].length < 8 && /^\P{ASCII}+$/u.test(emoji)) return html`<span class="emoji">${emoji}</span>`;
  const address = typeof given === 'string' && given ? resolve(given, policy) : undefined;
  if (!address) return icon;
  return html`<img src=${address} alt="" referrerpolicy="no-referrer" @error=${fail} />${icon}`;
}

function resolve(given: string, policy: MarkdownPolicy): string | undefined {
  try {
    const url = new URL(given, policy.difyOrigin || undefined);
    return /^https?:$/.test(url.protocol) && !url.username && isTrusted(url, policy) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

const fail = ({target}: Event): void => {
  (target as HTMLElement).hidden = true;
};
