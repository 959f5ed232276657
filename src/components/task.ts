import {LitElement, html, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {Announcer} from '../controllers/announcer.js';
import {Select} from '../controllers/select.js';
import {TaskWords} from '../controllers/task-words.js';
import {Words} from '../controllers/words.js';
import {enTask} from '../i18n/en-task.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import {isRunning, type Answer, type Message, type UserMessage} from '../state/types.js';
import {noticeStyles} from '../styles/notice.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {failure} from './notice.js';
import './result.js';
import type {DifyChatRunLog} from './run-log.js';
import './task-form.js';
import type {DifyChatTaskForm} from './task-form.js';
import {styles} from './task.styles.js';

/** Other ways than to run it once: for many rows; and what was run before. */
const WAYS = ['batch', 'log'] as const;

/**
 * An app that is no chat: its form, and what it has made of it in this visit, the newest first.
 *
 * @customElement dify-chat-task
 * @fires scrolled - Whether something is hidden above has changed: see `scrolled`.
 */
export class DifyChatTask extends LitElement {
  static override styles = [shared, noticeStyles, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) policy!: MarkdownPolicy;

  /** The form is put away, where there is little room. */
  @state() private folded = false;

  @state() private way: 'once' | (typeof WAYS)[number] = 'once';

  @query('dify-chat-task-form') private form!: DifyChatTaskForm | null;
  @query('.toggle') private toggle!: HTMLElement | null;

  /** It was run just now. */
  #ran = false;
  /** The focus came before the form. */
  #wanted = false;
  /** The other ways that were chosen so far. */
  readonly #shown = new Set<string>();
  readonly #state = new Select(this, (state) => state);
  readonly #announcer = new Announcer(this);
  readonly #words = new TaskWords(this);
  readonly #more = new Words(this);

  /** Whether something is hidden above. */
  scrolled = false;

  /** Goes to the first field. */
  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => {
      const target = this.toggle?.checkVisibility() ? this.toggle : this.form;
      this.#wanted = !target;
      target?.focus(options);
    });
  }

  protected override updated() {
    const {form, toggle} = this;
    if (this.#wanted && form) this.focus();
    if (!this.#ran || !toggle) return;
    this.#ran = false;
    if (!form?.checkVisibility()) toggle.focus(); // the button that was pressed is gone
  }

  protected override render() {
    const {status, error} = this.#state.value;
    const words = this.#words.value === null ? enTask.task : this.#words.value?.task;
    return html`
      <div class="scroller" tabindex="0" role="region" aria-label=${words?.form ?? nothing} @scroll=${this.#scroll}>
        <div class="content">
          ${
            status === 'failed' && error
              ? html`<div role="alert">${failure(error, this.strings, this.#more.value, () => void this.session.start())}</div>`
              : words && this.#app(words)
          }
        </div>
      </div>
      ${this.#announcer.regions}
    `;
  }

  #app(words: (typeof enTask)['task']) {
    const {session, strings, folded} = this;
    const {messages, app} = this.#state.value;
    const {description, custom_disclaimer: disclaimer} = app?.site ?? {};
    const begun = messages.length > 0;
    return html`
      ${this.#ways(words)}
      <div class="once" role=${this.#tabs ? 'tabpanel' : nothing} aria-labelledby=${this.#tabs ? 'once' : nothing} ?hidden=${this.way !== 'once'}>
      <section class="inputs" ?data-folded=${folded && begun}>
        ${description ? html`<p class="about" dir="auto">${description}</p>` : nothing}
        ${begun ? this.#bar(words) : nothing}
        <dify-chat-task-form
          .session=${session}
          .strings=${strings}
          .words=${words}
          @ran=${this.#fold}
        ></dify-chat-task-form>
      </section>
      ${begun ? this.#results(messages, words) : html`<p class="empty">${words.empty}</p>`}
      </div>
      ${WAYS.map((way) => (this.#shown.has(way) ? this.#way(way) : nothing))}
      ${disclaimer ? html`<p class="disclaimer" dir="auto">${disclaimer}</p>` : nothing}
    `;
  }

  /** Whether there is more than one way to run it. */
  get #tabs(): boolean {
    const {form, task} = this.#state.value;
    return !!form?.asked.size || (task === 'workflow' && this.#log);
  }

  /** Past runs can be had in the Service API only. */
  get #log(): boolean {
    return this.session.core.services.http.family === 'service';
  }

  #ways(words: (typeof enTask)['task']) {
    if (!this.#tabs) return nothing;
    const {form, task} = this.#state.value;
    const ways = [
      'once' as const,
      ...(form?.asked.size ? ['batch' as const] : []),
      ...(task === 'workflow' && this.#log ? ['log' as const] : []),
    ];
    return html`<div class="ways" role="tablist" aria-label=${words.ways} @keydown=${this.#walk}>
      ${ways.map(
        (way) => html`<button
          type="button"
          role="tab"
          id=${way}
          aria-selected=${this.way === way}
          tabindex=${this.way === way ? 0 : -1}
          @click=${() => this.#choose(way)}
        >
          ${words[way]}
        </button>`,
      )}
    </div>`;
  }

  /** What was chosen once stays, and goes on, while another is on the screen. */
  #way(way: (typeof WAYS)[number]) {
    const {session, strings, policy} = this;
    return html`<div role="tabpanel" aria-labelledby=${way} ?hidden=${this.way !== way}>
      ${
        way === 'batch'
          ? html`<dify-chat-batch .session=${session} .strings=${strings} .policy=${policy}></dify-chat-batch>`
          : html`<dify-chat-run-log .session=${session} .strings=${strings} .policy=${policy}></dify-chat-run-log>`
      }
    </div>`;
  }

  #choose(way: 'once' | (typeof WAYS)[number]) {
    this.way = way;
    if (way === 'once') return;
    this.#shown.add(way);
    void (way === 'batch' ? import('./batch.js') : import('./run-log.js')).catch(() => undefined);
    this.renderRoot.querySelector<DifyChatRunLog>('dify-chat-run-log:defined')?.refresh();
  }

  /** From one tab to the next by the arrow keys. */
  #walk(event: KeyboardEvent) {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    const tabs = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    const at = tabs.indexOf(event.target as HTMLElement);
    if (!step || at < 0) return;
    const turned = getComputedStyle(this).direction === 'rtl' ? -step : step;
    const next = tabs[(at + turned + tabs.length) % tabs.length]!;
    event.preventDefault();
    next.click();
    void this.updateComplete.then(() => next.focus());
  }

  /** Stands for the form, where there is little room. */
  #bar(words: (typeof enTask)['task']) {
    const {folded, session} = this;
    return html`
      <div class="bar">
        <button type="button" class="toggle" @click=${this.#unfold}>
          ${words.change}
        </button>
        ${session.running && folded ? html`<button type="button" class="quiet" @click=${() => session.stop()}>${words.stop}</button>` : nothing}
      </div>
    `;
  }

  #results(messages: readonly Message[], words: (typeof enTask)['task']) {
    const {session, strings, policy} = this;
    const running = isRunning(messages.at(-1));
    const results = pairs(messages);
    return html`
      <section class="results" aria-labelledby="results">
        <div class="head">
          <h3 id="results">${words.results}</h3>
          ${running ? nothing : html`<button type="button" class="quiet" @click=${() => session.newConversation()}>${words.clearResults}</button>`}
        </div>
        <div class="list">
          ${results.map(
            ([question, answer], index) => html`<dify-chat-result
              role="article"
              aria-label=${words.result(results.length - index)}
              part="message message--assistant"
              .session=${session}
              .question=${question}
              .message=${answer}
              .strings=${strings}
              .policy=${policy}
              .words=${words}
              @change=${this.#unfold}
            ></dify-chat-result>`,
          )}
        </div>
      </section>
    `;
  }

  /** The result is what counts now. */
  readonly #fold = (): void => {
    this.folded = this.#ran = true;
  };

  readonly #scroll = (event: Event): void => {
    const scrolled = (event.currentTarget as Element).scrollTop > 0;
    if (scrolled === this.scrolled) return;
    this.scrolled = scrolled;
    this.dispatchEvent(new Event('scrolled'));
  };

  /** Something in the inputs is to be changed. */
  readonly #unfold = (): void => {
    this.folded = false;
    this.focus();
  };
}

/** Each question with its answer, the newest first. */
function pairs(messages: readonly Message[]): (readonly [UserMessage, Answer])[] {
  return messages
    .flatMap((question, index) => {
      const answer = messages[index + 1];
      return question.role === 'user' && answer?.role === 'assistant' ? [[question, answer] as const] : [];
    })
    .reverse();
}

define('dify-chat-task', DifyChatTask);
