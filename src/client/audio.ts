import {toForm} from './files-base.js';
import type {Http} from './http.js';

/** What to say. A message wins over a text. */
export interface SpeechRequest {
  messageId?: string;
  text?: string;
  /** @default the app's own */
  voice?: string;
}

/** The names under which Dify knows what browsers call otherwise. */
const AUDIO_TYPES: Record<string, string> = {
  'audio/mpeg': 'audio/mp3',
  'audio/mp4': 'audio/m4a',
  'audio/x-m4a': 'audio/m4a',
  'audio/wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
};

/** Speech to text and text to speech. */
export class AudioApi {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /**
   * Writes down what is said. MP3, M4A, WAV and AMR only, up to 30 MB; WebM and Ogg have to be converted before.
   *
   * @throws {DifyChatError} of kind `file` for another format, `input` when the app does not listen.
   */
  async toText(audio: Blob, signal?: AbortSignal): Promise<string> {
    const type = audio.type.split(';')[0]!.trim();
    const known = AUDIO_TYPES[type] ?? type;
    const name = audio instanceof File ? audio.name : `audio.${known.slice(6)}`;
    const body = toForm(known === audio.type ? audio : new File([audio], name, {type: known}));
    const {text} = await this.#http.json<{text: string}>('POST', '/audio-to-text', {body, signal, long: true});
    return text;
  }

  /**
   * Speaks a message or a text: mostly MP3.
   *
   * @returns undefined when there is nothing to say: an empty text or answer, or an unknown message.
   * @throws {DifyChatError} of kind `input` when the app does not speak, `server` when its provider fails.
   */
  async toAudio({messageId, text, voice}: SpeechRequest, signal?: AbortSignal): Promise<Blob | undefined> {
    if (!messageId && !text?.trim()) return undefined; // Dify would fail with an HTML page
    const body = {message_id: messageId, text, voice};
    const blob = await this.#http.blob('POST', '/text-to-audio', {body, signal});
    return blob.type.includes('json') ? undefined : blob;
  }
}
