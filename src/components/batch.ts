import {LitElement, html, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {TaskWords} from '../controllers/task-words.js';
import {Words} from '../controllers/words.js';
import type {TaskStrings} from '../i18n/en-task.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import {writeResults} from '../state/batch-csv.js';
import {Batch, type BatchState} from '../state/batch.js';
import type {ChatSession} from '../state/session.js';
import {shared} from '../styles/shared.js';
import './batch-list.js';
import {problemOf} from './batch-words.js';
import {styles} from './batch.styles.js';
import {define} from './define.js';
import {plain} from './plain.js';
import {save} from './save.js';

type BatchTexts = TaskStrings['batch'];

/**
 * Runs an app for every row of a file.
 *
 * @customElement dify-chat-batch
 */
export class DifyChatBatch extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) policy!: MarkdownPolicy;

  @state() private batch: Batch | undefined;
  /** A file is held over it. */
  @state() private over = false;

  @query('input') private chooser!: HTMLInputElement;

  readonly #words = new TaskWords(this);
  readonly #more = new Words(this);
  #unwatch: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.batch?.stop();
    this.batch = undefined;
  }

  protected override render() {
    const {batch} = this;
    const words = this.#words.value?.batch;
    if (!words || !this.#more.value || !batch) return nothing;
    if (!batch.fields?.length) return html`<p class="note">${words.impossible}</p>`;
    const now = batch.state.get();
    return html`
      <p class="note">${words.intro}</p>
      <input type="file" class="visually-hidden" tabindex="-1" aria-hidden="true" accept=".csv,.tsv,.txt,text/csv" @change=${this.#chosen} />
      <div class="drop" ?data-over=${this.over} @dragover=${this.#drag} @dragleave=${this.#leave} @drop=${this.#drop}>
        ${now.name ? html`<p class="file" dir="auto">${plain(now.name)}</p>` : nothing}
        <div class="buttons">
          ${this.#button(now.name ? words.another : words.choose, () => this.chooser.click(), now.name ? '' : 'primary')}
          ${now.name ? this.#button(words.remove, () => batch.clear()) : this.#button(words.template, () => save([batch.template], words.templateFile))}
        </div>
        ${now.name ? nothing : html`<p class="note">${words.drop}</p>`}
      </div>
      <div role="status" class=${now.phase === 'reading' ? 'note' : 'visually-hidden'}>${this.#said(now, words)}</div>
      ${this.#fault(now, words)} ${now.rows.length ? this.#table(now, batch, words) : nothing}
    `;
  }

  /** What a screen reader hears; seen only while a file is read. */
  #said({phase, rows, waits}: BatchState, words: BatchTexts): string {
    if (phase === 'reading') return words.reading;
    if (waits) return words.waits;
    if (phase !== 'ready') return '';
    return rows.some(({status}) => status === 'waiting') ? words.rows(rows.length) : words.over;
  }

  #fault({fault, unused}: BatchState, words: BatchTexts) {
    const list = (names: readonly string[] = []) => names.slice(0, 10).map(plain).join(', ');
    if (fault) {
      const text = fault.code === 'missing' ? words.faults.missing(list(fault.names)) : words.faults[fault.code];
      return html`<p class="problem" role="alert"><span dir="auto">${text}</span></p>`;
    }
    return unused.length ? html`<p class="note" dir="auto">${words.unused(list(unused))}</p>` : nothing;
  }

  #table(now: BatchState, batch: Batch, words: BatchTexts) {
    const {phase, rows, waits} = now;
    const count = (...wanted: string[]) => rows.reduce((sum, {status}) => sum + Number(wanted.includes(status)), 0);
    const [waiting, invalid, failed, again] = [
      count('waiting'),
      count('invalid'),
      count('failed'),
      count('failed', 'stopped'),
    ];
    const all = rows.length - invalid;
    const done = count('done', 'failed', 'stopped');
    const busy = phase === 'running';
    return html`
      <div class="progress">
        ${busy || done ? html`<progress max=${all} .value=${done} aria-label=${words.progress(done, all)}></progress>` : nothing}
        <p class="note">
          ${busy || done ? words.progress(done, all) : words.rows(rows.length)}
          ${failed ? html` · <span class="bad">${words.failed(failed)}</span>` : nothing}
          ${invalid ? html` · <span class="bad">${words.invalid(invalid)}</span>` : nothing}
        </p>
        ${waits ? html`<p class="note">${words.waits}</p>` : nothing}
      </div>
      <div class="buttons">
        ${busy ? this.#button(words.stop, () => batch.stop()) : nothing}
        ${!busy && waiting ? this.#button(words.run(waiting), () => void batch.run(), 'primary') : nothing}
        ${!busy && !waiting && again ? this.#button(words.again(again), () => void batch.run(true), 'primary') : nothing}
        ${!busy && done ? this.#button(words.download, () => void this.#download(now, batch)) : nothing}
      </div>
      <dify-chat-batch-list
        .rows=${rows}
        .fields=${batch.fields}
        .strings=${this.strings}
        .policy=${this.policy}
      ></dify-chat-batch-list>
    `;
  }

  #button(label: string, click: () => void, className = '') {
    return html`<button type="button" class=${className} @click=${click}>${label}</button>`;
  }

  async #download({rows}: BatchState, batch: Batch): Promise<void> {
    const batchWords = this.#words.value?.batch;
    const more = this.#more.value;
    if (!batchWords || !more) return;
    const words = {strings: this.strings, more, batch: batchWords};
    const {status, result, problem, states, resultFile} = batchWords;
    const pieces = await writeResults(rows, batch.fields ?? [], {
      status,
      result,
      problem,
      stateOf: (row) => states[row.status],
      problemOf: (row) => problemOf(row, words),
    });
    save(pieces, resultFile);
  }

  readonly #chosen = (): void => {
    const [file] = this.chooser.files ?? [];
    if (file) void this.batch?.read(file);
    this.chooser.value = ''; // the same file can be chosen again, once it is mended
  };

  readonly #drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = true;
  };

  readonly #leave = (): unknown => (this.over = false);

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void this.batch?.read(file);
  };

  #watch(): void {
    void this.updateComplete.then(() => {
      if (!this.isConnected || this.batch) return;
      this.batch = new Batch(this.session.core);
      this.#unwatch = this.batch.state.subscribe(() => this.requestUpdate());
    });
  }
}

define('dify-chat-batch', DifyChatBatch);
