/** The states of a chat that has a past, and of one whose network fails. */
import type {DifyChat} from '../../src/index.js';
import {make} from './app.js';
import {ask, deepAll, messages, mount, open, thread, until} from './chat.js';
import {fromMenu} from './conversations.js';
import {inBar, number, open as openFind, type} from './find.js';
import {long} from './long.js';
import {STREAM, WORDS} from './survive.js';
import {goOffline, noted, OFFLINE, restored, waiting} from './unsent.js';

type Options = Partial<DifyChat>;

/** Each brings a new chat into its state. After those that are offline: `goOnline`. */
export const HISTORY_STATES: Record<string, (options?: Options) => Promise<DifyChat>> = {
  async find(options = {}) {
    const {chat} = await long(21, options);
    await openFind(chat);
    await type(chat, 'parcel');
    await until(() => number(chat)?.includes('/') && inBar(chat, '.past'));
    return chat;
  },

  async seek(options = {}) {
    const {app, chat} = await long(21, options);
    await app.fault({match: {path: '/messages$'}, fault: {hang: true}, times: 9});
    await fromMenu(chat, 'Go to the beginning');
    await until(() => deepAll(thread(chat), 'dify-chat-seek', '.bar').length);
    return chat;
  },

  /** In an answer that goes on. */
  async gap(options = {}) {
    const app = await make({mode: 'advanced-chat', tokensPerSecond: 20}, '1.14');
    await app.fault({match: STREAM, fault: {cut: {frame: 8, how: 'reset'}}});
    const chat = await mount(app, options);
    await open(chat);
    await ask(chat, `ECHO ${WORDS.repeat(8)}`);
    await until(() => deepAll(messages(chat).at(-1)!, 'dify-chat-part', '.gap')[0]?.textContent.includes('missing'));
    return chat;
  },

  /** Three that have not left: one that has waited for too long, one that did not arrive, one that waits. */
  async unsent(options = {}) {
    const {app, chat} = await waiting(options);
    const again = await restored(app, chat, options);
    await noted(again, 'Send it now?');
    await noted(again, 'probably not sent', 15_000);
    await goOffline(again);
    await ask(again, 'ECHO three');
    await noted(again, OFFLINE);
    return again;
  },
};
