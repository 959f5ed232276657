import {LitElement, html, nothing, type PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {Select} from '../controllers/select.js';
import {VoiceWords} from '../controllers/voice-words.js';
import {Words} from '../controllers/words.js';
import type {VoiceStrings} from '../i18n/en-voice.js';
import {english, type Strings} from '../i18n/index.js';
import type {SessionCore} from '../state/core.js';
import type {ChatSession} from '../state/session.js';
import {noticeStyles} from '../styles/notice.js';
import {shared} from '../styles/shared.js';
import {tickIcon} from './action-icons.js';
import {define} from './define.js';
import {Dictation, LONGEST} from './dictation.js';
import type {HandsFree, Left} from './hands-free.js';
import {closeIcon} from './icons.js';
import {notice} from './notice.js';
import {onClosed, panelOf} from './panel-of.js';
import {handsFreeIcon, micIcon} from './voice-icons.js';
import {Meter, meter} from './voice-meter.js';
import {styles} from './voice-button.styles.js';
import {clock, insert, pressEnter, troubleText} from './voice-text.js';

/**
 * Listens: what is said stands in the composer then, or is answered aloud.
 *
 * @customElement dify-chat-voice-button
 */
export class DifyChatVoiceButton extends LitElement {
  static override styles = [shared, noticeStyles, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) composer!: LitElement;

  @state() private handsFree: HandsFree | undefined;
  /** What the last thing was that ended. */
  @state() private said = '';
  @state() private seconds = 0;
  /** Why talking back and forth has ended. */
  @state() private note = '';

  @query('.mic') private button!: HTMLButtonElement | null;

  readonly #words = new VoiceWords(this);
  readonly #more = new Words(this);
  readonly #off = new Select(this, () => !!this.session.core.options.page?.noVoice);
  readonly #speaks = new Select(this, ({app}) => app?.parameters.text_to_speech?.enabled === true);
  readonly #meter = new Meter();
  #dictation!: Dictation;
  /** The conversation in which the visitor began to speak. */
  #place: SessionCore | undefined;
  #unwatch: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key, true);
    this.#unwatch = onClosed(panelOf(this), () => this.#end());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key, true);
    this.#unwatch?.();
    // A move is a removal and an insertion in one task.
    setTimeout(() => {
      if (!this.isConnected) this.#cancel();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('session')) {
      if (this.hasUpdated) this.#cancel();
      this.#dictation = new Dictation(this.session.core, {
        changed: () => this.requestUpdate(),
        level: this.#level,
        text: this.#take,
      });
    }
    if (this.#off.value) this.#cancel();
  }

  protected override render() {
    const words = this.#words.value?.voice;
    if (!words || this.#off.value) return nothing;
    const {phase, trouble, again} = this.#dictation;
    const {handsFree, note, strings} = this;
    const more = trouble && this.#more.value;
    const on = phase === 'recording' || !!handsFree;
    const label = handsFree
      ? words.handsFree.leave
      : {idle: words.talk, asking: words.cancel, recording: words.end, writing: words.cancel}[phase];
    const problem =
      note || (trouble && phase === 'idle' && more !== undefined && troubleText(trouble, words, strings, more));
    return html`
      ${handsFree ? this.#talking(handsFree, words) : phase === 'idle' ? nothing : this.#bar(words)}
      ${
        problem
          ? html`<div class="problem">
              <div role="alert">
                ${notice(problem, trouble && again ? {label: words.again, click: this.#retry} : undefined)}
              </div>
              ${this.#close(words.close)}
            </div>`
          : nothing
      }
      <button
        type="button"
        class="icon-button mic"
        aria-label=${label}
        title=${label}
        ?data-on=${on}
        @click=${this.#press}
      >
        ${phase === 'recording' ? tickIcon : handsFree || phase !== 'idle' ? closeIcon : micIcon}
      </button>
      <span class="visually-hidden" role="status">${this.#status(words)}</span>
    `;
  }

  /** What is told while something is recorded and written down. */
  #bar(words: VoiceStrings['voice']) {
    const {phase, ended} = this.#dictation;
    return html`
      <div class="bar ${phase}">
        ${
          phase === 'recording'
            ? html`
                <span class="dot" aria-hidden="true"></span>
                ${meter()}
                <span class="time" role="timer">${words.time(clock(this.seconds), clock(LONGEST))}</span>
                ${
                  this.#speaks.value
                    ? html`<button
                        type="button"
                        class="text-button"
                        aria-label=${words.handsFree.start}
                        title=${words.handsFree.start}
                        @click=${this.#free}
                      >
                        ${handsFreeIcon}<span>${words.handsFree.start}</span>
                      </button>`
                    : nothing
                }
                ${this.#close(words.cancel)}
              `
            : html`<span class="wide" aria-hidden="true">
                ${phase === 'asking' ? words.asking : ended ? words.ended[ended] : words.writing}
              </span>`
        }
      </div>
    `;
  }

  #close(label: string) {
    return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${this.#cancelled}>
      ${closeIcon}
    </button>`;
  }

  #talking({phase}: HandsFree, words: VoiceStrings['voice']) {
    return html`
      <div class="bar" data-phase=${phase}>
        ${phase === 'listening' ? html`<span class="dot" aria-hidden="true"></span>` : nothing}
        <span class="phase" aria-hidden="true">${phase === 'asking' ? words.asking : words.handsFree[phase]}</span>
        ${phase === 'speaking' ? html`<span class="wide" aria-hidden="true">${words.handsFree.interrupt}</span>` : meter()}
        <button type="button" class="text-button" @click=${this.#press}>${words.handsFree.leave}</button>
      </div>
    `;
  }

  /** What a screen reader hears. */
  #status(words: VoiceStrings['voice']): string {
    const {handsFree, said} = this;
    const {phase, ended} = this.#dictation;
    if (handsFree) {
      const {speaking, interrupt} = words.handsFree;
      if (handsFree.phase === 'speaking') return `${speaking} ${interrupt}`;
      return handsFree.phase === 'asking' ? words.asking : words.handsFree[handsFree.phase];
    }
    if (phase === 'idle') return said;
    return phase === 'writing' && ended ? words.ended[ended] : words[phase];
  }

  readonly #press = (): void => {
    const dictation = this.#dictation;
    this.said = this.note = '';
    if (this.handsFree) {
      this.handsFree.leave();
    } else if (dictation.phase === 'recording') {
      void dictation.finish();
    } else if (dictation.phase === 'idle') {
      this.session.voice?.stop(); // the microphone must not hear it
      this.#meter.clear();
      this.#place = this.session.core;
      this.seconds = 0;
      void dictation.start();
    } else this.#cancel();
    this.button?.focus();
  };

  readonly #retry = (): void => {
    this.#dictation.retry();
    this.button?.focus();
  };

  readonly #cancelled = (): void => {
    this.#cancel();
    this.button?.focus();
  };

  /** From one recording to talking back and forth. */
  readonly #free = async (): Promise<void> => {
    this.#dictation.cancel();
    this.button?.focus();
    const {session} = this;
    const dictation = this.#dictation;
    const load = Promise.all([import('./hands-free.js'), import('./speech.js')]);
    const code = await load.catch(() => undefined);
    // Meanwhile it may be gone, or closed, or something else was pressed.
    if (!this.button?.checkVisibility() || dictation !== this.#dictation || dictation.phase !== 'idle') return;
    if (!code) return dictation.start(); // offline: it goes on as it was
    const [{HandsFree}, {heard, speechOf}] = code;
    this.handsFree = new HandsFree(session, speechOf(session, this), {
      changed: () => this.requestUpdate(),
      level: this.#level,
      left: (left) => this.#left(left),
      heard: (answer) => heard(answer, this.strings),
    });
    this.#meter.clear();
    await this.handsFree.enter();
  };

  /** Talking back and forth has ended. */
  #left({why, text, wav}: Left): void {
    this.handsFree = undefined;
    const words = this.#words.value?.voice;
    if (!words) return;
    if (text) insert(this.composer, this.session, text);
    if (wav) void this.#dictation.write(wav);
    else if (why === 'quiet' || why === 'hidden' || why === 'kept') this.note = words.handsFree[why];
    else if (why) this.#dictation.fail(why);
    this.said = why ? '' : words.handsFree.left;
    if (this.shadowRoot!.activeElement) this.button?.focus(); // who is elsewhere by now stays there
  }

  /** What was said is text now. */
  readonly #take = (text: string): void => {
    const focused = !!this.shadowRoot!.activeElement;
    const field = insert(this.composer, this.session, text);
    this.said = this.#words.value?.voice.written ?? '';
    const {core} = this.session;
    if (core.options.page?.voiceSend && core === this.#place) pressEnter(field);
    // On a touch screen the focus would bring up the keyboard.
    if (focused && !matchMedia('(pointer: coarse)').matches) field.focus();
  };

  readonly #level = (level: number): void => {
    this.#meter.add(level, this.renderRoot);
    this.seconds = this.#dictation.seconds;
  };

  /** Escape ends what listens, and nothing else then; also where the focus is elsewhere in the page. */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || (!this.handsFree && this.#dictation.phase === 'idle')) return;
    if (!event.composedPath().includes(panelOf(this))) return this.#cancel();
    event.preventDefault();
    event.stopPropagation();
    this.#cancelled();
  };

  /** The panel is closed: what was said so far is written down. */
  #end(): void {
    this.handsFree?.leave();
    if (this.#dictation.phase === 'asking') this.#dictation.cancel();
    else void this.#dictation.finish();
  }

  #cancel(): void {
    this.handsFree?.leave();
    this.#dictation.cancel();
    this.note = '';
  }
}

define('dify-chat-voice-button', DifyChatVoiceButton);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-voice-button': DifyChatVoiceButton;
  }
}
