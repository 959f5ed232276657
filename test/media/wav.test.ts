import {expect} from '@open-wc/testing';
import {toWav} from '../../src/media/wav.js';
import {readWav, toneIn} from '../support/voice.js';

/** A WAV file as no microphone gives it: 44.1 kHz, a tone in each ear. */
function stereo(seconds: number, left: number, right: number): Blob {
  const rate = 44_100;
  const count = Math.round(rate * seconds);
  const view = new DataView(new ArrayBuffer(44 + count * 4));
  const text = (at: number, name: string) => [...name].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, 36 + count * 4, true);
  text(8, 'WAVEfmt ');
  for (const [at, value] of [[16, 16], [24, rate], [28, rate * 4], [40, count * 4]] as const) view.setUint32(at, value, true); // prettier-ignore
  for (const [at, value] of [[20, 1], [22, 2], [32, 4], [34, 16]] as const) view.setUint16(at, value, true); // prettier-ignore
  text(36, 'data');
  for (let at = 0; at < count; at++) {
    for (const [ear, hertz] of [left, right].entries())
      view.setInt16(44 + at * 4 + ear * 2, 20_000 * Math.sin((2 * Math.PI * hertz * at) / rate), true);
  }
  return new Blob([view]);
}

async function read(wav: Blob) {
  const bytes = new Uint8Array(await wav.arrayBuffer());
  return readWav(btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), '')));
}

describe('toWav', () => {
  it('makes one channel at 16 kHz of any other, as long and as high', async () => {
    const {wav, seconds} = await toWav(stereo(1.5, 1000, 1000));
    expect(wav.type).to.equal('audio/wav');
    expect(seconds).to.be.closeTo(1.5, 0.01);
    const {kind, size, channels, rate, bits, samples} = await read(wav);
    expect([kind, size, channels, rate, bits]).to.deep.equal(['RIFF WAVE data', true, 1, 16_000, 16]);
    expect(samples.length / rate).to.equal(seconds);
    expect(toneIn(samples, rate).hertz).to.be.closeTo(1000, 5);
  });

  it('hears both ears', async () => {
    const {samples} = await read((await toWav(stereo(0.5, 500, 0))).wav);
    expect(Math.max(...samples)).to.be.closeTo(20_000 / 0x8000 / 2, 0.02);
  });

  it('leaves out what was before', async () => {
    const {seconds} = await toWav(stereo(2, 440, 440), 1.5);
    expect(seconds).to.be.closeTo(0.5, 0.01);
    expect((await toWav(stereo(1, 440, 440), 5)).seconds).to.equal(0);
  });

  it('fails for what is no sound', async () => {
    for (const blob of [new Blob(['<html>']), new Blob([])]) {
      const error = await toWav(blob).catch((cause: unknown) => cause);
      expect(error).to.include({name: 'EncodingError'});
    }
  });
});
