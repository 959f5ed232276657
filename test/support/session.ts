import {AppBase} from '../../src/client/app-base.js';
import {ChatBase} from '../../src/client/chat-base.js';
import {Http, type ClientOptions} from '../../src/client/http.js';
import type {ChatServices, SessionOptions} from '../../src/state/core.js';
import type {ChatEventMap} from '../../src/state/events.js';
import {keep} from '../../src/state/keeper.js';
import {ChatSession} from '../../src/state/session.js';
import type {ChatStorage, StoredName} from '../../src/state/storage.js';
import type {Tabs, TabTimes} from '../../src/state/tabs.js';
import type {Answer} from '../../src/state/types.js';

/** The client's parts that a session needs. */
export function services(options: ClientOptions): ChatServices {
  const http = new Http(options);
  return {http, app: new AppBase(http), chat: new ChatBase(http)};
}

/** A storage that can be looked into. */
export function memoryStorage(values = new Map<StoredName, string>()): ChatStorage {
  return {
    get: (name) => values.get(name),
    set: (name, value) => {
      if (value === undefined) values.delete(name);
      else values.set(name, value);
    },
    clear: () => values.clear(),
  };
}

/** What a session told its page, in order. */
export type Emitted = {[K in keyof ChatEventMap]: {type: K; detail: ChatEventMap[K]}}[keyof ChatEventMap];

/** A session on a real client, with the record of what it emitted. */
export function makeSession(options: ClientOptions, more: Partial<SessionOptions> = {}) {
  const emitted: Emitted[] = [];
  const session = new ChatSession({
    services: services(options),
    storage: memoryStorage(),
    emit: (type, detail) => {
      emitted.push({type, detail} as Emitted);
      return true;
    },
    ...more,
  });
  return {session, emitted};
}

/** The same, with what keeps drafts, and shares them with other `tabs`. */
export function makeKept(
  options: ClientOptions,
  {tabs, tabTimes, ...more}: Partial<SessionOptions> & {tabs?: () => Tabs | undefined; tabTimes?: TabTimes} = {},
): ReturnType<typeof makeSession> {
  const made = makeSession(options, {
    keep: () => {
      keep(made.session, tabs?.(), tabTimes);
      return Promise.resolve();
    },
    ...more,
  });
  return made;
}

/** Waits until something holds, without polling faster than the state changes. */
export async function until<T>(session: ChatSession, probe: () => T | undefined | false, ms = 8000): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const value = probe();
    if (value) return value;
    if (performance.now() > end)
      throw new Error(`waited in vain for ${probe.toString()}: ${JSON.stringify(session.state.get().messages)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The last answer, once it has come to rest. */
export function settled(session: ChatSession, ms?: number): Promise<Answer> {
  return until(
    session,
    () => {
      const last = session.state.get().messages.at(-1);
      return last?.role === 'assistant' && !session.running && !last.delay && last;
    },
    ms,
  );
}
