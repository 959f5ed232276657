import {DifyClient} from '../../src/client/client.js';
import type {DifyChatError} from '../../src/client/errors.js';
import type {ChatEvent} from '../../src/client/events.js';
import type {ClientOptions} from '../../src/client/http.js';
import {getEmulator, type AppConfig, type EmulatorApp, type Era} from '../support/emulator.js';

/** The three ways in, as options for an app of the emulator. */
export const WAYS: Record<string, (app: EmulatorApp) => ClientOptions> = {
  'an app code': ({webappUrl: baseUrl, siteCode: appCode}) => ({baseUrl, auth: {appCode}, user: 'visitor-1'}),
  'a key': ({serviceUrl: baseUrl, apiKey}) => ({baseUrl, auth: {apiKey}, user: 'visitor-1'}),
  'own headers': ({serviceUrl: baseUrl, apiKey}) => ({
    baseUrl,
    auth: {authorize: () => Promise.resolve({Authorization: `Bearer ${apiKey}`})},
    user: 'visitor-1',
  }),
};

/** A client by app code. */
export function webapp(app: EmulatorApp, more: Partial<ClientOptions> = {}): DifyClient {
  return new DifyClient({...WAYS['an app code']!(app), ...more});
}

/** A client by key. */
export function service(app: EmulatorApp, more: Partial<ClientOptions> = {}): DifyClient {
  return new DifyClient({...WAYS['a key']!(app), ...more});
}

/** The error with which a call fails. */
export async function failure(call: Promise<unknown> | (() => unknown)): Promise<DifyChatError> {
  try {
    await (typeof call === 'function' ? call() : call);
  } catch (error) {
    return error as DifyChatError;
  }
  throw new Error('It did not fail.');
}

/** Whether the browser tells of such a broken answer: WebKit on Linux takes some for whole. */
export async function tellsOf(preset: string, app: EmulatorApp): Promise<boolean> {
  await app.fault({match: {}, fault: {preset}});
  return fetch(`${app.serviceUrl}/info`, {headers: {Authorization: `Bearer ${app.apiKey}`}})
    .then((response) => response.text())
    .then(
      () => false,
      () => true,
    );
}

/** All events of a stream. */
export async function collect(stream: AsyncIterable<ChatEvent>): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

/** The text that the events of an answer add up to. */
export function textOf(events: readonly ChatEvent[]): string {
  let text = '';
  for (const event of events) {
    if (event.event === 'message' || event.event === 'agent_message') text += event.answer;
    else if (event.event === 'message_replace') text = event.answer;
    else if (event.event === 'text_chunk') text += event.data.text;
  }
  return text;
}

/** Waits until something is the case. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 5000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('It did not become so.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** An id that nothing has. */
export const UNKNOWN = '00000000-0000-4000-8000-000000000000';

/** Inside of `describe`: gives a function that makes apps, each gone after its test. */
export function useApps(defaults: Partial<AppConfig> = {}) {
  const apps: EmulatorApp[] = [];
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.remove()));
  });
  return async (config: Partial<AppConfig> = {}, era: Era = '1.14'): Promise<EmulatorApp> => {
    const app = await (await getEmulator(era)).app({mode: 'chat', ...defaults, ...config});
    apps.push(app);
    return app;
  };
}

/** Asks a question, and gives the ids of its message. */
export async function ask({chat}: DifyClient, query = 'ECHO Hello', conversationId?: string) {
  const {message_id: id, conversation_id: conversation} = await chat.sendBlocking({query, conversationId});
  return {id, conversation: conversation!};
}
