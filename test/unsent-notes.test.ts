import {expect} from '@open-wc/testing';
import {clearStorage, deep, deepAll, messages, notice, until} from './support/chat.js';
import {HISTORY_STATES} from './support/history-states.js';
import {STATES} from './support/states.js';
import {goOnline} from './support/unsent.js';

beforeEach(clearStorage);
afterEach(goOnline);

/** Where a word stands in the only text of an element. */
function xOf(element: Element, word: string): number {
  const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode() as Text | null; node; node = words.nextNode() as Text | null) {
    const at = node.data.indexOf(word);
    if (at < 0) continue;
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    return range.getBoundingClientRect().x;
  }
  throw new Error(`no ${word}`);
}

describe('what stands in the place of words that are not there', function () {
  this.timeout(40_000);

  it('is read from left to right where it is English, in a page from right to left', async () => {
    const chat = await HISTORY_STATES.unsent!({dir: 'rtl'});
    const notes = messages(chat).flatMap((message) => deepAll(message, 'dify-chat-unsent', 'p'));
    const note = notes.find(({textContent}) => textContent.includes('no connection.'))!;
    expect(xOf(note, 'connection')).to.be.below(xOf(note, '.'));
    // It begins at the side where lines of the page begin.
    const words = note.firstElementChild!.getBoundingClientRect();
    expect(note.getBoundingClientRect().right - words.right).to.be.below(1);
  });

  it('is read so in the card of an error, too', async () => {
    const chat = await STATES.error!({dir: 'rtl'});
    const card = notice(chat);
    expect(xOf(card, 'again.')).to.be.closeTo(xOf(card, 'again'), 1);
  });

  it('is not said to be of any time: no answer was written', async () => {
    const chat = await HISTORY_STATES.unsent!();
    const answers = messages(chat).filter((message) => deepAll(message, 'dify-chat-actions').length);
    await until(() => deepAll(answers[0]!, 'dify-chat-actions', 'time').length);
    const times = answers.map((answer) => deepAll(answer, 'dify-chat-actions', 'time').length);
    expect(times).to.deep.equal([1, 0, 0, 0]);
  });

  it('can be seen, in words: a gap', async () => {
    const chat = await HISTORY_STATES.gap!();
    const gap = deep(messages(chat).at(-1)!, 'dify-chat-part', '.gap');
    expect(gap.innerText).to.equal('… Some words are missing here.');
    expect(gap.offsetHeight).to.be.at.most(18);
  });
});
