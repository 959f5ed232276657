import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {
  clearStorage,
  deep,
  deepAll,
  focused,
  messages,
  mount,
  ready,
  scroller,
  textIn,
  thread,
  until,
} from './support/chat.js';
import {chord} from './support/commands.js';
import {tools} from './support/conversations.js';
import {bar, current, inBar, isSeen, marked, number, open, type} from './support/find.js';
import {all, frame, loaded, long} from './support/long.js';

beforeEach(clearStorage);

/** A chat with these answers. */
async function chatWith(answers: readonly string[], options: Partial<DifyChat> = {}): Promise<DifyChat> {
  const app = await make();
  const past = answers.map((answer, at) => ({query: `Question ${at + 1}`, answer, created_at: 1_760_000_000 + at}));
  const {conversations} = await app.seed({user: 'ann', via: 'service', conversations: [{messages: past}]});
  const conversationId = conversations[0]!.id;
  const chat = await mount(app, {display: 'inline', user: 'ann', way: 'api-key', conversationId, ...options});
  await ready(chat);
  await until(() => textIn(messages(chat).at(-1)!).length > 1);
  return chat;
}

describe('finding words in a conversation', function () {
  this.timeout(40_000);

  it('marks all, counts them, and goes from one to the next and back, round the ends', async () => {
    const chat = await chatWith(['A parcel and a **par**cel.', 'Nothing.', 'The last Parcel.']);
    await open(chat);
    await type(chat, 'parcel');
    await until(() => number(chat) === '1/3' || number(chat) === '3/3');
    await until(() => marked().length === 2);
    const at = Number(number(chat)!.split('/')[0]);
    await sendKeys({press: 'Enter'});
    await until(() => number(chat) === `${(at % 3) + 1}/3`);
    await sendKeys({press: 'F3'});
    await sendKeys({press: 'F3'});
    await until(() => number(chat) === `${at}/3`);
    await chord('Shift', 'Enter');
    await until(() => number(chat) === `${((at + 1) % 3) + 1}/3`);
    await until(() => current().length === 1 && /^parcel$/i.test(current()[0]!));
    await type(chat, 'nowhere');
    await until(() => number(chat) === 'No matches' && !marked().length && !current().length);
  });

  it('goes to what was never drawn, and marks it in view', async () => {
    const {chat} = await long(300);
    await all(chat);
    await open(chat);
    await type(chat, 'Answer 17.');
    await until(() => number(chat) === '1/1');
    await until(() => current()[0] === 'Answer 17.' && isSeen(chat));
    expect(messages(chat).length).to.be.below(60);
    await type(chat, 'question 29');
    await until(() => number(chat) === '1/11' && isSeen(chat));
    for (let nth = 2; nth <= 11; nth++) {
      await sendKeys({press: 'Enter'});
      await until(() => number(chat) === `${nth}/11` && isSeen(chat));
    }
    expect(current()[0]).to.equal('Question 29');
  });

  it('finds without regard to capitals and accents, in Chinese, in German, in Arabic, in full-width letters', async () => {
    const chat = await chatWith(['Grüße aus CAFÉ Zürich', '您的包裹已于周一寄出。', 'مَرْحَبًا بك', 'ＡＢＣ 株式会社ガ']);
    await open(chat);
    for (const [query, found] of [
      ['grusse', 'Grüße'],
      ['GRÜẞE', 'Grüße'],
      ['cafe zurich', 'CAFÉ Zürich'],
      ['包裹', '包裹'],
      ['مرحبا', 'مَرْحَبًا'],
      ['abc', 'ＡＢＣ'],
      ['会社ガ', '会社ガ'],
      ['会社か', undefined],
    ] as const) {
      await type(chat, query);
      if (found) await until(() => current()[0]?.startsWith(found.slice(0, 2)) && number(chat) === '1/1');
      else await until(() => number(chat) === 'No matches');
    }
  });

  it('fetches what is older, says how much was looked through, and stays where one is', async () => {
    const {chat} = await long(150);
    await open(chat);
    await type(chat, 'question 1');
    await until(() => number(chat)?.endsWith('/20') ?? (number(chat) ?? '').includes('/'));
    expect(inBar(chat, '.past .text')!.textContent.trim()).to.equal('40 messages searched');
    await until(() => current().length);
    const where = current()[0];
    inBar(chat, '.past .action')!.click();
    await until(() => loaded(chat).length === 300 && !inBar(chat, '.past'));
    await until(() => number(chat) === '52/62' || (number(chat) ?? '').endsWith('/62'));
    expect(current()[0]).to.equal(where);
    expect(focused()).to.equal(inBar(chat, 'input'));
  });

  it('can be stopped while it fetches, and says when that fails', async () => {
    const {app, chat} = await long(350);
    await open(chat);
    await app.fault({match: {path: '/messages$'}, fault: {delayMs: 700}, times: 1});
    inBar(chat, '.past .action')!.click();
    await until(() => inBar(chat, '.past .action')!.textContent.trim() === 'Cancel');
    inBar(chat, '.past .action')!.click();
    await until(() => inBar(chat, '.past .action')!.textContent.trim() === 'Search older messages');
    await until(() => loaded(chat).length > 40);
    await app.fault({match: {path: '/messages$'}, fault: {preset: '500'}, times: 9});
    inBar(chat, '.past .action')!.click();
    await until(() => inBar(chat, '[role=alert]')?.textContent.includes('could not be loaded'), 20_000);
  });

  it('takes Ctrl+F only from the conversation, and only where the browser would miss something', async () => {
    const short = await chatWith(['One.']);
    scroller(short).focus();
    await import('../src/components/thread-keys.js');
    await frame();
    const pressed = (chat: DifyChat, target: HTMLElement = scroller(chat)) => {
      const init = {key: 'f', ctrlKey: true, bubbles: true, composed: true, cancelable: true};
      return !target.dispatchEvent(new KeyboardEvent('keydown', init));
    };
    expect(pressed(short)).to.equal(false);
    short.remove();
    const {chat} = await long(60);
    scroller(chat).focus();
    await until(() => pressed(chat));
    await until(() => focused() && focused() === inBar(chat, 'input'));
    expect(pressed(chat, inBar(chat, 'input'))).to.equal(false);
  });

  it('closes with Escape, gives the focus back and leaves nothing behind', async () => {
    const chat = await chatWith(['A parcel.', 'A parcel.'], {display: 'inline'});
    await open(chat);
    await type(chat, 'parcel');
    await until(() => number(chat)?.endsWith('/2') && current().length === 1);
    await sendKeys({press: 'Escape'});
    await until(() => !bar(chat));
    expect(focused()).to.equal(deep(tools(chat), '[aria-label=More]'));
    await frame();
    expect([marked(), current()]).to.deep.equal([[], []]);
    expect(deepAll(thread(chat), '[data-found]')).to.have.length(0);
  });

  it('says politely what was found, once', async () => {
    const chat = await chatWith(['A parcel.']);
    await open(chat);
    await type(chat, 'parcel');
    await until(() => inBar(chat, '[role=status]')!.textContent === '1 of 1');
    expect(inBar(chat, '.number')!.getAttribute('aria-hidden')).to.equal('true');
  });

  it('outlines the message where words cannot be marked', async () => {
    const kept = Object.getOwnPropertyDescriptor(CSS, 'highlights')!;
    Reflect.deleteProperty(CSS, 'highlights');
    try {
      const chat = await chatWith(['A parcel.', 'Nothing.']);
      await open(chat);
      await type(chat, 'parcel');
      await until(() => deepAll(thread(chat), '[data-found]').length === 1);
      expect(textIn(deep(thread(chat), '[data-found]'))).to.equal('A parcel.');
    } finally {
      Object.defineProperty(CSS, 'highlights', kept);
    }
  });

  it('takes whatever is typed and whatever was said as text', async () => {
    const hostile = [
      '<img src=x onerror=hit()>',
      '.*+?^${}()|[]\\',
      '[a](javascript:hit())',
      'a\u202eb',
      '\u0301'.repeat(50),
    ];
    const chat = await chatWith([...hostile.map((text) => `See ${text} here`), 'x'.repeat(50_000)]);
    await open(chat);
    for (const query of [...hostile, '(', '\\', '\u0000', ' ', 'x'.repeat(200)]) {
      await type(chat, query);
      await frame();
    }
    await type(chat, '.*+?^');
    await until(() => number(chat) === '1/1');
    await type(chat, 'x');
    await until(() => number(chat)?.includes('/1'));
    expect(deepAll(thread(chat), 'img')).to.have.length(0);
  });

  it('finds in an answer that is still being written, and goes with the conversation', async () => {
    const chat = await chatWith(['A parcel.']);
    await open(chat);
    await type(chat, 'parcel');
    await until(() => number(chat) === '1/1');
    void chat.send('ECHO one more parcel');
    await until(() => number(chat) === '1/3');
    chat.newConversation();
    await until(() => !bar(chat));
  });
});
