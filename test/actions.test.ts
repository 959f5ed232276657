import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {action, allowClipboard, names, press, problem, said} from './support/actions.js';
import {asked, ERAS, make, posts} from './support/app.js';
import {
  answerTo,
  ask,
  clearStorage,
  deepAll,
  focused,
  messages,
  mount,
  next,
  open,
  ready,
  sendButton,
  textIn,
  texts,
  until,
} from './support/chat.js';
import {emulatePhone} from './support/commands.js';
import type {DifyChat} from '../src/index.js';

const ALL = ['Copy answer', 'Good answer', 'Bad answer', 'Write another answer'];

const row = (chat: DifyChat, index: number) => deepAll(messages(chat).at(index)!, 'dify-chat-actions')[0]!;
const opacity = (chat: DifyChat, index: number) => getComputedStyle(deepAll(row(chat, index), '.row')[0]!).opacity;

async function clipboard(type: string): Promise<string> {
  const [item] = await navigator.clipboard.read();
  return item ? (await item.getType(type)).text() : '';
}

beforeEach(clearStorage);

describe('under an answer', () => {
  afterEach(() => {
    document.querySelector('dify-chat')?.remove();
    return emulatePhone();
  });

  it('stands what can be done with it, in the order of the keyboard', async () => {
    const chat = await mount(await make());
    await open(chat);
    await answerTo(chat, 'ECHO one');
    (await action(chat, ALL[0]!)).focus();
    const walked = [focused()?.ariaLabel];
    for (let i = 1; i < ALL.length; i++) {
      await sendKeys({press: 'Tab'});
      walked.push(focused()?.ariaLabel);
    }
    expect(walked).to.deep.equal(ALL);
  });

  it('has a tooltip for each', async () => {
    const chat = await mount(await make());
    await open(chat);
    await answerTo(chat, 'ECHO one');
    await action(chat, ALL[0]!);
    expect(deepAll(row(chat, -1), '.row button').map(({title}) => title)).to.deep.equal(ALL);
  });

  it('is nothing while it is being written, and keeps its room', async () => {
    const app = await make({tokensPerSecond: 40});
    const chat = await mount(app);
    await open(chat);
    void ask(chat, 'LONG');
    await until(() => messages(chat)[1] && textIn(messages(chat)[1]!).length > 10);
    expect(names(chat)).to.deep.equal([]);
    expect(row(chat, -1).getBoundingClientRect().height).to.equal(28);
    sendButton(chat).click();
    await until(() => names(chat).length === 4);
    expect(row(chat, -1).getBoundingClientRect().height).to.equal(28);
  });

  it('is always seen on the last answer, on older ones with the focus or the pointer', async () => {
    const chat = await mount(await make());
    await open(chat);
    await answerTo(chat, 'ECHO one');
    const button = await action(chat, ALL[0]!);
    await answerTo(chat, 'ECHO two');
    await until(() => messages(chat).length === 4);
    expect([opacity(chat, 1), opacity(chat, 3)]).to.deep.equal(['0', '1']);
    button.focus();
    expect(opacity(chat, 1)).to.equal('1');
  });

  it('leaves 24 pixels between the turns', async () => {
    const chat = await mount(await make());
    await open(chat);
    await answerTo(chat, 'ECHO one');
    await answerTo(chat, 'ECHO two');
    await until(() => messages(chat).length === 4);
    const [, answer, question] = messages(chat);
    const text = deepAll(answer!, '.answer')[0]!;
    const bubble = deepAll(question!, '.bubble')[0]!;
    expect(bubble.getBoundingClientRect().top - text.getBoundingClientRect().bottom).to.equal(24);
  });

  it('is seen on every answer of a phone, with room for a finger', async () => {
    await emulatePhone({width: 390, height: 844});
    const chat = await mount(await make(), {display: 'inline'});
    await ready(chat);
    await answerTo(chat, 'ECHO one');
    await answerTo(chat, 'ECHO two');
    const {width, height} = (await action(chat, ALL[1]!, 1)).getBoundingClientRect();
    expect([width, height, opacity(chat, 1)]).to.deep.equal([44, 44, '1']);
  });

  it('leaves room for a finger on the copy button of code, too', async () => {
    await emulatePhone({width: 390, height: 844});
    const chat = await mount(await make(), {display: 'inline'});
    await ready(chat);
    await answerTo(chat, 'ECHO ```js\nlet a;\n```');
    const button = await until(() => deepAll(messages(chat)[1]!, 'dify-chat-markdown', '.copy')[0]);
    const {width, height} = button.getBoundingClientRect();
    expect([width, height]).to.deep.equal([44, 44]);
  });

  it('comes to restored answers too', async () => {
    const app = await make();
    const {conversations} = await app.seed({
      user: 'u',
      via: 'service',
      conversations: [{messages: [1, 2, 3].map((n) => ({query: `Q${n}`, answer: `A${n}`}))}],
    });
    const chat = await mount(app, {way: 'api-key', user: 'u', conversationId: conversations[0]!.id});
    await open(chat);
    await until(() => messages(chat).length === 6);
    await until(() => names(chat, 1).length);
    expect(names(chat, 1)).to.deep.equal(ALL.slice(0, 3));
    expect(names(chat, 5)).to.deep.equal([...ALL.slice(0, 3), 'Ask this again at the end']);
  });

  it('is the time of the answer', async () => {
    const chat = await mount(await make(), {lang: 'zh-CN'});
    await open(chat);
    await answerTo(chat, 'ECHO one');
    const time = await until(() => deepAll<HTMLTimeElement>(row(chat, -1), 'time')[0]);
    expect(Math.abs(Date.parse(time.dateTime) - Date.now())).to.be.below(60_000);
    expect(time.textContent).to.match(/^\d?\d:\d\d$/);
  });
});

describe('copying an answer', () => {
  const markdown = 'A **bold** word[^1] and ☂\n\n```js\nlet a = 1;\n```\n\n- [x] done\n\n[^1]: A note.';

  async function answered() {
    const app = await make();
    const {conversations} = await app.seed({
      user: 'u',
      via: 'service',
      conversations: [{messages: [{query: 'Q', answer: markdown}]}],
    });
    const chat = await mount(app, {way: 'api-key', user: 'u', conversationId: conversations[0]!.id});
    await open(chat);
    return chat;
  }

  it('gives the Markdown as plain text', async () => {
    await allowClipboard('granted');
    const chat = await answered();
    await press(chat, 'Copy answer');
    await action(chat, 'Copied');
    expect(await clipboard('text/plain')).to.equal(markdown);
  });

  it('gives what is drawn as rich text, without our own controls', async () => {
    await allowClipboard('granted');
    const chat = await answered();
    await press(chat, 'Copy answer');
    await action(chat, 'Copied');
    const rich = new DOMParser().parseFromString(await clipboard('text/html'), 'text/html').body;
    expect(rich.querySelector('strong')?.textContent).to.equal('bold');
    expect(rich.querySelector('pre')?.textContent).to.equal('let a = 1;\n');
    expect(rich.querySelector('li')?.textContent).to.contain('☑').and.contain('done');
    expect(rich.querySelector('sup')?.textContent).to.equal('1');
    expect(rich.querySelectorAll('button, input, .bar, [class], [tabindex], [role], [data-to]')).to.have.length(0);
    expect(rich.textContent).to.not.match(/Copy|↩|js/);
  });

  it('shows a tick, says so, and forgets it', async () => {
    await allowClipboard('granted');
    const chat = await answered();
    await press(chat, 'Copy answer');
    await action(chat, 'Copied');
    expect(said(chat)).to.equal('Copied');
    await action(chat, 'Copy answer');
    expect(said(chat)).to.equal('');
  });

  it('says when the browser refuses', async () => {
    await allowClipboard('denied');
    const chat = await answered();
    await press(chat, 'Copy answer');
    const card = await until(() => problem(chat));
    expect(card.textContent).to.contain('Your browser did not allow copying.');
    expect(names(chat)).to.include('Copy answer');
  });

  it('copies the text where rich text cannot be copied', async () => {
    await allowClipboard('granted');
    const chat = await answered();
    const own = window.ClipboardItem;
    Object.defineProperty(window, 'ClipboardItem', {value: undefined, configurable: true, writable: true});
    await press(chat, 'Copy answer');
    await action(chat, 'Copied');
    Object.defineProperty(window, 'ClipboardItem', {value: own, configurable: true, writable: true});
    expect(await navigator.clipboard.readText()).to.equal(markdown);
  });

  it('is not offered where there is no clipboard, as on a page by http', async () => {
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;
    delete (Navigator.prototype as {clipboard?: unknown}).clipboard;
    const chat = await answered();
    await until(() => names(chat).length);
    Object.defineProperty(Navigator.prototype, 'clipboard', own);
    expect(names(chat)).to.deep.equal(['Good answer', 'Bad answer', 'Ask this again at the end']);
  });

  it('is not offered for an answer without words', async () => {
    const chat = await mount(await make({firstTokenMs: 300}));
    await open(chat);
    await ask(chat, 'ECHO late');
    await until(() => sendButton(chat).ariaLabel === 'Stop');
    sendButton(chat).click();
    await until(() => deepAll(row(chat, -1), '[role=status]').length);
    expect(names(chat)).to.not.include('Copy answer');
  });
});

describe('asking for another answer', () => {
  for (const era of ERAS) {
    it(`makes a version where conversations branch, Dify ${era}`, async () => {
      const app = await make({}, era);
      const chat = await mount(app);
      await open(chat);
      await answerTo(chat, 'ECHO one');
      await answerTo(chat, 'ECHO two');
      const ended = next(chat, 'dify-chat-message');
      await press(chat, 'Write another answer', 1);
      await ended;
      await until(() => messages(chat).length === 2);
      const bodies = (await asked(app, '/chat-messages')).map(({body}) => body as Record<string, unknown>);
      expect(bodies.map(({query}) => query)).to.deep.equal(['ECHO one', 'ECHO two', 'ECHO one']);
      expect(bodies[2]?.parent_message_id ?? null).to.equal(bodies[0]?.parent_message_id ?? null);
    });
  }

  it('is a new turn at the end in the Service API, and says so', async () => {
    const app = await make();
    const chat = await mount(app, {way: 'api-key'});
    await open(chat);
    await answerTo(chat, 'ECHO one');
    const ended = next(chat, 'dify-chat-message');
    await press(chat, 'Ask this again at the end');
    await ended;
    await until(() => texts(chat).length === 4 && names(chat).length === 4);
    expect(texts(chat)[2]).to.equal('ECHO one');
    expect(names(chat, 1)).to.not.include('Ask this again at the end');
    expect(await posts(app)).to.equal(2);
  });

  it('is not possible while an answer is being written', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO one');
    await action(chat, ALL[3]!);
    await app.patch({tokensPerSecond: 20});
    await ask(chat, 'LONG');
    const button = await action(chat, ALL[3]!, 1);
    await until(() => button.ariaDisabled === 'true');
    button.click();
    sendButton(chat).click();
    await until(() => button.ariaDisabled !== 'true');
    expect(await posts(app)).to.equal(2);
  });

  it('leaves a failed answer its own button', async () => {
    const app = await make();
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: '500'}});
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO fails');
    await until(() => deepAll(row(chat, -1), '[role=status]').length);
    expect(names(chat)).to.deep.equal([]);
  });
});
