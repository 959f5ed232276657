import {html, type TemplateResult} from 'lit';
import type {ChatHost} from './chat-host.js';
import type {Strings} from './i18n/index.js';
import type {ChatSession} from './state/session.js';

/** What `<dify-chat>` knows when it draws its panel. */
export interface PanelView {
  readonly chat: ChatHost;
  readonly session: ChatSession;
  readonly texts: Strings;
  readonly hidden: boolean;
  /** The slots that the page gives something for, separated by spaces. */
  readonly filled: string;
  readonly close: () => void;
  /** The page has put something else into a slot. */
  readonly refresh: () => void;
}

const SLOTS = ['header', 'empty', 'footer'];

/** What is typed here is for the chat. A page's hot-keys would not see that it comes from a field, which is hidden from them. */
const keep = (event: KeyboardEvent) => {
  const own = event.target === event.currentTarget; // not the page's, in a slot
  if (own && !event.ctrlKey && !event.metaKey && !/^(?:Esc|Tab|F\d)/.test(event.key)) event.stopPropagation();
};

/** The panel inside of `<dify-chat>`: a part of the lazy code, since without that there is nothing to draw. */
export function renderPanel({chat, session, texts, hidden, filled, close, refresh}: PanelView): TemplateResult {
  const bubble = chat.display !== 'inline';
  return html`
    <dify-chat-panel
      part="panel"
      exportparts="header: panel__header, thread: panel__thread, message: panel__message, message--user: panel__message--user, message--assistant: panel__message--assistant, composer: panel__composer, footer: panel__footer"
      role=${bubble ? 'dialog' : 'region'}
      aria-label=${chat.heading || session.state.get().app?.site.title || texts.title}
      tabindex="-1"
      data-display=${chat.display}
      data-placement=${chat.placement}
      ?hidden=${hidden}
      .session=${session}
      .strings=${texts}
      .imageOrigins=${chat.imageOrigins}
      .heading=${chat.heading}
      .closable=${bubble}
      .linkConfirm=${chat.linkConfirm}
      .filled=${filled}
      @close=${close}
      @keydown=${keep}
      @keypress=${keep}
      @keyup=${keep}
    >
      ${SLOTS.map((name) => html`<slot name=${name} slot=${name} @slotchange=${refresh}></slot>`)}
    </dify-chat-panel>
  `;
}
