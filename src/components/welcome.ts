import {html, nothing, type TemplateResult} from 'lit';
import type {Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {AppState, Site} from '../state/types.js';
import {openingOf} from '../state/opening.js';
import type {ChatSession} from '../state/session.js';
import {avatar} from './avatar.js';
import './markdown.js';

/** What the welcome shows. */
export interface Welcome {
  readonly session: ChatSession;
  readonly app: AppState | undefined;
  readonly strings: Strings;
  readonly policy: MarkdownPolicy;
  /** The title, where the page gives one. */
  readonly heading: string;
  /** What the app wants to know first, instead of its opening words. */
  readonly form: TemplateResult | undefined;
}

/** What is there before the first message: the app, its opening words, and questions to begin with. Its looks are `welcomeStyles`. */
export function welcome({session, app, strings, policy, heading, form}: Welcome): TemplateResult {
  const {opening, suggestions} = openingOf(app, session.state.get().form?.filled ?? session.inputs);
  const site = app?.site ?? {};
  return html`
    <section class="welcome">
      ${avatar(site, session.resolve, policy)}
      <h3 dir="auto">${heading || site.title || strings.greeting}</h3>
      ${form ?? (opening ? html`<dify-chat-markdown .text=${opening} .policy=${policy}></dify-chat-markdown>` : nothing)}
      ${
        suggestions.length && !form
          ? html`<ul aria-label=${strings.suggestions}>
            ${suggestions.map(
              (text) =>
                html`<li><button type="button" dir="auto" @click=${() => session.send(text)}>${text}</button></li>`,
            )}
          </ul>`
          : nothing
      }
      ${legal(site, session.resolve, strings)}
    </section>
  `;
}

/** Copyright and privacy of the site settings; what is no address stays text. */
function legal({copyright, privacy_policy: privacy}: Partial<Site>, resolve: ChatSession['resolve'], strings: Strings) {
  if (!copyright && !privacy) return nothing;
  const address = privacy && /^https?:/.test(privacy) ? resolve(privacy) : undefined;
  const link = address
    ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${strings.privacy}</a>`
    : (privacy ?? nothing);
  return html`<p class="legal" dir="auto">${copyright ? `© ${copyright} ` : nothing}${link}</p>`;
}
