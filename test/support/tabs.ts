/** Several tabs of one visitor: pages of their own in frames. They share storage, channels and locks, and nothing else. */
import type {DifyChat} from '../../src/index.js';
import type {ChatSession} from '../../src/state/session.js';
import {isLive} from '../../src/state/live.js';
import {isRunning, textOf, type Answer} from '../../src/state/types.js';
import {connect, deep, launcher, ready, until, type Way} from './chat.js';
import type {EmulatorApp} from './emulator.js';
import {load, site, type Site} from './site.js';

/** A tab with a chat. */
export interface Tab extends Site {
  readonly chat: DifyChat;
  /** What its page was told, in order. */
  readonly told: string[];
  /** The tab is closed, as if it had crashed when `crash` is true: then nothing is told to anybody. */
  close(crash?: boolean): void;
}

type Options = Partial<DifyChat> & {
  way?: Way;
  /** What the page does before the chat's code comes. */
  prepare?: (window: Site['window']) => void;
};

/** Opens a tab, with an inline chat that can be used unless said otherwise. */
export async function tab(app: EmulatorApp, {way = 'app-code', prepare, ...options}: Options = {}): Promise<Tab> {
  const place = await site();
  prepare?.(place.window);
  await load(place);
  const told: string[] = [];
  for (const type of [
    'dify-chat-message',
    'dify-chat-event',
    'dify-chat-send',
    'dify-chat-conversation-change',
  ] as const)
    place.document.addEventListener(type, () => told.push(type));
  const chat = place.document.createElement('dify-chat');
  Object.assign(chat, connect(app, way), {display: 'inline', ...options});
  place.document.body.append(chat);
  if (chat.display === 'inline') await ready(chat);
  else await until(() => launcher(chat));
  return {
    ...place,
    chat,
    told,
    close(crash = false) {
      if (crash) place.window.addEventListener('pagehide', (event) => event.stopImmediatePropagation(), true);
      place.window.frameElement!.remove();
    },
  };
}

export const sessionOf = ({chat}: {chat: DifyChat}): ChatSession =>
  (deep(chat, 'dify-chat-panel') as unknown as {session: ChatSession}).session;

/** The last answer on the screen of a tab. */
export function answerIn(one: {chat: DifyChat}): Answer | undefined {
  const last = sessionOf(one).state.get().messages.at(-1);
  return last?.role === 'assistant' ? last : undefined;
}

/** What it says so far. */
export const textIn = (one: {chat: DifyChat}) => textOf(answerIn(one)?.parts ?? []);

/** Waits until an answer has begun to be written in a tab. */
export const writing = (one: {chat: DifyChat}) => until(() => isRunning(answerIn(one)) && textIn(one));

/** Waits until nothing is written or looked for any more in a tab. */
export const rest = (one: {chat: DifyChat}) =>
  until(() => {
    const answer = answerIn(one);
    const whole = answer?.parts.every(({kind}) => kind !== 'gap');
    return answer && whole && !isLive(answer) && answer;
  }, 20_000);
