import {LitElement, css, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {Murmur} from '../controllers/murmur.js';
import {RichWords} from '../controllers/rich-words.js';
import {Select} from '../controllers/select.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import {toolState} from '../state/step-view.js';
import {loadToolIcons} from '../state/tool-icons.js';
import {hasFailed, toolCalls, toolNames, type ToolCall} from '../state/tools.js';
import type {Answer, ToolPart} from '../state/types.js';
import {shared} from '../styles/shared.js';
import {tellAround} from './tell-around.js';
import {define} from './define.js';
import {holdAround} from './hold-around.js';
import {picture} from './picture.js';
import {STATE_ICONS, toolIcon} from './step-icons.js';
import {line, lineStyles} from './step-line.js';
import {labelOf, type StepWords} from './step-words.js';
import './value.js';
import {hasValue} from './value.js';

/**
 * The tools that an agent uses at a time, in one line, which opens to what each was given and what it said.
 *
 * @customElement dify-chat-tool
 */
export class DifyChatTool extends LitElement {
  static override styles = [
    shared,
    lineStyles,
    css`
      .detail {
        display: grid;
        gap: 8px;
        padding-block: 6px 4px;
        padding-inline-start: 24px;
      }
      h3 {
        margin: 0;
        color: var(--_muted);
        font-size: 12px;
        font-weight: 600;
        line-height: 18px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({attribute: false}) content!: ToolPart;
  /** The answer of which it is a part. */
  @property({attribute: false}) answer!: Answer;
  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  /** Which pictures are shown. */
  @property({attribute: false}) policy!: MarkdownPolicy;

  @state() private open = false;

  readonly #words = new RichWords(this);
  readonly #murmur = new Murmur(this);
  readonly #icons = new Select(this, ({toolIcons}) => toolIcons);
  #failed = false;
  /** Read when it is opened: it may be long. */
  #calls: readonly ToolCall[] | undefined;

  protected override firstUpdated(): void {
    void loadToolIcons(this.session.core);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('content')) return;
    this.#failed = hasFailed(this.content);
    this.#calls = undefined;
  }

  protected override render() {
    const {content, answer, open} = this;
    const rich = this.#words.value;
    const words = rich?.steps;
    const status = toolState(content, answer, this.#failed);
    const busy = status === 'running';
    tellAround((this.getRootNode() as ShadowRoot).host, 'data-busy', busy);
    const [first] = toolNames(content);
    const names = toolNames(content).map(this.#label).join(', ');
    // Its room, until there are words; the names, where they cannot be had.
    if (!words) return html`<p class="line">${rich === null ? names : nothing}</p>`;
    const say = {
      running: words.using,
      succeeded: words.usedTools,
      failed: words.failedTools,
      stopped: words.stoppedTools,
    }[status];
    const text = say(names);
    this.#murmur.tell(busy ? text : '');
    const icon = busy
      ? STATE_ICONS.running
      : status === 'failed'
        ? STATE_ICONS.failed
        : picture(this.#icon(first ?? ''), this.policy, toolIcon);
    return html`
      ${line({icon, text, state: status, open, toggle: content.input || content.observation ? this.#toggle : undefined})}
      <span class="visually-hidden" role="status">${this.#murmur.text}</span>
      ${open ? this.#detail(words) : nothing}
    `;
  }

  #detail(words: StepWords) {
    this.#calls ??= toolCalls(this.content);
    const several = this.#calls.length > 1;
    const value = (label: string, value: unknown) =>
      hasValue(value)
        ? html`<dify-chat-value .label=${label} .value=${value} .words=${words}></dify-chat-value>`
        : nothing;
    return html`
      <div class="detail">
        ${this.#calls.map(
          ({name, input, output}) => html`
            ${several ? html`<h3><bdi>${this.#label(name)}</bdi></h3>` : nothing} ${value(words.input, input)}
            ${value(words.output, output)}
          `,
        )}
      </div>
    `;
  }

  readonly #label = (name: string): string => labelOf(name, this.content.labels, this.strings.locale);

  #icon(name: string): unknown {
    const icons = this.#icons.value;
    return icons && Object.hasOwn(icons, name) ? icons[name] : undefined;
  }

  readonly #toggle = (): void => {
    holdAround(this);
    this.open = !this.open;
  };
}

define('dify-chat-tool', DifyChatTool);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-tool': DifyChatTool;
  }
}
