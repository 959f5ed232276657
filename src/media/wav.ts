/** What Dify takes from everywhere: 16 bits, mono, at the rate with which models listen. */
const RATE = 16_000;

/** Bytes before the samples. */
const HEAD = 44;

/** Samples between two looks at the clock, and milliseconds until others get their turn. */
const SLICE = 16_000;
const TURN = 8;

/**
 * Makes a WAV file of a recording, in whatever format the browser has recorded it. The browser decodes and resamples it beside
 * the page's own work; what is left for the page is done in slices.
 *
 * @param from - Where it begins, in seconds.
 * @returns the file, and how many seconds it lasts.
 * @throws when the browser cannot read what it has recorded.
 */
export async function toWav(audio: Blob, from = 0): Promise<{wav: Blob; seconds: number}> {
  const context = new OfflineAudioContext(1, 1, RATE);
  const decoded = await context.decodeAudioData(await audio.arrayBuffer());
  const first = Math.min(Math.floor(from * RATE), decoded.length);
  const samples = await pack(decoded, first);
  return {wav: new Blob([head(samples.byteLength), samples], {type: 'audio/wav'}), seconds: samples.length / RATE};
}

/** All channels as one, in 16 bits. */
async function pack(audio: AudioBuffer, first: number): Promise<Int16Array<ArrayBuffer>> {
  const {length, numberOfChannels} = audio;
  const channels = Array.from({length: numberOfChannels}, (_, index) => audio.getChannelData(index));
  const samples = new Int16Array(length - first);
  let turn = performance.now();
  for (let start = first; start < length; start += SLICE) {
    const end = Math.min(length, start + SLICE);
    for (let at = start; at < end; at++) {
      let sum = 0;
      for (const channel of channels) sum += channel[at]!;
      const sample = Math.max(-1, Math.min(1, sum / numberOfChannels));
      samples[at - first] = Math.round(sample * 0x7fff);
    }
    if (performance.now() - turn < TURN) continue;
    await new Promise((resolve) => setTimeout(resolve));
    turn = performance.now();
  }
  return samples;
}

/** What stands before so many bytes of samples. */
function head(bytes: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(HEAD));
  const text = (at: number, name: string) =>
    [...name].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, HEAD - 8 + bytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // plain samples
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, bytes, true);
  return view.buffer;
}
