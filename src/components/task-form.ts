import {css, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {Select} from '../controllers/select.js';
import type {TaskStrings} from '../i18n/en-task.js';
import {isRunning} from '../state/types.js';
import {define} from './define.js';
import {DifyChatInputsForm} from './inputs-form.js';

/**
 * What an app makes something of: its fields, which stay, and the buttons that run and stop it.
 *
 * @customElement dify-chat-task-form
 * @fires ran - It was run.
 */
export class DifyChatTaskForm extends DifyChatInputsForm {
  static override styles = [
    ...DifyChatInputsForm.styles,
    css`
      .buttons {
        display: flex;
        gap: 8px;
      }
      [type='submit'],
      .stop {
        flex: 1;
        min-block-size: 40px;
        margin: 0;
        border-radius: 10px;
        font-weight: 600;
      }
      .stop {
        border: 1px solid var(--_control-border);
      }
      .clear {
        min-block-size: 40px;
        padding-inline: 16px;
        border-radius: 10px;
        color: var(--_muted);
      }
      :is(.clear, .stop):hover {
        background: var(--_raised);
        color: var(--_text);
      }
    `,
  ];

  @property({attribute: false}) words!: TaskStrings['task'];

  readonly #running = new Select(this, (state) => isRunning(state.messages.at(-1)));

  protected override isOpen(): boolean {
    return true;
  }

  protected override intro(): unknown {
    return html`<span id="intro" class="visually-hidden">${this.words.form}</span>`;
  }

  protected override foot(): unknown {
    const {words, session} = this;
    const {form} = session.state.get();
    const running = this.#running.value;
    return html`
      <div class="buttons">
        <button type=${running ? 'button' : 'submit'} class=${running ? 'stop' : 'run'} @click=${running ? this.#stop : nothing}>
          ${running ? words.stop : words.run}
        </button>
        ${form?.asked.size ? html`<button type="button" class="clear" @click=${this.#clear}>${words.clear}</button>` : nothing}
      </div>
    `;
  }

  protected override submit(): void {
    if (this.session.send('')) this.dispatchEvent(new Event('ran'));
  }

  readonly #stop = (event: Event): void => {
    event.preventDefault(); // it is a button that submits again before the click is over
    this.session.stop();
  };

  readonly #clear = (): void => {
    this.session.form?.clear();
    this.focus();
  };
}

define('dify-chat-task-form', DifyChatTaskForm);
