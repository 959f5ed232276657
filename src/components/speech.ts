/** Answers that are read aloud: a part of a lazy chunk. */
import {Reader} from '../controllers/reader.js';
import type {Strings} from '../i18n/index.js';
import {SpeechPlayer} from '../media/speech-player.js';
import type {SessionCore} from '../state/core.js';
import type {Voice} from '../state/extras.js';
import type {ChatSession} from '../state/session.js';
import {withoutThoughts} from '../state/thoughts.js';
import {isRunning, textOf, type Answer, type ChatState, type DifyChatError} from '../state/types.js';
import {speak} from '../state/voice-api.js';
import {EarlyVoice, TAIL} from './early-voice.js';
import {onClosed, panelOf} from './panel-of.js';

/** The one that reads a session's answers aloud; `within` its panel. */
export function speechOf(session: ChatSession, within: Element): Speech {
  const {voice} = session;
  if (voice instanceof Speech) return voice;
  const speech = (session.voice = new Speech(session, panelOf(within)));
  if (voice instanceof EarlyVoice) voice.pass(speech);
  return speech;
}

/** An answer as it is heard: no thoughts, no marks, code and tables by their names. @throws when the words cannot be fetched. */
export async function heard({parts}: Answer, strings: Strings): Promise<string> {
  const {speech, image} = await strings.more();
  const {done, open} = strings.markdown;
  return new Reader({...speech, image, done, open}).read(withoutThoughts(textOf(parts)), true).join(' ');
}

/** Reads answers aloud, one at a time: what comes with the stream of an answer, and what the visitor asks for. */
export class Speech implements Voice {
  readonly #session: ChatSession;
  readonly #panel: HTMLElement;
  #player: SpeechPlayer | undefined;
  /** The answer that is heard. */
  #key = '';
  /** Its speech comes with its stream. */
  #streamed = false;
  /** The answers of whose streams nothing is heard any more. */
  readonly #mute = new Set<string>();
  #asking: AbortController | undefined;
  /** Nothing is played as it comes: the page does not let it. */
  #decodes = false;

  constructor(session: ChatSession, panel: HTMLElement) {
    this.#session = session;
    this.#panel = panel;
    const unwatch = session.state.subscribe(() => this.#check(session.state.get()));
    const leave = onClosed(panel, () => this.stop());
    session.life.signal.addEventListener('abort', () => {
      unwatch();
      leave();
      this.stop();
    });
  }

  /** The conversation on the screen. */
  get #core(): SessionCore {
    return this.#session.core;
  }

  /** The app reads its answers aloud by itself. */
  get byItself(): boolean {
    const {parameters} = this.#core.get().app ?? {};
    return parameters?.text_to_speech?.autoPlay === 'enabled' && !this.#core.options.page?.noVoice;
  }

  get times() {
    return this.byItself ? {speech: TAIL} : {};
  }

  hear(key: string, event?: {readonly event: string; readonly audio?: unknown}): void {
    const own = key === this.#key && this.#streamed;
    if (event?.event === 'tts_message') this.#take(key, String(event.audio));
    else if (!event || event.event === 'tts_message_end') {
      if (own) this.#player?.end();
    } else if (event.event === 'message_replace' && own) {
      this.#mute.add(key); // what a moderator took back is not said
      this.#quit();
    }
  }

  /**
   * The visitor wants to hear an answer, or to pause, or to go on.
   *
   * @param text - What is to be said.
   */
  toggle(answer: Answer, text: () => Promise<string>): void {
    const state = this.#key === answer.key && this.#player?.state;
    if (state === 'playing') this.#player!.pause();
    else if (state === 'paused' || state === 'blocked') this.#player!.play();
    else if (state === 'loading') this.stop();
    else void this.read(answer, text);
  }

  /** Reads an answer aloud. */
  async read({key}: Answer, text: () => Promise<string>): Promise<void> {
    this.stop();
    this.#mute.add(key);
    const player = this.#begin(key, true);
    const asking = (this.#asking = new AbortController());
    try {
      const stream = await speak(this.#core, await text(), asking.signal);
      if (player !== this.#player) return void stream.cancel();
      const reader = stream.getReader();
      asking.signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
      for (let next = await reader.read(); !next.done; next = await reader.read()) player.add(next.value);
      player.end();
    } catch (error) {
      if (player !== this.#player) return;
      // What has arrived is heard.
      if (player.state === 'loading') this.#fail(key, error as DifyChatError);
      else player.end();
    }
  }

  /** Silence. What the last answer has still to say is not heard either. */
  stop(): void {
    this.#mute.add(this.#core.get().messages.at(-1)?.key ?? '');
    this.#quit();
  }

  #quit(): void {
    const player = this.#player;
    if (this.#streamed) this.#mute.add(this.#key);
    this.#player = undefined;
    this.#key = '';
    this.#asking?.abort();
    player?.stop();
    if (this.#core.get().speech) this.#core.patch({speech: undefined});
  }

  /** A piece of speech in the stream of an answer. */
  #take(key: string, audio: string): void {
    if (!this.#wanted(key)) {
      this.#mute.add(key); // it would begin somewhere in the middle
      return;
    }
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = Uint8Array.from(atob(audio), (letter) => letter.charCodeAt(0));
    } catch {
      this.#mute.add(key); // it would be noise from here on
      if (key === this.#key) this.#player?.end();
      return;
    }
    if (key !== this.#key || !this.#player) {
      this.#quit();
      this.#begin(key, false);
    }
    this.#player!.add(bytes);
  }

  #wanted(key: string): boolean {
    const core = this.#core;
    const last = core.get().messages.at(-1);
    const current = last?.key === key && last.role === 'assistant' && last.status !== 'stopped';
    return current && !this.#mute.has(key) && !this.#panel.hidden && this.#panel.isConnected && this.byItself;
  }

  #begin(key: string, pressed: boolean): SpeechPlayer {
    const player = new SpeechPlayer(
      () => {
        if (player === this.#player) this.#tell(key, player);
      },
      this.#decodes,
      pressed,
    );
    this.#key = key;
    this.#streamed = !pressed;
    this.#player = player;
    this.#tell(key, player);
    return player;
  }

  #tell(key: string, player: SpeechPlayer): void {
    const {state} = player;
    if (state === 'playing') this.#decodes = player.decodes;
    if (state === 'ended') this.#quit();
    else this.#core.patch({speech: {key, state}});
  }

  #fail(key: string, error: DifyChatError): void {
    this.#quit();
    this.#core.patch({speech: {key, state: 'failed', error}});
  }

  /** Something new is asked, the answer is stopped, or gone from the screen: then it is quiet. */
  #check({messages, speech}: ChatState): void {
    if (!speech) return;
    const last = messages.at(-1);
    const answer = this.#core.answer(speech.key);
    const stopped = !answer || (this.#streamed && answer.status === 'stopped');
    if (stopped || this.#core.options.page?.noVoice || (isRunning(last) && last.key !== speech.key)) this.#quit();
  }
}
