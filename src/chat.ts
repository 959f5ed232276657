/** All that a chat needs beyond its launcher: fetched when a visitor shows intent. */
import {AppBase} from './client/app-base.js';
import {ChatBase} from './client/chat-base.js';
import type {ChatHost} from './chat-host.js';
import type {Auth} from './client/auth.js';
import {Connection} from './client/connection.js';
import {DifyChatError, networkError} from './client/errors.js';
import './components/panel.js';
import {english, loadStrings, type StringOverrides, type Strings} from './i18n/index.js';
import type {Locale} from './i18n/launcher.js';
import {renderPanel} from './panel-template.js';
import type {ChatServices} from './state/core.js';
import type {ChatEventMap} from './state/events.js';
import {ChatSession} from './state/session.js';
import type {ChatStorage} from './state/storage.js';
import {randomUser, readStored} from './state/stored.js';

/** Milliseconds between two updates of a growing answer, about four frames: more than Markdown's own pause, so that it never waits twice. */
const PAUSE = 64;

/** Begins the chat that the attributes of `<dify-chat>` describe. Never throws: one that is not set up right says so when it starts. */
function createSession(host: ChatHost, storage: ChatStorage, end: () => void): ChatSession {
  const {emit, conversationId, apiKey} = host;
  const known = host.user || readStored(storage, 'user');
  const user = known ?? randomUser();
  const services = createServices(host, user);
  let next = 0;
  const schedule = (flush: () => void) => {
    const run = () => {
      next = performance.now() + PAUSE;
      flush();
    };
    // Before a frame, not in it: then that frame already knows what was scrolled. A hidden tab gets no frames.
    if (document.hidden) requestAnimationFrame(run);
    else setTimeout(run, session.running?.parts.length ? next - performance.now() : 0);
  };
  const session: ChatSession = new ChatSession({
    services,
    storage,
    emit: (type, detail) => {
      if (type === 'dify-chat-error') {
        const {error} = detail as ChatEventMap['dify-chat-error'];
        import('./browser/warn.js').then(
          ({warnOfError}) => warnOfError(error, session),
          () => undefined,
        );
      }
      return emit(type, detail);
    },
    page: host,
    newcomer: known ? undefined : user,
    conversationId: conversationId || undefined,
    schedule,
    files: () => import('./browser/files.js'),
    signals: () => import('./browser/signals.js').then(({browserSignals}) => browserSignals()),
    keep: () =>
      import('./keep.js').then(
        ({setUpKeeper}) => setUpKeeper(session),
        () => undefined,
      ),
    end,
    setUp: async (core, app) => {
      // Apps that are no chats have a form, too.
      if (!/^[cw]o/.test(app.mode ?? host.appMode) && !app.parameters.user_input_form?.length) return;
      const {setUp} = await import('./form.js').catch((cause: unknown) => {
        throw networkError(cause);
      });
      await setUp(core, app);
    },
  });
  if (apiKey) void import('./secret-key.js').then(({warn}) => warn()).catch(() => undefined);
  session.started = session.start();
  return session;
}

/** The panel's texts; in English where those of the language cannot be fetched. */
async function loadTexts(locale: Locale, own: StringOverrides): Promise<Strings> {
  const texts = await loadStrings(locale).catch(() => english);
  if (!Object.keys(own).length) return texts;
  return import('./i18n/own.js').then(
    ({overrideStrings}) => overrideStrings(texts, own),
    () => texts,
  );
}

function createServices(host: ChatHost, user: string): ChatServices | DifyChatError {
  try {
    const http = new Connection({baseUrl: host.baseUrl, auth: toAuth(host), user});
    return {http, app: new AppBase(http), chat: new ChatBase(http)};
  } catch (error) {
    if (error instanceof DifyChatError) return error;
    throw error;
  }
}

/** A token of the page's own counts first, then the public code, the secret key last. */
function toAuth(host: ChatHost): Auth {
  const {appCode, apiKey} = host;
  // The function of the moment: frameworks give a new one with each drawing.
  if (host.authorize) return {authorize: () => host.authorize!()};
  if (appCode) return {appCode};
  if (apiKey) return {apiKey};
  throw new DifyChatError('', {kind: 'configuration', code: 'not_configured'});
}

/** All of it, under one name: the bundler then needs no code for a list of exports. */
export const chat = {createSession, loadTexts, renderPanel};
