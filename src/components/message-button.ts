import {LitElement, css, html} from 'lit';
import {property} from 'lit/decorators.js';
import {Select} from '../controllers/select.js';
import {english, type Strings} from '../i18n/index.js';
import {safeUrl, type MarkdownPolicy} from '../markdown/policy.js';
import {readTags} from '../markdown/tags.js';
import type {ChatSession} from '../state/session.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {plain} from './plain.js';
import type {RichBlock, RichContext} from './rich-types.js';

/** Longest message that a button may ask, in characters: the visitor has to be able to read what was asked. */
const LONGEST = 2000;

/**
 * A button that an answer has written: it asks something, as if the visitor had typed it, or it is a link.
 *
 * @customElement dify-chat-message-button
 */
export class DifyChatMessageButton extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
        max-inline-size: 100%;
        margin-block: 4px;
        margin-inline-end: 6px;
        vertical-align: middle;
      }
      button,
      a {
        display: inline-block;
        max-inline-size: 100%;
        min-block-size: 32px;
        padding: 6px 14px;
        border: 1px solid var(--_border);
        border-radius: 16px;
        color: var(--_accent-text);
        font-size: 13px;
        line-height: 18px;
        text-align: start;
        text-decoration: none;
        overflow-wrap: anywhere;
      }
      :is(button, a):hover {
        border-color: var(--_accent-text);
        background: var(--_user);
      }
      .primary {
        border-color: var(--_accent);
        background: var(--_accent);
        color: var(--_on-accent);
      }
      .primary:hover {
        background: var(--_accent);
      }
      [aria-disabled='true'] {
        cursor: default;
        opacity: 0.6;
      }
      @media (pointer: coarse) {
        :is(button, a) {
          min-block-size: 44px;
          padding: 12px 16px;
          border-radius: 22px;
        }
      }
      @media (forced-colors: active) {
        [aria-disabled='true'] {
          border-color: GrayText;
          color: GrayText;
          opacity: 1;
        }
      }
    `,
  ];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) label = '';
  /** What it asks. */
  @property({attribute: false}) message = '';
  /** Where it leads instead. */
  @property({attribute: false}) link: URL | undefined;
  @property({attribute: false}) primary = false;

  /** An answer is being written: no other question is taken. */
  readonly #busy = new Select(this, () => !!this.session.running);

  protected override render() {
    const {label, link, message} = this;
    const look = this.primary ? 'primary' : '';
    if (link) {
      return html`<a
        class=${look}
        dir="auto"
        href=${link.href}
        target="_blank"
        rel="noopener noreferrer"
        title=${link.host}
        >${plain(label)}</a
      >`;
    }
    return html`<button
      type="button"
      class=${look}
      dir="auto"
      title=${plain(message)}
      aria-disabled=${this.#busy.value}
      @click=${this.#send}
    >
      ${plain(label)}
    </button>`;
  }

  readonly #send = (): unknown => !this.#busy.value && this.session.send(this.message);
}

/** A link to follow; nothing for what leads nowhere. */
function toLink(address: string, policy: MarkdownPolicy): URL | undefined {
  const url = safeUrl(address, policy);
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** A button of Dify's: `<button data-message="…" data-link="…" data-variant="primary">`. */
export function render({source}: RichBlock, {host, policy}: RichContext): HTMLElement {
  const [tag] = readTags(source);
  const words = readTags(source).map(({text}) => text);
  const message = (tag?.attributes.get('data-message') ?? '').trim();
  const link = toLink(tag?.attributes.get('data-link') ?? '', policy);
  const label = words.join(' ').trim() || message || link?.host;
  if (!label) return document.createElement('span');
  if (!host?.session || message.length > LONGEST || !(link ?? message)) {
    const text = document.createElement('span');
    text.textContent = plain(label);
    return text;
  }
  const {session, strings} = host;
  const primary = tag!.attributes.get('data-variant') === 'primary';
  return Object.assign(document.createElement('dify-chat-message-button'), {
    session,
    strings,
    label,
    message,
    link,
    primary,
  });
}

define('dify-chat-message-button', DifyChatMessageButton);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-message-button': DifyChatMessageButton;
  }
}
