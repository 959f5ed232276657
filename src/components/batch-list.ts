import {LitElement, css, html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {TaskWords} from '../controllers/task-words.js';
import {Words} from '../controllers/words.js';
import type {TaskStrings} from '../i18n/en-task.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {BatchRow} from '../state/batch.js';
import type {InputField} from '../state/input-fields.js';
import {shared} from '../styles/shared.js';
import {problemOf} from './batch-words.js';
import {define} from './define.js';
import {summaryOf} from './input-summary.js';
import './markdown.js';
import {plain} from './plain.js';

/** So many rows are drawn. */
const PAGE = 25;

/** More of a result in a row is not shown, unless it is opened; then no more than this. */
const SHORT = 160;
const LONG = 20_000;

/**
 * The rows of a file and what came of them: some at a time.
 *
 * @customElement dify-chat-batch-list
 */
export class DifyChatBatchList extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .head,
      .pages {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
        color: var(--_muted);
        font-size: 13px;
      }
      .pages {
        justify-content: flex-end;
        padding-block-start: 8px;
        font-variant-numeric: tabular-nums;
      }
      .filter,
      .pages button {
        min-block-size: 32px;
        padding-inline: 12px;
        border-radius: 16px;
      }
      .filter[aria-pressed='true'] {
        background: var(--_raised);
        color: var(--_text);
        font-weight: 600;
      }
      .pages button:disabled {
        opacity: 0.4;
        cursor: default;
      }
      ul {
        margin: 8px 0 0;
        padding: 0;
        border-block-start: 1px solid var(--_border);
        list-style: none;
      }
      li {
        border-block-end: 1px solid var(--_border);
        font-size: 13px;
        line-height: 18px;
      }
      .row {
        display: grid;
        grid-template-columns: 6em minmax(0, 1fr);
        gap: 2px 12px;
        inline-size: 100%;
        padding-block: 8px;
        text-align: start;
      }
      .row > * {
        display: -webkit-box;
        min-inline-size: 0;
        overflow: hidden;
        overflow-wrap: anywhere;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      .state {
        color: var(--_muted);
      }
      [data-state='failed'] .state,
      [data-state='invalid'] .state,
      .bad {
        color: var(--_error);
      }
      .line {
        color: var(--_muted);
        font-variant-numeric: tabular-nums;
      }
      .result {
        grid-column: 2;
        color: var(--_muted);
      }
      .whole {
        padding: 4px 0 12px;
        overflow-wrap: anywhere;
      }
      h3 {
        margin: 8px 0 4px;
        color: var(--_muted);
        font: 600 12px/16px var(--_font);
      }
    `,
  ];

  @property({attribute: false}) rows: readonly BatchRow[] = [];
  @property({attribute: false}) fields: readonly InputField[] = [];
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) policy!: MarkdownPolicy;

  /** From which row on. */
  @state() private from = 0;
  @state() private onlyFailed = false;
  /** The lines of the rows that are open. */
  @state() private opened: ReadonlySet<number> = new Set();

  readonly #words = new TaskWords(this);
  readonly #more = new Words(this);

  protected override render() {
    const {onlyFailed} = this;
    const words = this.#words.value;
    if (!words) return nothing;
    const {batch} = words;
    const bad = ({status}: BatchRow) => status === 'failed' || status === 'invalid';
    const rows = onlyFailed ? this.rows.filter(bad) : this.rows;
    const from = this.from < rows.length ? this.from : 0;
    return html`
      <div class="head">${this.#filter(batch.all, false)} ${this.rows.some(bad) || onlyFailed ? this.#filter(batch.onlyFailed, true) : nothing}</div>
      <ul aria-label=${batch.list}>
        ${rows.slice(from, from + PAGE).map((row) => this.#row(row, words))}
      </ul>
      ${rows.length > PAGE ? this.#pages(from, rows.length, batch) : nothing}
    `;
  }

  #filter(label: string, onlyFailed: boolean) {
    const choose = () => {
      this.onlyFailed = onlyFailed;
      this.from = 0;
    };
    return html`<button type="button" class="filter" aria-pressed=${this.onlyFailed === onlyFailed} @click=${choose}>${label}</button>`;
  }

  #pages(from: number, count: number, batch: TaskStrings['batch']) {
    const to = Math.min(from + PAGE, count);
    const go = (place: number) => () => (this.from = place);
    return html`
      <div class="pages">
        <button type="button" ?disabled=${!from} aria-label=${batch.previous} @click=${go(Math.max(0, from - PAGE))}>‹</button>
        <span>${batch.range(from + 1, to, count)}</span>
        <button type="button" ?disabled=${to === count} aria-label=${batch.next} @click=${go(to)}>›</button>
      </div>
    `;
  }

  #row(row: BatchRow, words: TaskStrings) {
    const {line, inputs, status, values} = row;
    const more = this.#more.value;
    const problem = more ? problemOf(row, {strings: this.strings, more, batch: words.batch}) : '';
    const summary = summaryOf({role: 'user', key: '', text: '', inputs, createdAt: 0}, this.fields, words.task);
    const open = this.opened.has(line);
    const short = values
      .map(([, text]) => text.slice(0, SHORT))
      .join(' · ')
      .slice(0, SHORT)
      .replace(/\s+/g, ' ');
    return html`<li data-state=${status}>
      <button type="button" class="row" aria-expanded=${open} @click=${() => this.#toggle(line)}>
        <span class="line">${words.batch.line(line)}</span>
        <span dir="auto">${summary || words.task.noInputs}</span>
        <span class="state">${words.batch.states[status]}</span>
        <span class=${problem ? 'bad' : 'result'} dir="auto">${problem || plain(short)}</span>
      </button>
      ${open ? this.#whole(row, problem) : nothing}
    </li>`;
  }

  #whole({values}: BatchRow, problem: string) {
    return html`<div class="whole">
      ${problem ? html`<p class="bad" dir="auto">${problem}</p>` : nothing}
      ${values.map(
        ([name, text]) =>
          html`${name ? html`<h3 dir="auto">${plain(name)}</h3>` : nothing}<dify-chat-markdown
              .text=${text.slice(0, LONG)}
              .policy=${this.policy}
            ></dify-chat-markdown>`,
      )}
    </div>`;
  }

  #toggle(line: number) {
    const opened = new Set(this.opened);
    if (!opened.delete(line)) opened.add(line);
    this.opened = opened;
  }
}

define('dify-chat-batch-list', DifyChatBatchList);
