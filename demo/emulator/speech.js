import {readFileSync} from 'node:fs';

const MP3 = readFileSync(new URL('./assets/speech.mp3', import.meta.url));
const PIECE = 2048;

/** What the scripted voice says, whatever the text: a short MP3, in the pieces in which a provider streams it. */
export function* speechPieces() {
  for (let at = 0; at < MP3.length; at += PIECE) yield MP3.subarray(at, at + PIECE);
}

/** Whether answers of this app are spoken while they are written. */
function speaksByItself(app) {
  const {enabled, autoPlay} = app.config.parameters.text_to_speech;
  return Boolean(enabled) && autoPlay === 'enabled';
}

/**
 * Speaks an answer while it is written: `hear` each piece of text, then `finish`. Speech begins after two sentences.
 * `send(frame)` gets `{event: 'tts_message', audio}` frames. Does nothing when the app has no autoplay.
 */
export class Speaker {
  #send;
  #on;
  #heard = '';

  constructor(app, send) {
    this.#on = speaksByItself(app);
    this.#send = send;
  }

  async hear(text) {
    if (!this.#on) return;
    this.#heard += text;
    if (!/[.!?。！？][^]*[.!?。！？]\s+\S/.test(this.#heard)) return;
    this.#heard = '';
    await this.#speak();
  }

  async finish() {
    if (!this.#on) return;
    if (this.#heard.trim()) await this.#speak();
    await this.#send({event: 'tts_message_end', audio: ''});
  }

  async #speak() {
    for (const piece of speechPieces()) await this.#send({event: 'tts_message', audio: piece.toString('base64')});
  }
}
