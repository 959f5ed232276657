/** Long conversations: how they are made, and how a visitor goes through them. */
import type {DifyChat} from '../../src/index.js';
import {make} from './app.js';
import {messages, mount, ready, scroller, textIn, thread, until, type Way} from './chat.js';
import type {AppConfig, EmulatorApp} from './emulator.js';
import type {ChatSession} from '../../src/state/session.js';
import type {Message} from '../../src/state/types.js';

/** The words of an answer, between one and many lines. */
const WORDS = 'The parcel was sent on Monday and has left the warehouse. ';

/** A text of its own for each answer, and of another height. */
export const answerOf = (nth: number) => `Answer ${nth}. ${WORDS.repeat((nth * 7) % 12)}`;

export interface Long {
  readonly app: EmulatorApp;
  readonly chat: DifyChat;
  readonly id: string;
}

/** A chat that goes on with a conversation of so many questions, in a small box. */
export async function long(
  count: number,
  {way = 'api-key', config = {}, ...options}: Partial<DifyChat> & {way?: Way; config?: Partial<AppConfig>} = {},
): Promise<Long> {
  const app = await make(config);
  const past = Array.from({length: count}, (_, at) => ({
    query: `Question ${at + 1}`,
    answer: answerOf(at + 1),
    created_at: 1_760_000_000 + at,
  }));
  const via = way === 'app-code' ? 'webapp' : 'service';
  const {conversations} = await app.seed({user: 'ann', via, conversations: [{messages: past}]});
  const {id} = conversations[0]!;
  const chat = await mount(app, {display: 'inline', user: 'ann', way, conversationId: id, ...options});
  chat.style.setProperty('--dify-chat-height', '520px');
  await ready(chat);
  await until(() => messages(chat).length >= Math.min(40, count * 2) && textIn(messages(chat).at(-1)!).length > 5);
  return {app, chat, id};
}

const inside = (chat: DifyChat) => (thread(chat) as unknown as {session: ChatSession}).session;

/** All messages that are loaded. */
export const loaded = (chat: DifyChat): readonly Message[] => inside(chat).state.get().messages;

/** The next frame, at the moment when it is painted: everybody who looks at sizes has done so. */
export const frame = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => {
      const last = new ResizeObserver(() => {
        last.disconnect();
        resolve();
      });
      last.observe(document.body);
    }),
  );

/** Scrolls as a wheel does, and waits for what comes of it. */
export async function scrollTo(chat: DifyChat, top: number): Promise<void> {
  scroller(chat).scrollTop = top;
  await frame();
  await frame();
}

/** Loads the page before, from the top. */
export async function older(chat: DifyChat): Promise<void> {
  const known = loaded(chat).length;
  await until(() => {
    scroller(chat).scrollTop = 0;
    return loaded(chat).length > known;
  });
  await frame();
}

/** Loads all that there is. */
export async function all(chat: DifyChat): Promise<void> {
  const session = inside(chat);
  await until(async () => {
    await session.loadOlder();
    return session.state.get().history === 'complete';
  }, 30_000);
  await frame();
}

/** The message at the top of the view, and where it is. */
export function topmost(chat: DifyChat): {element: HTMLElement; text: string; top: number} {
  const view = scroller(chat).getBoundingClientRect();
  const element = messages(chat).find((one) => one.getBoundingClientRect().bottom > view.top + 1)!;
  return {element, text: textIn(element), top: element.getBoundingClientRect().top - view.top};
}

/** All nodes below an element, through shadow roots. */
export function nodesIn(root: Node): number {
  let count = 1;
  if (root instanceof Element && root.shadowRoot) count += nodesIn(root.shadowRoot);
  for (const child of root.childNodes) count += nodesIn(child);
  return count;
}
