import {LitElement, css, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {Report} from '../controllers/report.js';
import {TaskWords} from '../controllers/task-words.js';
import {Words} from '../controllers/words.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {OutputsPart} from '../state/types.js';
import {shared} from '../styles/shared.js';
import {copyIcon, tickIcon} from './action-icons.js';
import {canCopy, copy} from './copy.js';
import {define} from './define.js';
import './json.js';
import './markdown.js';
import {plain} from './plain.js';

/** A longer text is not formatted: a browser needs long for it. */
const LONGEST = 400_000;

/**
 * What a workflow gives in the end: text as Markdown, all else as a tree. Where there are several, each has its name.
 *
 * @customElement dify-chat-outputs
 */
export class DifyChatOutputs extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      section + section {
        margin-block-start: 12px;
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        min-block-size: 28px;
        color: var(--_muted);
        font-size: 12px;
        font-weight: 600;
        line-height: 16px;
      }
      h4 {
        margin: 0;
        font: inherit;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .icon-button {
        flex: none;
        inline-size: 28px;
        block-size: 28px;
      }
      .problem {
        margin: 0;
        color: var(--_error);
        font-size: 13px;
      }
    `,
  ];

  @property({attribute: false}) content!: OutputsPart;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) policy!: MarkdownPolicy;

  readonly #words = new TaskWords(this);
  readonly #more = new Words(this);
  readonly #report = new Report(this);
  /** The value that was copied last. */
  #copied: unknown;

  protected override render() {
    const {values} = this.content;
    const words = this.#words.value?.task;
    const {said, problem} = this.#report;
    const bare = values.length === 1 && typeof values[0]![1] === 'string';
    return html`
      ${values.map(([name, value]) =>
        bare
          ? this.#text(values[0]![1] as string)
          : html`<section>
              <div class="head">
                <h4 dir="auto">${plain(name || words?.output)}</h4>
                ${words && canCopy() ? this.#button(value, words.copyValue(plain(name || words.output))) : nothing}
              </div>
              ${typeof value === 'string' ? this.#text(value) : this.#tree(value)}
            </section>`,
      )}
      ${problem ? html`<p class="problem">${problem}</p>` : nothing}
      <span class="visually-hidden" role="status">${said}</span>
    `;
  }

  #text(text: string) {
    return text.length > LONGEST
      ? this.#tree(text)
      : html`<dify-chat-markdown .text=${text} .policy=${this.policy}></dify-chat-markdown>`;
  }

  #tree(value: unknown) {
    return html`<dify-chat-json .value=${value} .strings=${this.strings}></dify-chat-json>`;
  }

  #button(value: unknown, label: string) {
    const done = this.#report.done && this.#copied === value;
    return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${() => void this.#copy(value)}>
      ${done ? tickIcon : copyIcon}
    </button>`;
  }

  async #copy(value: unknown): Promise<void> {
    const words = this.#more.value?.actions;
    this.#copied = value;
    if (await copy(typeof value === 'string' ? value : JSON.stringify(value, null, 2)))
      this.#report.say(words?.copied ?? '', tickIcon);
    else this.#report.fail(words?.copyFailed ?? '');
  }
}

define('dify-chat-outputs', DifyChatOutputs);
