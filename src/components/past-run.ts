import {LitElement, css, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {TaskWords} from '../controllers/task-words.js';
import {Words} from '../controllers/words.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import {loadRun, type RunDetail} from '../state/run-log.js';
import type {ChatSession} from '../state/session.js';
import type {Answer, DifyChatError} from '../state/types.js';
import {noticeStyles} from '../styles/notice.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import './file.js';
import './json.js';
import {failure} from './notice.js';
import './outputs.js';

/**
 * What went into a run of the log, and what came out of it.
 *
 * @customElement dify-chat-past-run
 */
export class DifyChatPastRun extends LitElement {
  static override styles = [
    shared,
    noticeStyles,
    css`
      :host {
        display: block;
        padding-block: 4px 16px;
        overflow-wrap: anywhere;
      }
      h3 {
        margin: 8px 0 4px;
        color: var(--_muted);
        font: 600 12px/16px var(--_font);
      }
      .note {
        margin: 0;
        color: var(--_muted);
        font-size: 13px;
        line-height: 18px;
      }
    `,
  ];

  @property({attribute: false}) runId = '';
  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) policy!: MarkdownPolicy;

  @state() private detail: RunDetail | undefined;
  @state() private error: DifyChatError | undefined;

  readonly #words = new TaskWords(this);
  readonly #more = new Words(this);
  readonly #life = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('runId')) void this.#load();
  }

  protected override render() {
    const {detail, error, strings, session, policy} = this;
    const words = this.#words.value?.log;
    if (error)
      return html`<div role="alert">${failure(error, strings, this.#more.value, () => void this.#load())}</div>`;
    if (!detail || !words) return html`<p class="note" role="status">${strings.loading}</p>`;
    const {inputs, values, files, failed} = detail;
    const empty = !values.length && !files.length;
    const answer: Answer = {role: 'assistant', key: this.runId, parts: files, status: 'done', createdAt: 0};
    return html`
      ${
        Object.keys(inputs).length
          ? html`<h3>${words.inputs}</h3>
              <dify-chat-json .value=${inputs} .strings=${strings}></dify-chat-json>`
          : nothing
      }
      <h3>${words.outputs}</h3>
      ${failed ? html`<p class="note">${this.#more.value?.codes.run_failed}</p>` : empty ? html`<p class="note">${words.nothing}</p>` : nothing}
      ${
        values.length
          ? html`<dify-chat-outputs
              .content=${{kind: 'outputs', id: this.runId, values, text: ''}}
              .strings=${strings}
              .policy=${policy}
            ></dify-chat-outputs>`
          : nothing
      }
      ${files.map(
        (file) =>
          html`<dify-chat-file
            .file=${file}
            .answer=${answer}
            .session=${session}
            .strings=${strings}
            .policy=${policy}
          ></dify-chat-file>`,
      )}
    `;
  }

  async #load(): Promise<void> {
    this.error = this.detail = undefined;
    const {signal} = this.#life;
    try {
      const detail = await loadRun(this.session.core, this.runId, signal);
      if (!signal.aborted) this.detail = detail;
    } catch (error) {
      if (!signal.aborted) this.error = error as DifyChatError;
    }
  }
}

define('dify-chat-past-run', DifyChatPastRun);
