import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {allowClipboard} from './support/actions.js';
import {chord, emulatePhone} from './support/commands.js';
import {
  answerTo,
  ask,
  clearStorage,
  deepAll,
  field,
  focused,
  messages,
  mount,
  next,
  notice,
  open,
  ready,
  until,
} from './support/chat.js';
import {asked, make, posts} from './support/app.js';
import {
  asks,
  button,
  change,
  editField,
  editor,
  press,
  questions,
  saveButton,
  seeVersion,
  write,
} from './support/question.js';

beforeEach(clearStorage);

/** A chat with one question and its answer. */
async function answered(options: Parameters<typeof mount>[1] = {}) {
  const app = await make();
  const chat = await mount(app, options);
  await (options.display === 'inline' ? ready(chat) : open(chat));
  await answerTo(chat, 'ECHO one');
  await until(() => asks(chat) === 'ECHO one');
  return {app, chat};
}

/** Whether the question at `index` is being edited. */
const isEditing = (chat: HTMLElementTagNameMap['dify-chat'], index: number) =>
  deepAll(questions(chat).at(index)!, 'dify-chat-question-editor').length > 0;

describe('editing a sent question', () => {
  it('begins with its text, the cursor at the end', async () => {
    const {chat} = await answered();
    await press(chat, 0, 'Edit message');
    const field = await until(() => editField(chat, 0));
    await until(() => focused() === field);
    expect(field.value).to.equal('ECHO one');
    expect(field.selectionStart).to.equal(field.value.length);
    expect(field.ariaLabel).to.equal('Edit your message');
  });

  it('is sent by Enter, with the lines that Shift+Enter made', async () => {
    const {app, chat} = await answered();
    await press(chat, 0, 'Edit message');
    await until(() => focused() === editField(chat, 0));
    const ended = next(chat, 'dify-chat-message');
    await chord('Shift', 'Enter');
    await sendKeys({type: 'two'});
    await sendKeys({press: 'Enter'});
    await ended;
    const [request] = (await asked(app, '/chat-messages')).slice(-1);
    expect(request!.body).to.include({query: 'ECHO one\ntwo'});
    await until(() => focused()?.ariaLabel === 'Message');
  });

  it('is given up by Escape and by Cancel, and the chat stays open', async () => {
    const {app, chat} = await answered();
    for (const leave of [
      () => sendKeys({press: 'Escape'}),
      async () => deepAll<HTMLButtonElement>(editor(chat, 0), 'button')[0]!.click(),
    ]) {
      const field = await write(chat, 0, 'ECHO else');
      field.focus();
      await leave();
      await until(() => !isEditing(chat, 0));
      await until(() => focused()?.ariaLabel === 'Edit message');
    }
    expect(chat.open).to.be.true;
    expect(asks(chat)).to.equal('ECHO one');
    expect(await posts(app)).to.equal(1);
  });

  it('leaves Enter and Escape to an input method that composes', async () => {
    const {app, chat} = await answered();
    const field = await write(chat, 0, 'ECHO 你好');
    await until(() => !saveButton(chat, 0).disabled);
    for (const init of [{isComposing: true}, {keyCode: 229}]) {
      for (const key of ['Enter', 'Escape']) {
        const event = new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true, ...init});
        expect(field.dispatchEvent(event)).to.be.true;
      }
    }
    expect(isEditing(chat, 0)).to.be.true;
    expect(await posts(app)).to.equal(1);
  });

  it('cannot be sent when it is empty or the same', async () => {
    const {app, chat} = await answered();
    for (const text of ['', '  \n ', 'ECHO one', ' ECHO one ']) {
      const field = await write(chat, 0, text);
      await until(() => saveButton(chat, 0).disabled);
      field.focus();
      await sendKeys({press: 'Enter'});
    }
    expect(isEditing(chat, 0)).to.be.true;
    expect(await posts(app)).to.equal(1);
  });

  it('waits for a running answer', async () => {
    const {app, chat} = await answered();
    const field = await write(chat, 0, 'ECHO else');
    await app.patch({tokensPerSecond: 5});
    const ended = next(chat, 'dify-chat-message');
    void chat.send('LONG');
    await until(() => saveButton(chat, 0).disabled);
    field.focus();
    await sendKeys({press: 'Enter'});
    expect((await button(chat, 1, 'Edit message')).ariaDisabled).to.equal('true');
    expect(await posts(app)).to.equal(2);
    chat.stop();
    await ended;
    await until(() => !saveButton(chat, 0).disabled);
  });

  it('keeps what was written while the chat goes on, fails, and shows other versions', async () => {
    const {app, chat} = await answered();
    await change(chat, 0, 'ECHO eins');
    await write(chat, 0, 'ECHO not sent yet');
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: '500'}});
    await answerTo(chat, 'ECHO fails');
    await until(() => notice(chat));
    expect(editField(chat, 0).value).to.equal('ECHO not sent yet');
    chat.hide();
    chat.show();
    expect(editField(chat, 0).value).to.equal('ECHO not sent yet');
  });

  it('is found again when its version is shown again', async () => {
    const {chat} = await answered();
    await answerTo(chat, 'ECHO two');
    await write(chat, 1, 'ECHO not sent yet');
    await change(chat, 0, 'ECHO eins');
    await press(chat, 0, 'Previous version');
    await until(() => editField(chat, 1).value === 'ECHO not sent yet');
  });

  it('leaves everything as it was when the page prevents it', async () => {
    const {app, chat} = await answered();
    await answerTo(chat, 'ECHO two');
    chat.addEventListener('dify-chat-send', (event) => event.preventDefault());
    await write(chat, 0, 'ECHO eins');
    (await until(() => !saveButton(chat, 0).disabled && saveButton(chat, 0))).click();
    await chat.updateComplete;
    expect(editField(chat, 0).value).to.equal('ECHO eins');
    expect(messages(chat)).to.have.length(4);
    expect(await posts(app)).to.equal(2);
  });

  it('keeps the question and the way back when Dify refuses it', async () => {
    const {app, chat} = await answered();
    await app.fault({match: {path: '/chat-messages$'}, fault: {status: 413, body: 'html'}});
    const {message} = await change(chat, 0, 'ECHO too much');
    expect(message).to.include({status: 'failed'});
    await until(() => notice(chat));
    await seeVersion(chat, 0, '2/2');
    await press(chat, 0, 'Previous version');
    await until(() => asks(chat) === 'ECHO one');
  });

  it('says that it is sent as a new message where a conversation is a line', async () => {
    const {chat} = await answered({way: 'api-key'});
    const field = await write(chat, 0, 'ECHO eins');
    expect(editor(chat, 0).shadowRoot!.textContent).to.include('This is sent as a new message at the end.');
    expect(field.getAttribute('aria-describedby')).to.equal('hint');
  });

  it('does not speak of a new message where it becomes a version', async () => {
    const {chat} = await answered();
    await write(chat, 0, 'ECHO eins');
    expect(editor(chat, 0).shadowRoot!.textContent).to.not.include('new message');
  });

  it('speaks Chinese', async () => {
    const {chat} = await answered({lang: 'zh-CN'});
    await press(chat, 0, '编辑消息');
    await until(() => editField(chat, 0).ariaLabel === '编辑您的消息');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has no accessibility violation, ${theme}`, async function () {
      this.timeout(30_000);
      const {chat} = await answered({theme});
      await change(chat, 0, 'ECHO eins');
      await answerTo(chat, 'ECHO two');
      await seeVersion(chat, 0, '2/2');
      await expect(chat).to.be.accessible();
      await write(chat, 0, 'ECHO un');
      await expect(chat).to.be.accessible();
      await write(chat, 1, '');
      await expect(chat).to.be.accessible();
    });
  }

  it('has room for a finger', async () => {
    await emulatePhone({width: 390, height: 760});
    try {
      const {chat} = await answered({display: 'inline'});
      await change(chat, 0, 'ECHO eins');
      await seeVersion(chat, 0, '2/2');
      await write(chat, 0, 'ECHO un');
      const small = deepAll<HTMLButtonElement>(editor(chat, 0), 'button').filter(isSmall);
      deepAll<HTMLButtonElement>(editor(chat, 0), 'button')[0]!.click();
      const row = await until(() => deepAll(questions(chat)[0]!, '.icon-button').length === 4 && questions(chat)[0]!);
      small.push(...deepAll<HTMLButtonElement>(row, 'button').filter(isSmall));
      expect(small).to.have.length(0);
      expect(deepAll(row, '.row > *').every((part) => part.checkVisibility({opacityProperty: true}))).to.be.true;
    } finally {
      await emulatePhone();
    }
  });
});

const isSmall = (element: Element) => {
  const {width, height} = element.getBoundingClientRect();
  return width < 44 || height < 44;
};

describe('a sent question', () => {
  it('can be copied', async () => {
    await allowClipboard('granted');
    const {chat} = await answered();
    await press(chat, 0, 'Copy message');
    await button(chat, 0, 'Copied');
    expect(await navigator.clipboard.readText()).to.equal('ECHO one');
  });

  it('says so when it could not be copied', async () => {
    await allowClipboard('denied');
    const {chat} = await answered();
    await press(chat, 0, 'Copy message');
    await until(() => deepAll(questions(chat)[0]!, '.note')[0]?.checkVisibility());
    expect(deepAll(questions(chat)[0]!, '[role=status]')[0]!.textContent).to.include('did not allow copying');
  });

  it('has the time when it was sent', async () => {
    const {chat} = await answered();
    const time = await until(() => deepAll(questions(chat)[0]!, 'time')[0]);
    expect(Math.abs(Date.parse(time.getAttribute('datetime')!) - Date.now())).to.be.below(60_000);
  });

  it('shows its buttons to who points at it, or comes by keyboard', async () => {
    const {chat} = await answered();
    await answerTo(chat, 'ECHO two');
    const edit = await button(chat, 0, 'Edit message');
    field(chat).focus();
    await until(() => !edit.checkVisibility({opacityProperty: true}));
    edit.focus();
    await until(() => edit.checkVisibility({opacityProperty: true}));
  });

  it('always shows those of the last one that has versions', async () => {
    const {chat} = await answered();
    await change(chat, 0, 'ECHO eins');
    await until(() => focused()?.ariaLabel === 'Message');
    await until(async () => (await button(chat, 0, 'Previous version')).checkVisibility({opacityProperty: true}));
    await ask(chat, 'ECHO two');
    await until(async () => !(await button(chat, 0, 'Previous version')).checkVisibility({opacityProperty: true}));
  });
});
