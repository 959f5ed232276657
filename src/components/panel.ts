import {LitElement, html, type PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {Select} from '../controllers/select.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import {shared} from '../styles/shared.js';
import {tokens} from '../styles/tokens.js';
import './composer.js';
import type {DifyChatComposer} from './composer.js';
import {define} from './define.js';
import './header.js';
import {styles} from './panel.styles.js';
import './thread.js';
import type {DifyChatThread} from './thread.js';

/** What may be an address, or hide one: `link-confirm.ts` looks closer. */
const SUSPICIOUS = /[.:ꓸ][^ ]|[^ -~\p{L}]/u;

/** After so many milliseconds what was pressed has had its effect. */
const LATER = 100;

/**
 * The chat itself: header, thread, composer.
 *
 * @customElement dify-chat-panel
 * @fires close - The visitor wants the panel closed.
 * @slot header - Replaces icon and title.
 * @slot empty - Replaces what is shown before the first message.
 * @slot footer - Below the composer.
 * @csspart header - The top.
 * @csspart thread - The conversation.
 * @csspart composer - Where the visitor writes.
 * @csspart footer - Below the composer.
 */
export class DifyChatPanel extends LitElement {
  static override styles = [tokens, shared, styles];

  @property({attribute: false}) session!: ChatSession;

  @property({attribute: false}) strings: Strings = english;

  /** Origins, separated by spaces, whose images answers may show beside Dify's. */
  @property() imageOrigins = '';

  /** The title instead of the app's own. */
  @property() heading = '';

  /** Whether the panel can be closed. */
  @property({type: Boolean}) closable = false;

  /** Names of the slots that the page fills, separated by spaces. */
  @property() filled = '';

  /** Ask before every link, not only before misleading ones. */
  linkConfirm?: boolean;

  /** @internal What links and images may do. */
  @state() policy!: MarkdownPolicy;
  @state() private raised = false;

  /** Where the visitor writes; of an app that is no chat, all that there is. */
  @query('dify-chat-task,dify-chat-composer') private writer!: DifyChatComposer;
  @query('dify-chat-thread') private thread!: DifyChatThread | null;

  readonly #task = new Select(this, (state) => state.task);

  constructor() {
    super();
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.closable || event.defaultPrevented || event.isComposing) return;
      event.stopPropagation(); // it is not for something of the page, too
      this.#close();
    });
    const keepFocus = (event: Event) => {
      // What is gone after it was pressed, or after a key in it, takes the focus along.
      const pressed = event.composedPath()[0] as Node;
      setTimeout(() => {
        if (!pressed.isConnected && !this.shadowRoot!.activeElement) this.focus();
      }, LATER);
    };
    this.addEventListener('click', keepFocus);
    this.addEventListener('keydown', keepFocus);
    new ResizeObserver(() => {
      if (this.offsetWidth < innerWidth - 20) return; // the width of a scroll bar
      import('../controllers/phone.js').then(
        ({fill}) => fill(this),
        () => undefined,
      );
    }).observe(this);
  }

  /** Goes where the visitor writes; on a touch screen that would bring up the keyboard over the text, so there to the panel itself. */
  override focus(options?: FocusOptions): void {
    if (matchMedia('(pointer: coarse)').matches) super.focus(options);
    else
      void this.updateComplete
        .then(() => this.writer.updateComplete)
        .then(() => (this.thread?.form ?? this.writer).focus(options));
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('session') && !changed.has('imageOrigins') && !changed.has('strings')) return;
    const imageOrigins = this.imageOrigins.split(/\s+/).filter(Boolean);
    this.policy = {difyOrigin: this.session.origin, imageOrigins, labels: this.strings.markdown};
  }

  protected override render() {
    const {heading, closable, session, strings} = this;
    return html`
      <dify-chat-header
        part="header"
        .session=${session}
        .strings=${strings}
        .heading=${heading}
        .policy=${this.policy}
        .closable=${closable}
        .raised=${this.raised}
        @close=${this.#close}
      >
        ${this.#slot('header')}
      </dify-chat-header>
      ${
        this.#task.value
          ? session.task!.draw(this as never)
          : html`<dify-chat-thread
                part="thread"
                exportparts="message, message--user, message--assistant"
                .session=${session}
                .strings=${strings}
                .heading=${heading}
                .policy=${this.policy}
                @click=${this.link}
                @auxclick=${this.link}
                @scrolled=${this.scrolled}
              >
                ${this.#slot('empty')}
              </dify-chat-thread>
              <dify-chat-composer part="composer" .session=${session} .strings=${strings}></dify-chat-composer>`
      }
      <div class="footer" part="footer"><slot name="footer"></slot></div>
    `;
  }

  /** @internal Asks before a link is followed that may be misleading. What the page has put into a slot is its own affair. */
  readonly link = (event: MouseEvent): void => {
    const link = (event.composedPath()[0] as Element).closest('a');
    if (!link || event.target !== event.currentTarget || link.ariaDescription) return;
    if (!this.linkConfirm && !SUSPICIOUS.test(link.host && link.textContent)) return; // an e-mail address has no host
    event.preventDefault();
    import('./link-confirm.js')
      .then(({follow}) => follow(link, this))
      // Nothing is opened unseen. Once it is said where the link leads, it can be followed.
      .catch(() => link.after(' ', (link.ariaDescription = link.href)));
  };

  /** @internal Something is hidden above, or not any more. */
  readonly scrolled = ({target}: Event): void => {
    this.raised = (target as DifyChatThread).scrolled;
  };

  /** A slot is handed on only when the page fills it: an empty one would hide what is shown by default. */
  #slot(name: string) {
    return this.filled.split(' ').includes(name) ? html`<slot name=${name} slot=${name}></slot>` : null;
  }

  #close() {
    this.dispatchEvent(new Event('close'));
  }
}

define('dify-chat-panel', DifyChatPanel);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-panel': DifyChatPanel;
  }
}
