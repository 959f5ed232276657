/** What may be told of a chat that does not work: facts and times, never words. A chunk of its own, for who asks. */
import type {ChatHost} from './chat-host.js';
import type {AnswerFacts, Diagnosis, SessionFacts} from './diagnosis.js';
import type {Conversations} from './state/conversations.js';
import type {ChatSession} from './state/session.js';
import {toCode, toId, traceOf} from './state/trace.js';
import {textOf, type Answer} from './state/types.js';
import {VERSION} from './version.js';

/** So many answers are described. */
const ANSWERS = 5;

/** Settings that are on or off, by the names of their attributes. */
const SWITCHES = {
  'link-confirm': 'linkConfirm',
  'no-feedback': 'noFeedback',
  'no-steps': 'noSteps',
  'no-history': 'noHistory',
  'answer-forms': 'answerForms',
  'no-uploads': 'noUploads',
  'shrink-images': 'shrinkImages',
  'no-voice': 'noVoice',
  'voice-send': 'voiceSend',
} as const satisfies Record<string, keyof ChatHost>;

/** What `<dify-chat>` knows, as plain data. */
export function diagnose(chat: ChatHost & {readonly theme: string}, session: ChatSession | undefined): Diagnosis {
  const services = session?.options.services;
  const trace = services && 'http' in services ? traceOf(services.http) : undefined;
  const facts: Diagnosis = {
    at: new Date().toISOString(),
    version: VERSION,
    browser: {
      agent: navigator.userAgent,
      online: navigator.onLine,
      visible: document.visibilityState === 'visible',
      secure: isSecureContext,
      languages: [...navigator.languages],
      localStorage: works('localStorage'),
      sessionStorage: works('sessionStorage'),
      locks: 'locks' in navigator,
      channels: 'BroadcastChannel' in globalThis,
      width: innerWidth,
    },
    settings: {
      baseUrl: placeOf(chat.baseUrl),
      way: chat.authorize ? 'authorize' : chat.appCode ? 'app-code' : chat.apiKey ? 'api-key' : 'none',
      appMode: word(chat.appMode),
      user: !!chat.user,
      conversation: !!chat.conversationId,
      inputs: Object.keys(chat.inputs).length,
      pageContext: !!session?.options.page?.pageContext,
      strings: Object.keys(chat.strings).length > 0,
      storage: word(chat.storage),
      locale: chat.locale,
      display: word(chat.display),
      theme: word(chat.theme),
      open: chat.open,
      switches: Object.entries(SWITCHES).flatMap(([name, property]) => (chat[property] ? [name] : [])),
    },
    session: session ? describe(session, trace?.version ?? null) : null,
    requests: trace?.requests ?? [],
    streams: trace?.streams ?? [],
  };
  return JSON.parse(JSON.stringify(facts)) as Diagnosis; // of this moment: it does not change any more
}

function describe(session: ChatSession, difyVersion: string | null): SessionFacts {
  const {status, error, app, messages, history, uploads, form, task} = session.state.get();
  const {services} = session.options;
  const answers = messages.filter((message) => message.role === 'assistant');
  return {
    status,
    error: toCode(error?.code),
    family: 'http' in services ? services.http.family : null,
    difyVersion,
    mode: task ?? (word(app?.mode) || null),
    features: Object.entries(app?.parameters ?? {}).flatMap(([name, value]) =>
      /^\w{1,40}$/.test(name) && isOn(value) ? [name] : [],
    ),
    fields: form?.fields.length ?? 0,
    messages: messages.length,
    history,
    running: !!session.running,
    conversations: {
      kept: session.seen.length,
      listed: (session.list as Conversations | undefined)?.state.get().items.length ?? null,
    },
    uploads: count((uploads?.items ?? []).map((item) => item.status)),
    answers: answers.slice(-ANSWERS).map(describeAnswer),
  };
}

function describeAnswer({id, runId, status, error, unsent, parts}: Answer): AnswerFacts {
  return {
    messageId: toId(id),
    runId: toId(runId),
    status,
    error: toCode(error?.code),
    unsent: unsent ?? null,
    parts: count(parts.map(({kind}) => kind)),
    characters: textOf(parts).length,
  };
}

/** What settings may say. Anything else was put there by mistake, and might be a key. */
const KNOWN = new Set(
  'bubble inline auto light dark local session none chat agent-chat agent advanced-chat completion workflow'.split(' '),
);
const word = (value: unknown) => (!value ? '' : typeof value === 'string' && KNOWN.has(value) ? value : '?');

/** Origin and path of an address: in the rest there may be a key. */
function placeOf(address: string): string {
  try {
    const {origin, pathname} = new URL(address, location.href);
    return origin + pathname;
  } catch {
    return '?';
  }
}

/** Whether something can be written there, and read again. */
function works(kind: 'localStorage' | 'sessionStorage'): boolean {
  const name = 'dify-chat:probe';
  try {
    globalThis[kind].setItem(name, '1');
    globalThis[kind].removeItem(name);
    return true;
  } catch {
    return false;
  }
}

const isOn = (value: unknown) => (value as {enabled?: unknown} | null)?.enabled === true;

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
