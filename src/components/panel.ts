import {LitElement, html, type PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
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

  @state() private policy!: MarkdownPolicy;
  @state() private raised = false;

  @query('dify-chat-composer') private composer!: DifyChatComposer;

  constructor() {
    super();
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.closable && !event.defaultPrevented && !event.isComposing) this.#close();
    });
  }

  /** Goes where the visitor writes; on a touch screen that would bring up the keyboard over the text, so there to the panel itself. */
  override focus(options?: FocusOptions): void {
    if (matchMedia('(pointer: coarse)').matches) super.focus(options);
    else void this.updateComplete.then(() => this.composer.updateComplete).then(() => this.composer.focus(options));
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
        .closable=${closable}
        .raised=${this.raised}
        @close=${this.#close}
        @renew=${() => this.composer.focus()}
      >
        ${this.#slot('header')}
      </dify-chat-header>
      <dify-chat-thread
        part="thread"
        exportparts="message, message--user, message--assistant"
        .session=${session}
        .strings=${strings}
        .heading=${heading}
        .policy=${this.policy}
        @scrolled=${(event: Event) => (this.raised = (event.target as DifyChatThread).scrolled)}
      >
        ${this.#slot('empty')}
      </dify-chat-thread>
      <dify-chat-composer part="composer" .session=${session} .strings=${strings}></dify-chat-composer>
      <div class="footer" part="footer"><slot name="footer"></slot></div>
    `;
  }

  /** A slot is handed on only when the page fills it: an empty one would hide what is shown by default. */
  #slot(name: string) {
    return this.filled.split(' ').includes(name) ? html`<slot name=${name} slot=${name}></slot>` : null;
  }

  #close() {
    this.dispatchEvent(new Event('close'));
  }
}

define('dify-chat-panel', DifyChatPanel);
