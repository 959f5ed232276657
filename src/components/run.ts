import {LitElement, css, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {Murmur} from '../controllers/murmur.js';
import {RichWords} from '../controllers/rich-words.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import {summarize, treeOf, type RunSummary} from '../state/step-view.js';
import {isRunning, type Answer, type RunPart} from '../state/types.js';
import {shared} from '../styles/shared.js';
import {tellAround} from './tell-around.js';
import {define} from './define.js';
import {holdAround} from './hold-around.js';
import {STATE_ICONS, stepsIcon} from './step-icons.js';
import {line, lineStyles} from './step-line.js';
import './step-list.js';
import {doing, duration, short, titleOf, type StepWords} from './step-words.js';

/** While it goes on, a run is drawn anew so many milliseconds after the last time at the earliest: nobody reads faster. */
const PAUSE = {line: 200, list: 700};

/**
 * What a workflow does, in one line: the step that is being done, later how many there were. It opens to all of them.
 *
 * @customElement dify-chat-run
 */
export class DifyChatRun extends LitElement {
  static override styles = [
    shared,
    lineStyles,
    css`
      dify-chat-step-list {
        margin-block-start: 4px;
      }
    `,
  ];

  @property({attribute: false}) content!: RunPart;
  /** The answer of which it is a part. */
  @property({attribute: false}) answer!: Answer;
  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  /** Which pictures are shown. */
  @property({attribute: false}) policy!: MarkdownPolicy;

  @state() private open = false;

  readonly #words = new RichWords(this);
  readonly #murmur = new Murmur(this);

  /** What is on the screen, and since when. */
  #drawn: TemplateResult | typeof nothing = nothing;
  #last = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    const others = [...changed.keys()].some((name) => name !== 'content' && name !== 'answer');
    if (others || this.content.status !== 'running' || !isRunning(this.answer)) this.#last = -Infinity;
  }

  protected override render() {
    const left = this.#last + PAUSE[this.open ? 'list' : 'line'] - performance.now();
    if (left > 0) {
      this.#timer ??= setTimeout(() => this.requestUpdate(), left);
      return this.#drawn;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#last = performance.now();
    this.#drawn = this.#draw();
    return this.#drawn;
  }

  #draw() {
    const {content, answer, open, strings, policy} = this;
    const rich = this.#words.value;
    const words = rich?.steps;
    const summary = summarize(content, answer);
    const {status, current, count} = summary;
    const part = (this.getRootNode() as ShadowRoot).host;
    tellAround(part, 'data-none', !count);
    tellAround(part, 'data-busy', !!count && status === 'running');
    if (!count || !words) this.#last = -Infinity; // the first one is said at once
    // Its room, until there are words; the title, where they cannot be had.
    if (!words)
      return count ? html`<p class="line">${rich === null ? short(current?.title ?? '') : nothing}</p>` : nothing;
    this.#murmur.tell(current ? doing(current, words) : '');
    if (!count) return nothing;
    return html`
      ${line({...this.#line(summary, words), open, toggle: this.#toggle})}
      <span class="visually-hidden" role="status">${this.#murmur.text}</span>
      ${
        open
          ? html`<dify-chat-step-list
              .tree=${treeOf(content.steps)}
              .run=${status}
              .words=${words}
              .locale=${strings.locale}
              .policy=${policy}
            ></dify-chat-step-list>`
          : nothing
      }
    `;
  }

  #line({status, current, failed, count, problems}: RunSummary, words: StepWords) {
    if (current) {
      const {reached, rounds} = current;
      const meta = reached !== undefined && rounds ? ` · ${words.round(reached + 1, rounds)}` : '';
      return {icon: STATE_ICONS.running, text: doing(current, words), state: 'running', meta};
    }
    if (status === 'failed') {
      return {icon: STATE_ICONS.failed, text: words.failed(failed ? titleOf(failed, words) : ''), state: 'failed'};
    }
    if (status === 'stopped') return {icon: STATE_ICONS.stopped, text: words.stopped(count), state: status};
    if (status === 'paused') return {icon: STATE_ICONS.paused, text: words.paused(count), state: status};
    const {seconds} = this.content;
    const time = status === 'running' ? '' : duration(seconds, words, this.strings.locale);
    const meta = [problems ? words.problems(problems) : '', time].map((text) => text && `, ${text}`).join('');
    return {icon: stepsIcon, text: words.used(count), state: status, meta};
  }

  readonly #toggle = (): void => {
    holdAround(this);
    this.open = !this.open;
  };
}

define('dify-chat-run', DifyChatRun);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-run': DifyChatRun;
  }
}
