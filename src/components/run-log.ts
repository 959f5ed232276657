import {LitElement, css, html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {RichWords} from '../controllers/rich-words.js';
import {TaskWords} from '../controllers/task-words.js';
import {Words} from '../controllers/words.js';
import type {TaskStrings} from '../i18n/en-task.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import {loadRuns, type PastRun, type PastRuns} from '../state/run-log.js';
import type {ChatSession} from '../state/session.js';
import type {DifyChatError} from '../state/types.js';
import {noticeStyles} from '../styles/notice.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {failure} from './notice.js';
import './past-run.js';
import {duration} from './step-words.js';
import {inLocale, toDate} from './time.js';

/**
 * The runs of a workflow that were before, page by page; each opens to what went in and came out.
 *
 * @customElement dify-chat-run-log
 */
export class DifyChatRunLog extends LitElement {
  static override styles = [
    shared,
    noticeStyles,
    css`
      :host {
        display: block;
      }
      .note {
        margin: 0;
        color: var(--_muted);
        font-size: 13px;
        line-height: 18px;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        border-block-end: 1px solid var(--_border);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 2px 12px;
        inline-size: 100%;
        min-block-size: 44px;
        padding-block: 8px;
        font-size: 13px;
        line-height: 18px;
        text-align: start;
      }
      .row:hover {
        background: var(--_raised);
      }
      .when {
        flex: 1 1 160px;
      }
      .facts {
        color: var(--_muted);
        font-variant-numeric: tabular-nums;
      }
      [data-state='failed'] .state {
        color: var(--_error);
      }
      .pages {
        display: flex;
        align-items: center;
        justify-content: flex-end;
        gap: 4px;
        padding-block-start: 8px;
        color: var(--_muted);
        font-size: 13px;
      }
      .pages button {
        min-block-size: 32px;
        padding-inline: 12px;
        border-radius: 16px;
      }
      .pages button:disabled {
        opacity: 0.4;
        cursor: default;
      }
    `,
  ];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) policy!: MarkdownPolicy;

  /** Which page, from 1. */
  @state() private page = 1;
  @state() private runs: PastRuns | undefined;
  @state() private error: DifyChatError | undefined;
  @state() private opened = '';

  readonly #words = new TaskWords(this);
  readonly #rich = new RichWords(this);
  readonly #more = new Words(this);
  #loading: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading?.abort();
  }

  /** Asks anew: the newest runs first. */
  refresh(): void {
    void this.#load(1);
  }

  protected override firstUpdated() {
    if (!this.#loading) this.refresh();
  }

  protected override render() {
    const words = this.#words.value?.log;
    const {error, runs, strings} = this;
    if (!words) return nothing;
    if (error)
      return html`<div role="alert">${failure(error, strings, this.#more.value, () => void this.#load(this.page))}</div>`;
    if (!runs) return html`<p class="note" role="status">${strings.loading}</p>`;
    if (!runs.runs.length) return html`<p class="note">${words.none}</p>`;
    return html`
      <ul aria-label=${words.list}>
        ${runs.runs.map((run) => this.#row(run, words))}
      </ul>
      ${
        this.page > 1 || runs.more
          ? html`<div class="pages">
              <button type="button" ?disabled=${this.page === 1} aria-label=${words.newer} @click=${() => void this.#load(this.page - 1)}>‹</button>
              <span>${words.page(this.page)}</span>
              <button type="button" ?disabled=${!runs.more} aria-label=${words.older} @click=${() => void this.#load(this.page + 1)}>›</button>
            </div>`
          : nothing
      }
    `;
  }

  #row(run: PastRun, words: TaskStrings['log']) {
    const {id, status, createdAt, seconds, steps} = run;
    const {strings, session, policy, opened} = this;
    const stepWords = this.#rich.value?.steps;
    const at = toDate(createdAt);
    const when =
      at && inLocale(strings.locale, (tag) => at.toLocaleString(tag, {dateStyle: 'medium', timeStyle: 'short'}));
    const facts = [
      steps === undefined ? '' : words.steps(steps),
      stepWords && status !== 'running' ? duration(seconds, stepWords, strings.locale) : '',
    ];
    const open = opened === id;
    return html`<li data-state=${status}>
      <button type="button" class="row" aria-expanded=${open} @click=${() => (this.opened = open ? '' : id)}>
        <span class="when" dir="auto">${when ?? words.unknown}</span>
        <span class="facts">${facts.filter(Boolean).join(' · ')}</span>
        <span class="state">${words.states[status]}</span>
      </button>
      ${
        open
          ? html`<dify-chat-past-run .runId=${id} .session=${session} .strings=${strings} .policy=${policy}></dify-chat-past-run>`
          : nothing
      }
    </li>`;
  }

  async #load(page: number): Promise<void> {
    this.#loading?.abort();
    const {signal} = (this.#loading = new AbortController());
    this.page = page;
    this.error = this.runs = undefined;
    this.opened = '';
    try {
      const runs = await loadRuns(this.session.core, page, signal);
      if (!signal.aborted) this.runs = runs;
    } catch (error) {
      if (!signal.aborted) this.error = error as DifyChatError;
    }
  }
}

define('dify-chat-run-log', DifyChatRunLog);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-run-log': DifyChatRunLog;
  }
}
