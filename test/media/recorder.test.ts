import {expect} from '@open-wc/testing';
import {closeMicrophone} from '../../src/media/microphone.js';
import {Recorder, type RecorderEnd, type RecorderTimes} from '../../src/media/recorder.js';
import {toWav} from '../../src/media/wav.js';
import {until} from '../support/chat.js';
import {tone, touch} from '../support/voice.js';

const TIMES: RecorderTimes = {silence: 500, quiet: 600, longest: 60_000};

describe('Recorder', function () {
  this.timeout(15_000);
  let heard: ReturnType<typeof tone>;
  let stream: MediaStream;
  before(() => touch(document.body)); // sound wants a visitor
  beforeEach(async () => {
    heard = tone();
    stream = await heard.open();
  });
  afterEach(async () => {
    closeMicrophone(stream);
    await heard.close();
  });

  function record(times: Partial<RecorderTimes> = {}) {
    const ends: RecorderEnd[] = [];
    let spoke = 0;
    const recorder = new Recorder(
      stream,
      {...TIMES, ...times},
      {level: () => undefined, speech: () => spoke++, end: (why) => ends.push(why)},
    );
    return {recorder, ends, spoke: () => spoke};
  }

  it('ends when nobody speaks', async () => {
    const {recorder, ends, spoke} = record();
    await until(() => ends.length);
    expect([ends[0], spoke(), recorder.spoken]).to.deep.equal(['quiet', 0, false]);
    recorder.cancel();
  });

  it('ends with the silence after speech', async () => {
    const {recorder, ends, spoke} = record();
    heard.speak(true);
    await until(() => recorder.seconds > 1.2);
    expect(ends).to.deep.equal([]);
    heard.speak(false);
    await until(() => ends.length);
    expect([ends[0], spoke()]).to.deep.equal(['silence', 1]);
    recorder.cancel();
  });

  it('ends where it is as long as it can be', async () => {
    const {recorder, ends} = record({longest: 800});
    heard.speak(true);
    await until(() => ends.length);
    expect(ends[0]).to.equal('longest');
    recorder.cancel();
  });

  it('ends so without a meter, too', async () => {
    const {AudioContext: own} = window;
    Object.defineProperty(window, 'AudioContext', {
      configurable: true,
      writable: true,
      value: class extends own {
        override get state(): AudioContextState {
          return 'suspended';
        }
      },
    });
    try {
      const {recorder, ends} = record({longest: 500, quiet: 100});
      await until(() => ends.length);
      expect(ends[0]).to.equal('longest');
      recorder.cancel();
    } finally {
      Object.assign(window, {AudioContext: own});
    }
  });

  it('waits as long as it is told to, and hears who speaks', async () => {
    const {recorder, ends, spoke} = record();
    recorder.waits = true;
    await until(() => recorder.seconds > 1);
    expect(ends).to.deep.equal([]);
    heard.speak(true);
    await until(spoke);
    heard.speak(false);
    recorder.waits = false;
    await until(() => ends[0] === 'silence');
    recorder.cancel();
  });

  it('says where speech began, and gives that much', async () => {
    const {recorder, spoke} = record({quiet: 5000});
    await until(() => recorder.seconds > 1.5);
    heard.speak(true);
    await until(spoke);
    const {audio, from} = await recorder.stop();
    expect(from).to.be.within(0.6, 1.3);
    const whole = await toWav(audio);
    const rest = await toWav(audio, from);
    expect(whole.seconds - rest.seconds).to.be.closeTo(from, 0.02);
  });

  it('does not take a crack for speech', async () => {
    const {recorder, ends, spoke} = record({quiet: 1500});
    heard.speak(true);
    await until(() => recorder.seconds > 0.06);
    heard.speak(false);
    await until(() => ends.length);
    expect([ends[0], spoke()]).to.deep.equal(['quiet', 0]);
    recorder.cancel();
  });
});
