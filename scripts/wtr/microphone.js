// What the browser's fake microphone hears in tests: a tone for two seconds, then silence for four, again and again from when it
// is opened. Written when it is needed, so that no audio is committed.
import {writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const RATE = 48_000;
export const TONE = {hertz: 440, seconds: 2};
const SILENCE = 4;

/** The WAV file of `seconds` of a tone of `hertz`, and the silence after it. */
function tone({hertz, seconds}) {
  const count = RATE * (seconds + SILENCE);
  const bytes = Buffer.alloc(44 + count * 2);
  bytes.write('RIFF\0\0\0\0WAVEfmt ', 0, 'latin1');
  bytes.writeUInt32LE(36 + count * 2, 4);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(count * 2, 40);
  for (let at = 0; at < RATE * seconds; at++) {
    bytes.writeInt16LE(Math.round(16_000 * Math.sin((2 * Math.PI * hertz * at) / RATE)), 44 + at * 2);
  }
  return bytes;
}

/** Chromium's arguments for a microphone that hears the tone, and that every page may use. */
export function microphone() {
  const file = path.join(os.tmpdir(), `dify-chat-tone-${process.pid}.wav`);
  writeFileSync(file, tone(TONE));
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${file}`,
  ];
}
