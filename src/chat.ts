/** All that a chat needs beyond its launcher: fetched when a visitor shows intent. */
import {AppApi} from './client/app.js';
import {ChatApi} from './client/chat.js';
import type {ChatHost} from './chat-host.js';
import type {Auth} from './client/auth.js';
import {Connection} from './client/connection.js';
import {DifyChatError} from './client/errors.js';
import './components/panel.js';
import {english, loadStrings, overrideStrings, type StringOverrides, type Strings} from './i18n/index.js';
import type {Locale} from './i18n/launcher.js';
import {renderPanel} from './panel-template.js';
import type {ChatServices} from './state/core.js';
import {ChatSession} from './state/session.js';
import type {ChatStorage} from './state/storage.js';
import {randomUser, readStored} from './state/stored.js';

/** Milliseconds between two updates of a growing answer: Markdown is drawn no more often, and a frame without news costs too. */
const PAUSE = 50;

/** Begins the chat that the attributes of `<dify-chat>` describe. Never throws: one that is not set up right says so when it starts. */
function createSession(host: ChatHost, storage: ChatStorage): ChatSession {
  const {emit, conversationId, apiKey} = host;
  const known = host.user || readStored(storage, 'user');
  const user = known ?? randomUser();
  const services = createServices(host, user);
  let next = 0;
  const schedule = (flush: () => void) => {
    const frame = () =>
      requestAnimationFrame((now) => {
        next = now + PAUSE;
        flush();
      });
    const pause = next - performance.now();
    if (pause > 0 && session.running?.status === 'streaming') setTimeout(frame, pause);
    else frame();
  };
  const session = new ChatSession({
    services,
    storage,
    emit,
    page: host,
    newcomer: known ? undefined : user,
    conversationId: conversationId || undefined,
    schedule,
  });
  if (apiKey) void import('./secret-key.js').then(({warn}) => warn()).catch(() => undefined);
  void session.start();
  return session;
}

/** The panel's texts; in English where those of the language cannot be fetched. */
async function loadTexts(locale: Locale, own: StringOverrides): Promise<Strings> {
  return overrideStrings(await loadStrings(locale).catch(() => english), own);
}

function createServices(host: ChatHost, user: string): ChatServices | DifyChatError {
  try {
    const http = new Connection({baseUrl: host.baseUrl, auth: toAuth(host), user});
    return {http, app: new AppApi(http), chat: new ChatApi(http)};
  } catch (error) {
    if (error instanceof DifyChatError) return error;
    throw error;
  }
}

/** A token of the page's own counts first, then the public code, the secret key last. */
function toAuth({authorize, appCode, apiKey}: ChatHost): Auth {
  if (authorize) return {authorize};
  if (appCode) return {appCode};
  if (apiKey) return {apiKey};
  const message = '<dify-chat> needs app-code, api-key or authorize.';
  throw new DifyChatError(message, {kind: 'configuration', code: 'not_configured'});
}

/** All of it, under one name: the bundler then needs no code for a list of exports. */
export const chat = {createSession, loadTexts, renderPanel};
