/** The recorded streams of real servers, and what their histories say of them. */
import {replayUrl} from './emulator.js';

/** A request and its answer. */
export interface Exchange {
  name: string;
  request: {method: string; target: string; body?: string};
  response: {status: number; end: string; body?: string; chunks?: unknown[]};
}

/** A message of history. */
export interface Stored {
  id: string;
  conversation_id: string;
  answer: string;
  status?: string;
}

const replay = await replayUrl('', '', 0).then((url) => new URL('/', url).href);
/** The scenarios of each release. */
export const index = (await (await fetch(replay)).json()) as Record<string, string[]>;

/** Signatures of file addresses change with every fetch; Dify trims stored answers, and keeps images beside them. */
export function comparable(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\?timestamp=[^)\s]*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether it is the stream of an answer. */
export function isAnswer({request, response}: Exchange): boolean {
  const streamed = /"response_mode": ?"streaming"/.test(request.body ?? '');
  return request.target.endsWith('/chat-messages') && streamed && response.status === 200 && !!response.chunks;
}

/** The last that history said of each message in a scenario, and which exchange said it of each conversation. */
export function history(exchanges: Exchange[]) {
  const messages = new Map<string, Stored>();
  const pages = new Map<string, number>();
  exchanges.forEach(({request, response}, number) => {
    if (request.method !== 'GET' || !request.target.includes('/messages?') || response.status !== 200) return;
    for (const message of (JSON.parse(response.body ?? '{}') as {data?: Stored[]}).data ?? []) {
      messages.set(message.id, message);
      pages.set(message.conversation_id, number);
    }
  });
  return {messages, pages};
}

/** The exchanges of a scenario. */
export async function exchangesOf(release: string, scenario: string): Promise<Exchange[]> {
  const recording = await fetch(`/test/recorded/${release}/${scenario}.json`);
  return ((await recording.json()) as {exchanges: Exchange[]}).exchanges;
}
