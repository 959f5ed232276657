import {errorText} from '../i18n/error-text.js';
import type {MoreStrings, Strings} from '../i18n/index.js';
import {isRunning, textOf, type Answer, type Message} from '../state/types.js';
import {withoutThoughts} from '../state/thoughts.js';
import {unsentPhase, type UnsentPhase} from '../state/unsent.js';
import {Reader} from './reader.js';

/** A polite announcement comes so many milliseconds after the one before, at the earliest: a fast answer must not flood. */
const PAUSE = 1000;

/** So long after the last one it is taken away, that nobody finds it below the conversation. */
const STAY = 5000;

/** How much is said at once, in characters; a longer sentence is still said in one. */
const BATCH = 400;

/** A screen reader cannot be told to stop and go on in a live region: so many characters of an answer are read out. */
const LONGEST = 2000;

/** The live region that waits for a pause, and the one that interrupts. */
type Regions = readonly [HTMLElement, HTMLElement];

/** The texts of a language. */
type Words = readonly [Strings, MoreStrings];

/** What an answer does, as far as there is something to say of it. */
type Phase = Answer['status'] | 'again' | 'slow' | 'queued' | 'checking' | UnsentPhase;

/** Somebody who says in two live regions what happens: see `Narrator`. @throws when the words cannot be fetched. */
export async function narrate(regions: Regions, strings: Strings): Promise<Narrator> {
  return new Narrator(regions, [strings, await strings.more()]);
}

/**
 * Says what happens to the answer that is being written, each thing once and in order: that it begins, its sentences as they
 * complete, how it ends. Errors are said at once. What was there before is not said: history, another version of an answer.
 */
export class Narrator {
  #words: Words;
  /** The language that is wanted, whose other words may have to be fetched. */
  #strings: Strings;
  readonly #status: HTMLElement;
  readonly #alert: HTMLElement;
  readonly #known = new Set<string>();
  #answer: Answer | undefined;
  #phase: Phase | undefined;
  #reader!: Reader;
  /** Nothing more of this answer is read: all has been said, it was stopped, or it is too long. */
  #closed = true;
  #room = 0;
  /** The sentences of this answer, which are not said again when its text is replaced. */
  #said = new Set<string>();
  #skip: ReadonlySet<string> = new Set();
  #queue: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;
  #last = -Infinity;

  constructor([status, alert]: Regions, words: Words) {
    this.#status = status;
    this.#alert = alert;
    this.#words = words;
    this.#strings = words[0];
  }

  /** The last message, or the language, may be another one. */
  update(last: Message | undefined, strings: Strings): void {
    if (strings !== this.#strings) {
      this.#strings = strings;
      strings.more().then(
        (more) => (this.#words = [strings, more]),
        () => undefined,
      );
    }
    const answer = last?.role === 'assistant' ? last : undefined;
    if (answer === this.#answer) {
      if (this.#queue.length) this.#wake(0); // it was interrupted
      return;
    }
    const before = this.#answer;
    this.#answer = answer;
    if (answer?.key !== before?.key) this.#begin(answer);
    if (answer) this.#follow(answer, answer.parts !== before?.parts);
  }

  /** Says nothing more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Another answer is the last one: it is new, or was there before. */
  #begin(answer: Answer | undefined): void {
    this.#queue = [];
    this.#said = new Set();
    this.#skip = new Set();
    this.#phase = undefined;
    this.#room = LONGEST;
    this.#reader = this.#newReader();
    this.#closed = !answer;
    this.#alert.textContent = '';
    if (!answer) return;
    // Dify's id is the key of what came from history.
    if (answer.key === answer.id || this.#known.has(answer.key)) {
      this.#phase = phaseOf(answer);
      this.#reader.skip(withoutThoughts(textOf(answer.parts)));
    }
    this.#known.add(answer.key);
  }

  #follow(answer: Answer, grown: boolean): void {
    if (grown) this.#forget(answer);
    const phase = phaseOf(answer);
    if (phase === this.#phase) {
      if (grown && !this.#closed) this.#wake(isRunning(answer) ? PAUSE / 5 : 0);
      return;
    }
    const first = !this.#phase;
    this.#phase = phase;
    const [strings, more] = this.#words;
    if (phase === 'stopped') {
      this.#closed = true; // who stops an answer does not want to hear the rest of it
      this.#queue = [];
    } else this.#read();
    switch (phase) {
      case 'streaming':
        break;
      case 'waiting':
        if (first) this.#queue.push(strings.thinking);
        break;
      case 'done':
        this.#queue.push(more.speech.ended);
        break;
      case 'failed':
      case 'incomplete':
        if (answer.error) say(this.#alert, errorText(answer.error, strings, more));
        break;
      case 'again':
        this.#queue.push(more.again(answer.again ?? 0));
        break;
      default:
        this.#queue.push({...strings, ...more, ...more.unsent}[phase]);
    }
    this.#wake(0);
  }

  /**
   * Where other words, a moderator's or history's, stand in the place of what was read, the former ones are not said any more.
   * What has been said is not said again.
   */
  #forget({parts}: Answer): void {
    if (this.#reader.continues(withoutThoughts(textOf(parts)))) return;
    const waiting = new Set(this.#queue);
    this.#queue = this.#queue.filter((text) => !this.#said.has(text));
    this.#skip = new Set([...this.#said].filter((text) => !waiting.has(text)));
    this.#said = new Set(this.#skip);
    this.#status.textContent = '';
    this.#reader = this.#newReader();
  }

  /** Takes what is complete by now of the answer's text. */
  #read(): void {
    const answer = this.#answer;
    if (!answer || this.#closed) return;
    const text = withoutThoughts(textOf(answer.parts));
    const complete = !answer.delay && !isRunning(answer);
    for (const sentence of this.#reader.read(text, complete, this.#room)) {
      if (this.#skip.has(sentence)) continue;
      if (this.#room === LONGEST) this.#queue.push(this.#words[1].speech.started);
      this.#said.add(sentence);
      this.#queue.push(sentence);
      this.#room -= sentence.length;
      if (this.#room > 0) continue;
      this.#closed = true;
      this.#queue.push(this.#words[1].speech.goesOn);
      break;
    }
  }

  /** Speaks as soon as it may, but not before `wait` is over. */
  #wake(wait: number): void {
    const now = performance.now();
    const due = Math.max(now + wait, this.#last + PAUSE);
    if (this.#timer && this.#due <= due) return;
    if (due > now) this.#plan(due);
    else this.#speak();
  }

  #plan(due: number): void {
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(this.#speak, due - performance.now());
  }

  readonly #speak = (): void => {
    this.stop();
    this.#read();
    const queue = this.#queue;
    let text = queue.shift();
    if (text) {
      while (queue[0] && text.length + queue[0].length < BATCH) text += ` ${queue.shift()}`;
      say(this.#status, text);
      this.#last = performance.now();
      this.#plan(this.#last + (queue.length ? PAUSE : STAY));
    } else if (performance.now() < this.#last + STAY) this.#plan(this.#last + STAY);
    else this.#status.textContent = '';
  };

  #newReader(): Reader {
    const [{markdown}, {image, speech}] = this.#words;
    const {code, table} = speech;
    return new Reader({image, code, table, done: markdown.done, open: markdown.open});
  }
}

function phaseOf(answer: Answer): Phase {
  const {status, delay, again} = answer;
  const unsent = unsentPhase(answer);
  if (unsent) return unsent;
  if (again) return 'again';
  if (delay) return status === 'incomplete' ? 'checking' : delay;
  return status;
}

/** The region stays the same; its text must change for what is said twice to be heard twice. */
function say(region: HTMLElement, text: string): void {
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
