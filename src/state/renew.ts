/** Addresses of files that are signed for some minutes only. A part of a chunk of its own. */
import {MessagesApi} from '../client/messages.js';
import {filesOf, mergeFiles, toFiles} from './answer-files.js';
import type {SessionCore} from './core.js';
import type {ChatSession} from './session.js';
import {sentFiles} from './sent-files.js';
import {isRunning, type Answer, type Message} from './types.js';

/** The files of an answer are not asked for again for so many milliseconds: what fails then is gone. */
const PAUSE = 60_000;

interface Asked {
  readonly at: number;
  readonly done: Promise<void>;
}

const asked = new WeakMap<SessionCore, Map<string, Asked>>();

/**
 * Asks Dify for fresh addresses of all files of an answer and its question, and puts them into the state. Fulfilled when that is done, or when
 * there are none to be had; soon after a first time nothing is asked.
 */
export function renewFiles({core}: ChatSession, message: Message): Promise<void> {
  const key = message.key.replace(/:q$/, ''); // a question is found by its answer
  const known = asked.get(core) ?? new Map<string, Asked>();
  asked.set(core, known);
  const last = known.get(key);
  if (last && performance.now() - last.at < PAUSE) return last.done;
  const done = renew(core, key).catch(() => undefined); // offline, or the conversation is gone: the addresses stay as they are
  known.set(key, {at: performance.now(), done});
  return done;
}

async function renew(core: SessionCore, key: string): Promise<void> {
  await ended(core, key);
  const answer = core.answer(key);
  const {conversationId} = core.get();
  if (!answer?.id || !conversationId) return;
  const query = {conversationId, firstId: nextId(core, answer)};
  const {data} = await new MessagesApi(core.services.http).list(query, core.view.signal);
  const item = data.find(({id}) => id === answer.id);
  const now = core.answer(key);
  if (!item || !now) return;
  core.patchAnswer(key, {parts: mergeFiles(now.parts, toFiles(filesOf(item)), true)});
  const {parts = []} = sentFiles(item);
  const renewed = (message: Message): Message =>
    message.role === 'user' && message.key === `${key}:q` && parts.length ? {...message, parts} : message;
  const {messages, aside} = core.get();
  core.patch({messages: messages.map(renewed), aside: aside.map(renewed)});
}

/** Of a question that has just left, history may not know yet. */
function ended(core: SessionCore, key: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (isRunning(core.answer(key))) return;
      stop();
      resolve();
    };
    const stop = core.session.state.subscribe(look);
    look();
  });
}

/** Dify's id of the first answer that is younger: its page of history ends with the wanted one. */
function nextId(core: SessionCore, {createdAt}: Answer): string | undefined {
  const {messages, aside} = core.get();
  const younger = [...messages, ...aside].filter(
    (message) => message.role === 'assistant' && message.id && message.createdAt > createdAt,
  ) as Answer[];
  return younger.sort((a, b) => a.createdAt - b.createdAt)[0]?.id;
}
