/** What a model thinks: fetched for the first answer in which it thinks aloud. */
import {LitElement, css, html} from 'lit';
import {property} from 'lit/decorators.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import {toSegments} from '../state/thoughts.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import './markdown.js';
import './thought.js';

/**
 * A text in which a model thinks aloud: its thoughts, and the words between them.
 *
 * @customElement dify-chat-thoughts
 */
export class DifyChatThoughts extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      * + * {
        margin-block-start: 8px;
      }
    `,
  ];

  @property({attribute: false}) text = '';
  /** More is coming. */
  @property({attribute: false}) streaming = false;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) policy!: MarkdownPolicy;

  protected override render() {
    const {streaming, strings, policy} = this;
    const segments = toSegments(this.text);
    const alone = !streaming && segments.every(({thought}) => thought);
    return segments.map(({thought, text, open}, index) =>
      thought
        ? html`<dify-chat-thought
            .text=${text}
            .running=${streaming && open}
            .alone=${alone}
            .strings=${strings}
            .policy=${policy}
          ></dify-chat-thought>`
        : html`<dify-chat-markdown
            .text=${text}
            .streaming=${streaming && index === segments.length - 1}
            .policy=${policy}
          ></dify-chat-markdown>`,
    );
  }
}

define('dify-chat-thoughts', DifyChatThoughts);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-thoughts': DifyChatThoughts;
  }
}
