/** Visitors whose connection breaks, and who come back. */
import type {SessionOptions} from '../../src/state/core.js';
import type {Signal, Signals} from '../../src/state/signals.js';
import type {StoredName} from '../../src/state/storage.js';
import {textOf, type Answer} from '../../src/state/types.js';
import type {EmulatorApp} from './emulator.js';
import {makeSession, memoryStorage} from './session.js';

/** Two dozen words, one by one. */
export const WORDS = Array.from({length: 24}, (_, i) => `w${i}`).join(' ');

/** What is cut: the stream of an answer. */
export const STREAM = {method: 'POST', path: '/chat-messages$'};

/** A browser whose network and sleep the test decides. */
export function fakeSignals(): Signals & {tell: (what: Signal) => void; count: () => number} {
  const listeners = new Set<(what: Signal) => void>();
  return {
    online: true,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (what) => [...listeners].forEach((listener) => listener(what)),
    count: () => listeners.size,
  };
}

/** A visitor of an app, with a browser that keeps what it is given. */
export function visitor(app: EmulatorApp, way: 'service' | 'webapp' = 'service', more: Partial<SessionOptions> = {}) {
  const kept = new Map<StoredName, string>();
  const auth = way === 'service' ? {apiKey: app.apiKey} : {appCode: app.siteCode};
  const baseUrl = way === 'service' ? app.serviceUrl : app.webappUrl;
  const options = {baseUrl, auth, user: 'ann-who-comes-back'};
  /** A page of his: each call is one that is loaded anew. */
  const load = async () => {
    const page = makeSession(options, {storage: memoryStorage(kept), recoverWaits: [50, 100, 200], ...more});
    await page.session.start();
    const messages = () => page.session.state.get().messages;
    const answer = () => messages().findLast((message): message is Answer => message.role === 'assistant')!;
    return {...page, messages, answer, text: () => textOf(answer().parts).trim()};
  };
  return {kept, load};
}
