import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {allowClipboard} from './support/actions.js';
import {make} from './support/app.js';
import {
  clearStorage,
  deepAll,
  field,
  focused,
  launcher,
  messages,
  mount,
  panel,
  ready,
  scroller,
  sendButton,
  textIn,
  texts,
  until,
} from './support/chat.js';
import {chord} from './support/commands.js';
import {asks, control, done, errors, NAME, setting} from './support/form.js';
import type {DifyChat} from '../src/index.js';

const press = (key: string) => sendKeys({press: key});
const type = (text: string) => sendKeys({type: text});

/** The name of what has the focus. */
const name = () => focused()?.ariaLabel ?? focused()?.textContent.trim() ?? '';

/** Goes on by Tab, or back, until something of that name has the focus. */
async function tabTo(wanted: string, back = false): Promise<void> {
  const passed: string[] = [];
  do {
    await (back ? chord('Shift', 'Tab') : press('Tab'));
    passed.push(name());
    if (passed.length > 30) throw new Error(`no "${wanted}" among ${passed.join(', ')}`);
  } while (name() !== wanted);
}

/** Waits until an answer has ended. */
const ended = (chat: DifyChat) => until(() => sendButton(chat).ariaLabel === 'Send');

/** Opens a chat as who has no mouse, and no other way in. */
async function begin(config: Parameters<typeof make>[0] = {}): Promise<DifyChat> {
  const chat = await mount(await make(config));
  await press('Tab');
  expect(focused()).to.equal(launcher(chat));
  await press('Enter');
  await until(() => focused() === field(chat));
  await ready(chat);
  return chat;
}

/** Asks, and waits for the end of the answer. */
async function ask(chat: DifyChat, text: string): Promise<void> {
  const count = messages(chat).length;
  await type(text);
  await press('Enter');
  await until(() => messages(chat).length === count + 2);
  await ended(chat);
  await until(() => textIn(messages(chat).at(-1)!));
}

beforeEach(clearStorage);

describe('by keyboard alone', function () {
  this.timeout(40_000);

  it('a question is written in two lines, sent, and its answer stopped', async () => {
    const chat = await begin({tokensPerSecond: 30});
    await type('LONG');
    await chord('Shift', 'Enter');
    await type('please');
    expect(field(chat).value).to.equal('LONG\nplease');
    await press('Enter');
    await until(() => texts(chat)[1]?.length);
    expect(field(chat).value).to.equal('');
    await press('Tab');
    expect(name()).to.equal('Stop');
    await press('Enter');
    await until(() => deepAll(messages(chat)[1]!, '.note').some((el) => el.textContent.includes('You stopped')));
    expect(focused()).to.equal(field(chat));
  });

  it('an answer is read, and what is in it is used', async () => {
    await allowClipboard('granted');
    const chat = await begin();
    await ask(chat, 'ECHO Use:');
    // What is typed has no line breaks.
    void chat.send('ECHO Use this:\n\n```js\nlet a;\n```\n\nOr [that](https://example.com).');
    await until(() => deepAll(messages(chat)[3] ?? chat, 'dify-chat-markdown', 'a').length);
    await ended(chat);
    await tabTo('Conversation', true);
    expect(focused()).to.equal(scroller(chat));
    await until(() => press('End').then(() => name() === 'Answer, message 4 of 4'));
    await tabTo('Copy');
    await press('Enter');
    await until(() => name() === 'Copied');
    expect(await navigator.clipboard.readText()).to.contain('let a;');
    await tabTo('that');
    expect(focused()).to.be.instanceOf(HTMLAnchorElement);
    await press('ArrowUp');
    await press('ArrowUp');
    expect(name()).to.equal('You, message 3 of 4');
  });

  it('an answer is copied, rated and written again', async () => {
    await allowClipboard('granted');
    const chat = await begin();
    await ask(chat, 'ECHO one');
    await until(() => deepAll(messages(chat)[1]!, 'dify-chat-actions', 'button').length > 3);
    await tabTo('Write another answer', true);
    await tabTo('Good answer', true);
    await press(' ');
    await until(() => focused()?.ariaPressed === 'true');
    await tabTo('Copy answer', true);
    await press('Enter');
    await until(() => name() === 'Copied');
    expect(await navigator.clipboard.readText()).to.equal('one');
    await tabTo('Write another answer');
    await press('Enter');
    await until(() => deepAll(messages(chat)[0]!, 'dify-chat-question', '.count')[0]?.textContent === '2/2');
    await until(() => panel(chat).matches(':focus-within')); // the button is gone; the focus comes back a moment later
  });

  it('a question is changed and asked again', async () => {
    const chat = await begin();
    await ask(chat, 'ECHO one');
    await tabTo('Edit message', true);
    await press('Enter');
    await until(() => focused() instanceof HTMLTextAreaElement && focused() !== field(chat));
    await press('Escape');
    await until(() => name() === 'Edit message');
    await press('Enter');
    await until(() => focused() instanceof HTMLTextAreaElement && focused() !== field(chat));
    await press('End');
    await type(' more');
    await press('Enter');
    await until(() => texts(chat)[1] === 'one more');
    await until(() => panel(chat).matches(':focus-within'));
  });

  it('what the app wants to know is filled in', async () => {
    const city = setting('select', 'city', 'City', {options: ['Paris', 'Rome'], required: true});
    const chat = await begin({parameters: {user_input_form: [...NAME, city]}});
    await asks(chat);
    await tabTo('Conversation', true);
    await press('Tab');
    expect(focused()).to.equal(control(chat, 'Your name'));
    await press('Enter'); // not yet: it is said what is missing, and the focus goes there
    await until(() => errors(chat).length);
    expect(focused()).to.equal(control(chat, 'Your name'));
    await type('Ann');
    await press('Tab');
    await type('R');
    expect(control(chat, 'City').value).to.equal('Rome');
    await press('Tab');
    await press('Enter');
    await done(chat);
    await until(() => focused() === field(chat));
    await ask(chat, 'ECHO one');
  });

  it('a suggestion is asked, and the next question written', async () => {
    const chat = await begin({parameters: {suggested_questions: ['ECHO this']}});
    await tabTo('ECHO this', true);
    await press('Enter');
    await until(() => texts(chat)[1] === 'this');
    await until(() => focused() === field(chat));
  });

  it('what failed is tried again', async () => {
    const app = await make();
    const chat = await mount(app);
    await press('Tab');
    await press('Enter');
    await ready(chat);
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: '500'}});
    await type('ECHO one');
    await press('Enter');
    await until(() => deepAll(messages(chat).at(-1) ?? chat, '.notice button').length);
    await tabTo('Try again', true);
    await press('Enter');
    await until(() => texts(chat)[1] === 'one');
    await until(() => panel(chat).matches(':focus-within'));
  });

  it('a new conversation is begun, and the chat closed', async () => {
    const chat = await begin();
    await ask(chat, 'ECHO one');
    await tabTo('New conversation', true);
    await press('Enter');
    await until(() => !messages(chat).length && focused() === field(chat));
    await press('Escape');
    await until(() => !chat.open && focused() === launcher(chat));
    await press('Enter');
    await until(() => focused() === field(chat));
    await tabTo('Close chat', true);
    await press(' ');
    await until(() => !chat.open && focused() === launcher(chat));
  });

  it('the chat is left behind and before it: the focus is not caught', async () => {
    const [before, after] = ['Before', 'After'].map((textContent) =>
      Object.assign(document.createElement('button'), {textContent}),
    ) as [HTMLButtonElement, HTMLButtonElement];
    document.body.prepend(before);
    before.focus();
    await begin();
    document.body.append(after);
    await tabTo('After');
    await tabTo('Before', true);
    before.remove();
    after.remove();
  });
});
