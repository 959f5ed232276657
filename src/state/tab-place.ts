/** Where an answer that another tab follows is shown in this one. A part of a lazy chunk. */
import type {SessionCore} from './core.js';
import {isLive} from './live.js';
import type {ChatSession} from './session.js';
import {withTyped} from './tab-answer.js';
import type {Led} from './tab-messages.js';
import {toPairs} from './tree.js';
import {initialState, isRunning, type Answer, type ChatState, type Message, type UserMessage} from './types.js';

/** A place in a conversation. */
export interface Placed {
  readonly core: SessionCore;
  readonly key: string;
}

export interface PlaceOptions {
  /** Whether somebody is about to write in a conversation. */
  readonly touched: (core: SessionCore) => boolean;
  /** It has just been heard of. */
  readonly fresh: boolean;
  /** Hears the key of the answer before it is there. */
  readonly named: (key: string) => void;
}

/** The visitor's clock and the server's may differ by so many seconds. */
const CLOCK_SKEW = 120;

/** So many conversations are kept as they were seen last. */
const SEEN = 12;

/**
 * Puts question and answer where they belong: into their conversation; where nothing has begun yet, and nobody is about to write,
 * on the screen; else into a conversation that can be shown. Nothing while that is being loaded.
 */
export function place(session: ChatSession, led: Led, {touched, fresh, named}: PlaceOptions): Placed | undefined {
  const {conversationId: id} = led;
  const known = session.seen.find((core) => id && core.get().conversationId === id);
  if (known) {
    if (known.get().history === 'loading') return undefined;
    const key = known.get().messages.find((message) => isSame(message, led))?.key;
    named(key ?? keyOf(led));
    if (!key) return append(session, known, led);
    leave(known, key);
    // What was known of it may be newer than what history has.
    const parts = withTyped(led.answer.parts, known.answer(key)?.parts);
    known.patchAnswer(key, {...led.answer, parts, mirrored: true});
    return {core: known, key};
  }
  if (!fresh) return undefined;
  named(keyOf(led));
  const core = make(session, {
    ...initialState,
    conversationId: id,
    history: led.first ? 'complete' : 'more',
  });
  const placed = append(session, core, led);
  if (led.first && isBlank(session, touched)) session.show(core);
  else session.seen = [session.core, core, ...session.seen.filter((other) => other !== session.core)].slice(0, SEEN);
  return placed;
}

/** History has told of an answer before its id was known here: it stands once, where history has it. */
export function unite(core: SessionCore, key: string): void {
  const {messages} = core.get();
  const id = core.answer(key)?.id;
  const twin = messages.findIndex(
    (message) => message.key !== key && message.role === 'assistant' && id && message.id === id,
  );
  const mine = messages.filter((message) => message.key === key || message.key === `${key}:q`);
  if (twin < 1 || mine.length < 2) return;
  const isHere = (at: number) => at === twin || at === twin - 1;
  const moved = messages.toSpliced(twin - 1, 2, ...mine);
  core.patch({messages: moved.filter((message, at) => isHere(at) || !mine.includes(message))});
}

/** The id by which history has told of a question whose own is not known: one with the same words of the same time, with no end. */
export function twinOf(core: SessionCore, {text, createdAt}: Led['question']): string | undefined {
  const {messages} = core.get();
  const isAsked = (message: Message | undefined) => message?.role === 'user' && message.text === text;
  const found = messages.findLast(
    (message, at): message is Answer =>
      message.role === 'assistant' &&
      message.status === 'incomplete' &&
      !!message.id &&
      message.createdAt >= createdAt - CLOCK_SKEW &&
      isAsked(messages[at - 1]),
  );
  return found?.id;
}

/** The same conversation, which is here twice: each was there before it was known which one it is. */
export function otherOf({seen}: ChatSession, core: SessionCore): SessionCore | undefined {
  const {conversationId: id} = core.get();
  return id ? seen.find((other) => other !== core && other.get().conversationId === id) : undefined;
}

/** Two of a conversation become one: that on the screen. If this tab follows an answer in the other one, they stay until that has ended. */
export function join(session: ChatSession, core: SessionCore): void {
  const other = otherOf(session, core);
  if (!other || !session.seen.includes(core)) return;
  const [stays, goes] = other === session.core ? [other, core] : [core, other];
  if (goes.get().messages.some((message) => isLive(message) && !(message as Answer).mirrored)) return;
  const {messages, draft} = stays.get();
  const known = new Set(messages.map((message) => message.role === 'assistant' && message.id));
  const more = toPairs(goes.get().messages).filter(([, {id}]) => id && !known.has(id));
  goes.view.abort();
  session.seen = session.seen.filter((other) => other !== goes);
  stays.patch({messages: [...messages, ...more.flat()], draft: together(draft, goes.get().draft)});
}

/** Nothing of what is being typed is lost. */
const together = (one: string, other: string) => (one === other ? one : [one, other].filter(Boolean).join('\n'));

/**
 * A question was shown as one that begins a conversation, before it was known whose it is: it goes from there when that
 * conversation is here, too. Returns whether it is.
 */
export function moveHome(session: ChatSession, core: SessionCore, led: Led): boolean {
  const home = session.seen.find((other) => other !== core && other.get().conversationId === led.conversationId);
  if (!home) return false;
  const key = keyOf(led);
  const {messages, draft} = core.get();
  if (messages.length > 2) core.patch({messages: messages.filter((message) => !message.key.startsWith(key))});
  else {
    if (session.core === core) session.show(home);
    home.patch({draft: together(home.get().draft, draft)});
    session.seen = session.seen.filter((other) => other !== core);
  }
  return true;
}

/** Nothing has been said or written yet, nor is the visitor asked for anything. */
function isBlank({core}: ChatSession, touched: (core: SessionCore) => boolean): boolean {
  const {messages, conversationId, form} = core.get();
  return !conversationId && !messages.length && !form?.open && !touched(core);
}

const keyOf = ({uid}: Led) => `tab-${uid}`;

function isSame(message: Message, led: Led): boolean {
  const {id} = led.answer;
  return message.role === 'assistant' && (message.key === keyOf(led) || (!!id && message.id === id));
}

/** Adds question and answer behind what they follow; versions that they replace go aside. */
function append(session: ChatSession, core: SessionCore, led: Led): Placed {
  const {messages, aside} = core.get();
  const {question, answer} = led;
  const key = keyOf(led);
  const kept = before(messages, answer, question.text);
  const rest = messages.slice(kept.length);
  const asked: UserMessage = {...question, key: `${key}:q`};
  const waiting: Answer = {...answer, key, mirrored: true, place: ++session.asker.count};
  const gone = answer.parent === undefined ? [] : rest;
  core.patch({messages: [...kept, asked, waiting], aside: [...aside, ...gone]});
  return {core, key};
}

/** What a question follows. One that is asked again, because its answer failed, takes the place of that. */
function before(messages: readonly Message[], {parent}: Led['answer'], query: string): readonly Message[] {
  if (parent === undefined) {
    const [question, answer] = messages.slice(-2);
    const failed = answer?.role === 'assistant' && !answer.id && !answer.parts.length && !isRunning(answer);
    return failed && question?.role === 'user' && question.text === query ? messages.slice(0, -2) : messages;
  }
  if (messages.some(isRunning)) return messages; // both tabs ask
  const at = messages.findIndex((message) => message.role === 'assistant' && message.id === parent);
  return parent && at < 0 ? messages : messages.slice(0, at + 1);
}

/** The class, imported, would not be in a chunk of its own. */
function make(session: ChatSession, state: ChatState): SessionCore {
  return new (session.core.constructor as typeof SessionCore)(session, state);
}

/** Another tab follows it: neither its stream nor a look into history comes in between. */
function leave(core: SessionCore, key: string): void {
  core.looks?.get(key)?.abort();
  if (core.running?.key === key) core.turn?.abort();
}
