/** Speech to text and text to speech. A part of lazy chunks. */
import {DifyChatError} from '../client/errors.js';
import {toForm} from '../client/files-base.js';
import {isObject} from '../client/guard.js';
import type {SessionCore} from './core.js';

/** What Dify might answer; a refusal may come with a status that says that all is well. */
interface Heard {
  readonly text?: unknown;
  readonly code?: string;
}

/**
 * Writes down what is said.
 *
 * @returns what was understood, maybe nothing.
 * @throws {DifyChatError}
 */
export async function transcribe({services}: SessionCore, wav: Blob, signal: AbortSignal): Promise<string> {
  const body = toForm(new File([wav], 'speech.wav', {type: wav.type}));
  const answer = await services.http.json<Heard>('POST', '/audio-to-text', {body, signal, long: true});
  if (typeof answer.text === 'string') return answer.text.trim();
  throw typeof answer.code === 'string' ? DifyChatError.from(answer) : none('invalid_response');
}

/**
 * Reads a text aloud, and gives the sound while it comes.
 *
 * @throws {DifyChatError} `no_speech` when Dify has nothing to say.
 */
export async function speak(
  {services}: SessionCore,
  text: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const {http} = services;
  const options = {body: {text}, signal, long: true};
  const response = await http.call(http.target, 'POST', '/text-to-audio', options, (answer) => Promise.resolve(answer));
  const type = response.headers.get('content-type') ?? '';
  if (response.body && !/json|text/.test(type)) return response.body;
  const answer: unknown = await response.json().catch(() => undefined);
  if (isObject(answer) && typeof answer.code === 'string') throw DifyChatError.from(answer);
  throw none(answer === null ? 'no_speech' : 'invalid_response');
}

const none = (code: string) => new DifyChatError('', {kind: 'server', code});
