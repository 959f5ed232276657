/** Questions that have not left, as a visitor sees them. */
import type {DifyChat} from '../../src/index.js';
import {asked, make} from './app.js';
import {answerTo, ask, deepAll, messages, mount, open, ready as written, until} from './chat.js';
import type {EmulatorApp, FaultRule} from './emulator.js';
import {setOffline} from './commands.js';

const cards = (chat: DifyChat) =>
  messages(chat).flatMap((message) =>
    deepAll(message, 'dify-chat-unsent').filter((el) => el.shadowRoot?.firstElementChild),
  );

/** What is said of those that have not left. */
export const notes = (chat: DifyChat) => cards(chat).map((card) => deepAll(card, 'p')[0]?.textContent ?? '');

/** Waits until that is said of one. */
export const noted = (chat: DifyChat, text: string, ms?: number) =>
  until(() => notes(chat).some((note) => note.includes(text)), ms);

export const OFFLINE = 'It goes out when you are back';

/** Presses a button under the last one. */
export async function pressUnsent(chat: DifyChat, name: 'send' | 'edit' | 'cancel' | 'remove'): Promise<void> {
  const button = await until(() => deepAll<HTMLButtonElement>(cards(chat).at(-1)!, `button.${name}`)[0]);
  button.focus();
  button.click();
}

/** The questions that came to the server, in order. */
export async function queries(app: EmulatorApp): Promise<string[]> {
  const posted = (await asked(app, '/chat-messages')).filter(({method}) => method === 'POST');
  return posted.map(({body}) => (body as {query: string}).query);
}

/** Waits for what comes a little later than what can be written. */
export const ready = (chat: DifyChat) => until(() => sessionOf(chat)?.outbox);

/** Cuts the network, as soon as the chat has fetched what it needs without one. */
export async function goOffline(chat: DifyChat): Promise<void> {
  await ready(chat);
  await setOffline(true);
  await until(() => !navigator.onLine);
}

export const goOnline = () => setOffline(false);

/** The running chat, of which a page knows nothing. */
function sessionOf(chat: DifyChat) {
  return (deepAll(chat, 'dify-chat-panel')[0] as HTMLElementTagNameMap['dify-chat-panel'] | undefined)?.session;
}

/** What is kept in the browser of questions that have not left. */
export function stored(): unknown[] {
  const key = Object.keys(localStorage).find((name) => name.endsWith(':outbox'));
  return key ? (JSON.parse(localStorage.getItem(key)!) as unknown[]) : [];
}

/** Makes all that is stored so many seconds older. */
export function age(seconds: number): void {
  for (const key of Object.keys(localStorage).filter((name) => name.endsWith(':outbox'))) {
    const entries = JSON.parse(localStorage.getItem(key)!) as {at: number}[];
    localStorage.setItem(key, JSON.stringify(entries.map((entry) => ({...entry, at: entry.at - seconds}))));
  }
}

/** A chat with a question that was answered. */
export async function begun(options: Parameters<typeof mount>[1] = {}) {
  const app = await make();
  const chat = await mount(app, options);
  await open(chat);
  await answerTo(chat, 'ECHO zero');
  return {app, chat};
}

/** A chat with a question that waits, after one that was answered. */
export async function waiting(options: Parameters<typeof mount>[1] = {}, fault?: FaultRule) {
  const {app, chat} = await begun(options);
  if (fault) await app.fault(fault);
  await goOffline(chat);
  await ask(chat, 'ECHO one');
  await noted(chat, OFFLINE);
  return {app, chat};
}

/**
 * The next page of a visitor whose question waits, an hour later and with a network. Another question had left, and did not
 * arrive.
 */
export async function restored(app: EmulatorApp, chat: DifyChat, options: Partial<DifyChat> = {}): Promise<DifyChat> {
  chat.remove();
  age(3600);
  const key = Object.keys(localStorage).find((name) => name.endsWith(':outbox'))!;
  const [question] = stored() as {id: string; at: number}[];
  const other = {...question, id: question!.id.replace(/./g, 'e'), text: 'ECHO two', sent: question!.at + 1};
  localStorage.setItem(key, JSON.stringify([question, other]));
  await goOnline();
  const again = await mount(app, options);
  await written(again);
  return again;
}
