import {LitElement, css, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {RichWords} from '../controllers/rich-words.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {holdAround} from './hold-around.js';
import './markdown.js';
import {sparkIcon} from './step-icons.js';
import {line, lineStyles} from './step-line.js';
import {duration} from './step-words.js';

/**
 * A thought, folded into one line that says how long it took.
 *
 * @customElement dify-chat-thought
 */
export class DifyChatThought extends LitElement {
  static override styles = [
    shared,
    lineStyles,
    css`
      .detail {
        margin-block: 4px;
        margin-inline-start: 7px;
        padding-inline-start: 16px;
        border-inline-start: 2px solid var(--_border);
        color: var(--_muted);
        font-size: 13px;
        line-height: 20px;
      }
      .running .text {
        animation: think 1.6s ease-in-out infinite;
      }
      @keyframes think {
        50% {
          opacity: 0.55;
        }
      }
    `,
  ];

  @property({attribute: false}) text = '';
  /** It goes on. */
  @property({attribute: false}) running = false;
  /** There is nothing else to read, and nothing comes. */
  @property({attribute: false}) alone = false;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) policy!: MarkdownPolicy;

  /** The visitor has opened or closed it. */
  @state() private opened: boolean | undefined;

  readonly #words = new RichWords(this);
  /** When it began, as far as it was seen to begin, and how many seconds it took. */
  #began: number | undefined;
  #seconds: number | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('running')) return;
    if (this.running) this.#began ??= performance.now();
    else if (this.#began !== undefined) this.#seconds = (performance.now() - this.#began) / 1000;
  }

  protected override render() {
    const {text, running, strings, policy, alone} = this;
    const words = this.#words.value;
    if (!words) return html`<p class="line"></p>`; // its room
    const open = this.opened ?? alone;
    const time = running ? '' : duration(this.#seconds, words.steps, strings.locale);
    return html`
      ${line({
        icon: sparkIcon,
        text: running ? words.thoughts.thinking : time ? words.thoughts.took(time) : words.thoughts.thoughts,
        state: running ? 'running' : '',
        open,
        toggle: () => this.#toggle(!open),
      })}
      ${
        open
          ? html`<div class="detail">
              <dify-chat-markdown .text=${text} .streaming=${running} .policy=${policy}></dify-chat-markdown>
            </div>`
          : nothing
      }
    `;
  }

  #toggle(open: boolean): void {
    holdAround(this);
    this.opened = open;
  }
}

define('dify-chat-thought', DifyChatThought);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-thought': DifyChatThought;
  }
}
