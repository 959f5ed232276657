import {expect} from '@open-wc/testing';
import {DifyChatError} from '../src/client/errors.js';
import {Narrator} from '../src/controllers/narrator.js';
import {enMore} from '../src/i18n/en-more.js';
import {english, loadStrings} from '../src/i18n/index.js';
import type {Answer} from '../src/state/types.js';
import {inOne, listen} from './support/heard.js';
import {until} from './support/chat.js';

const answer = (change: Partial<Answer> = {}): Answer => ({
  role: 'assistant',
  key: 'local-1',
  parts: [],
  status: 'waiting',
  createdAt: 0,
  ...change,
});
const text = (...texts: string[]) => ({parts: texts.map((text) => ({kind: 'text', text}) as const)});

describe('what is said of an answer', function () {
  this.timeout(40_000);

  let narrator: Narrator;
  afterEach(() => narrator.stop());

  /** A narrator, what is heard of it, and what gives it one answer after the other. */
  function begin() {
    const regions = [document.createElement('div'), document.createElement('div')] as const;
    narrator = new Narrator(regions, [english, enMore]);
    const heard = listen(regions);
    const show = (...answers: (Answer | undefined)[]) => {
      for (const one of answers) narrator.update(one, english);
    };
    return {heard, show};
  }

  /** All of it, once nothing more comes. */
  async function all(heard: ReturnType<typeof listen>, last: string): Promise<string> {
    await until(() => heard.at(-1)?.text.endsWith(last));
    return inOne(heard);
  }

  it('is that it takes a while, once each time, and not that it thinks again', async () => {
    const {heard, show} = begin();
    const slow = answer({delay: 'slow'});
    show(answer(), slow, {...slow}, answer(), answer({status: 'done', ...text('Yes.')}));
    expect(await all(heard, enMore.speech.ended)).to.equal(
      `Thinking… Still working… Answer: Yes. ${enMore.speech.ended}`,
    );
  });

  it('is that the app has not started', async () => {
    const {heard, show} = begin();
    show(answer({delay: 'queued'}), answer({delay: 'queued', id: 'd1'}));
    expect(await all(heard, enMore.queued)).to.equal(enMore.queued);
  });

  it('is that it is asked again, but not every second', async () => {
    const {heard, show} = begin();
    show(answer(), answer({again: 3}), answer({again: 2}), answer({again: 1}), answer());
    show(answer({status: 'done', ...text('Yes.')}));
    expect(await all(heard, enMore.speech.ended)).to.equal(
      `Thinking… ${enMore.again(3)} Answer: Yes. ${enMore.speech.ended}`,
    );
  });

  it('is nothing of what a moderator has replaced, although it waited to be said', async () => {
    const {heard, show} = begin();
    const secret = 'The secret is a word. '.repeat(40);
    show(answer({status: 'streaming', ...text(`First. ${secret}`)}));
    await until(() => heard.length);
    const before = heard.length;
    show(answer({status: 'streaming', ...text('Removed.')}), answer({status: 'done', ...text('Removed.')}));
    expect(await all(heard, enMore.speech.ended)).to.contain('Removed.');
    expect(inOne(heard.slice(before))).to.not.contain('secret');
  });

  it('stays in no live region when it was replaced', () => {
    const regions = [document.createElement('div'), document.createElement('div')] as const;
    narrator = new Narrator(regions, [english, enMore]);
    narrator.update(answer({status: 'done', ...text('The secret.')}), english);
    expect(regions[0].textContent).to.contain('secret');
    narrator.update(answer({status: 'done', ...text('Removed.')}), english);
    expect(regions[0].textContent).to.not.contain('secret');
  });

  it('is that it waits for an input', async () => {
    const {heard, show} = begin();
    show(answer({status: 'paused', ...text('Please wait')}));
    expect(await all(heard, enMore.paused)).to.equal(`Answer: Please wait ${enMore.paused}`);
  });

  it('is that it is incomplete, at once, when its rest was not found', async () => {
    const {heard, show} = begin();
    const error = new DifyChatError('', {kind: 'network', code: 'stream_cut'});
    const cut = answer({status: 'incomplete', error, ...text('One. Tw')});
    show(answer({status: 'streaming', ...text('One. Tw')}), {...cut, delay: 'slow'}, cut);
    await until(() => heard.filter(({alert}) => alert).length);
    expect(heard.filter(({alert}) => alert).map((item) => item.text)).to.deep.equal([english.incomplete]);
    await until(() => inOne(heard.filter(({alert}) => !alert)) === `Answer: One. ${enMore.checking} Tw`);
  });

  it('goes on where it was when history knows the rest', async () => {
    const {heard, show} = begin();
    show(answer({status: 'incomplete', delay: 'slow', ...text('One. Tw')}));
    show(answer({status: 'done', ...text('One. Two. Three.')}));
    expect(await all(heard, enMore.speech.ended)).to.equal(
      `Answer: One. ${enMore.checking} Two. Three. ${enMore.speech.ended}`,
    );
  });

  it('goes on from the rounds of an agent to its final words, none of them twice', async () => {
    const {heard, show} = begin();
    show(answer({status: 'streaming', ...text('Let me see.', ' It is here. So')}));
    await until(() => inOne(heard).includes('here'));
    show(answer({status: 'done', ...text('It is here. So there.')}));
    expect(await all(heard, enMore.speech.ended)).to.match(/^Answer: Let me see\. It is here\. So there\. End/);
  });

  it('is what a moderator put into the place of it', async () => {
    const {heard, show} = begin();
    show(answer({status: 'done', ...text('Something bad.')}), answer({status: 'done', ...text('This was removed.')}));
    expect(await all(heard, 'This was removed.')).to.contain(enMore.speech.ended);
  });

  it('is nothing when another version of it is shown that is known', async () => {
    const {heard, show} = begin();
    const first = answer({status: 'done', ...text('First.')});
    show(first);
    show(answer({key: 'local-2', status: 'done', ...text('Second.')}));
    await until(() => inOne(heard).includes('Second.'));
    const {length} = heard;
    show(answer({key: 'd3', id: 'd3', status: 'done', ...text('From history.')}), first, {...first, rating: 'like'});
    show(undefined, first);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(heard).to.have.length(length);
  });

  it('is the rest of an answer that was still being written when the page was loaded again', async () => {
    const {heard, show} = begin();
    const restored = answer({key: 'd1', id: 'd1', status: 'incomplete', delay: 'slow'});
    show(restored, {...restored, status: 'done', delay: undefined, ...text('Here it is.')});
    expect(await all(heard, enMore.speech.ended)).to.equal(`Answer: Here it is. ${enMore.speech.ended}`);
  });

  it('is said in the language of the moment', async () => {
    const {heard, show} = begin();
    show(answer());
    const chinese = await loadStrings('zh-Hans');
    narrator.update(answer({status: 'streaming'}), chinese);
    await chinese.more();
    await new Promise(requestAnimationFrame);
    narrator.update(answer({status: 'done', ...text('好。')}), chinese);
    expect(await all(heard, '回答结束。')).to.equal('Thinking… 回答： 好。 回答结束。');
  });

  it('goes on after a pause, when the element was moved', async () => {
    const {heard, show} = begin();
    const done = answer({status: 'done', ...text('One. Two.')});
    show(answer(), done);
    narrator.stop();
    show(done);
    expect(await all(heard, enMore.speech.ended)).to.contain('One. Two.');
  });

  it('costs little however long the answer grows', () => {
    const {show} = begin();
    const long = 'The quick brown fox, e.g. this one, is **3.5 m** long. Yes!\n\n'.repeat(200);
    const began = performance.now();
    // 10,000 characters at 400 tokens a second, in frames.
    for (let end = 27; end < 10_000; end += 27) show(answer({status: 'streaming', ...text(long.slice(0, end))}));
    show(answer({status: 'done', ...text(long)}));
    expect(performance.now() - began).to.be.below(100);
  });
});
