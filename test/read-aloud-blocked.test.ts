import {expect} from '@open-wc/testing';
import {ask, clearStorage, until} from './support/chat.js';
import {inAloud, listening, reading, readAloud, speaks, voiceApp, withoutStreams} from './support/voice.js';

// No visitor has pressed anything in this page yet: from the last test on, one has.
describe('an answer that the browser does not let be heard by itself', function () {
  this.timeout(20_000);
  beforeEach(clearStorage);

  it('has a button that says so, where the browser decodes it', async () => {
    const restore = withoutStreams();
    try {
      const chat = await listening(await voiceApp({}, 'enabled'));
      await speaks(chat);
      await ask(chat, 'ECHO One is said. Two is said. Three.');
      await reading(chat, 'blocked');
    } finally {
      restore();
    }
  });

  it('has a button that says so, and plays it from its beginning', async () => {
    const chat = await listening(await voiceApp({}, 'enabled'));
    await speaks(chat);
    await ask(chat, 'ECHO One is said. Two is said. Three.');
    await reading(chat, 'blocked');
    const button = await until(() => inAloud(chat, '.blocked')[0]);
    expect(button.textContent.trim()).to.equal('Play this answer');
    await readAloud(chat);
    await reading(chat, 'playing');
  });
});
