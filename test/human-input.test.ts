import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {DifyChatPanel} from '../src/components/panel.js';
import {isForm} from '../src/state/forms.js';
import type {Answer} from '../src/state/types.js';
import {make} from './support/app.js';
import {asking, control, FORM, inForms, opened, outcome, press, titles, write} from './support/asking.js';
import {
  ask,
  clearStorage,
  deep,
  deepAll,
  field,
  focused,
  messages,
  mount,
  open,
  textIn,
  until,
  type Way,
} from './support/chat.js';
import {setOffline} from './support/commands.js';
import {inOne, listen, regions} from './support/heard.js';
import {tab} from './support/tabs.js';

beforeEach(clearStorage);

const errors = (chat: Parameters<typeof inForms>[0]) => inForms(chat, '.error').map((el) => el.textContent.trim());
const ended = (chat: Parameters<typeof inForms>[0], text: string) =>
  until(() => textIn(messages(chat).at(-1)!).includes(text));

describe('a form in the thread', () => {
  for (const way of ['app-code', 'api-key'] as Way[]) {
    it(`is shown where it came, filled in, and the answer goes on below: ${way}`, async () => {
      const app = await make({mode: 'advanced-chat', graph: asking(FORM) as never}, '1.14');
      const chat = await mount(app, {way});
      await open(chat);
      await ask(chat, 'Refund please');
      await until(() => titles(chat).length);
      expect(inForms(chat, '#title')[0]!.textContent.trim()).to.equal('Refund');
      expect(titles(chat)).to.deep.equal(['Approve', 'Ask again', 'Reject', 'Skip']);
      expect(inForms(chat, '.buttons button').map((el) => el.className)).to.deep.equal([
        'primary',
        'accent',
        'default',
        'ghost',
      ]);
      expect(control(chat, 'Your note').value).to.equal('looks fine');
      expect([...control(chat, 'Grade').querySelectorAll('option')].map(({text}) => text)).to.include.members([
        'low',
        'high',
      ]);
      write(chat, 'Your note', 'as agreed');
      write(chat, 'Grade', 'high');
      press(chat, 'Approve');
      expect(await outcome(chat)).to.equal('You chose: Approve');
      await ended(chat, 'Thank you.');
      const parts = [...messages(chat).at(-1)!.shadowRoot!.querySelectorAll('.body > *')].map((el) => el.localName);
      expect(parts.filter((name) => name !== 'div')).to.deep.equal([
        'dify-chat-part', // the steps
        'dify-chat-markdown',
        'dify-chat-part',
        'dify-chat-markdown',
      ]);
      const [result] = deepAll(messages(chat).at(-1)!, 'dify-chat-part', 'dify-chat-human-input', 'dify-chat-markdown');
      expect(result!.shadowRoot!.textContent).to.contain('as agreed').and.contain('high');
    });
  }

  it('wants a choice before it is sent, and goes there', async () => {
    const {app, chat} = await opened(asking(FORM));
    press(chat, 'Approve');
    await until(() => focused() === control(chat, 'Grade'));
    expect(errors(chat)).to.deep.equal(['Please choose one.']);
    expect(
      inForms(chat, '[role=alert]')
        .map((el) => el.textContent)
        .join(''),
    ).to.contain('Grade');
    expect((await app.requests()).filter(({path}) => path.includes('/form/'))).to.have.length(0);
    write(chat, 'Grade', 'low');
    await until(() => !errors(chat).length);
    press(chat, 'Approve');
    await ended(chat, 'Thank you.');
  });

  it('shows fields that its text does not name at its end, and none twice', async () => {
    const {chat} = await opened(
      asking({
        form: '{{#$output.a#}} and {{#$output.a#}} and {{#$output.nothing#}}',
        inputs: [
          {type: 'paragraph', name: 'a'},
          {type: 'paragraph', name: 'order_number'},
        ],
      }),
    );
    expect(inForms(chat, 'textarea')).to.have.length(2);
    expect(inForms(chat, 'label').map((el) => el.innerText.trim())).to.deep.equal(['a', 'order number']);
  });

  it('says why it was not taken, and keeps what was typed', async () => {
    const {app, chat} = await opened('cf-human', {}, '1.13');
    const refuse = (status: number, code: string, message: string) =>
      app.fault({match: {method: 'POST', path: '/form/human_input/'}, fault: {status, body: {code, message, status}}});
    write(chat, 'Note', 'kept');
    await refuse(429, 'web_form_rate_limit_exceeded', 'Too many form requests.');
    press(chat, 'Approve');
    await until(() => errors(chat).join() === 'Too many attempts. Please try again in a minute.');
    await refuse(404, 'not_found', 'Form not found.');
    press(chat, 'Approve');
    await until(() => errors(chat).join() === 'The app does not know this form any more.');
    await refuse(400, 'invalid_form_data', 'Missing required inputs: reason');
    press(chat, 'Approve');
    await until(() => focused() === control(chat, 'Reason'));
    expect(errors(chat)).to.deep.equal(['The app did not accept this. Please change it.']);
    await refuse(400, 'invalid_form_data', 'Invalid action: approve');
    write(chat, 'Reason', 'another');
    press(chat, 'Approve');
    await until(() => errors(chat).join().endsWith('change it and try again.'));
    expect(control(chat, 'Note').value).to.equal('kept');
    press(chat, 'Reject');
    await ended(chat, 'Rejected.');
  });

  it('says that there is no connection, and goes on with what was typed', async () => {
    const {chat} = await opened('cf-human', {}, '1.14');
    write(chat, 'Note', 'kept');
    await setOffline(true);
    try {
      press(chat, 'Reject');
      await until(() => errors(chat).join().includes('no connection'), 20_000);
    } finally {
      await setOffline(false);
    }
    expect(control(chat, 'Note').value).to.equal('kept');
    press(chat, 'Reject');
    await ended(chat, 'Rejected.');
  }).timeout(40_000);

  it('says where this server has no way for it', async () => {
    const {chat} = await opened('cf-human', {way: 'api-key'} as never, '1.13');
    press(chat, 'Approve');
    await until(() => errors(chat).join().includes('cannot be answered here'), 20_000);
  }).timeout(40_000);

  it('ends with its time, which is counted', async () => {
    const {chat} = await opened(asking({...FORM, timeout: 3}));
    const [countdown] = deepAll(
      messages(chat).at(-1)!,
      'dify-chat-part',
      'dify-chat-human-input',
      'dify-chat-countdown',
      '[role=timer]',
    );
    await until(() => /^0:0[123] left$/.test(countdown!.textContent));
    expect(await outcome(chat)).to.equal('The time to answer is over.');
    await ended(chat, 'Too late.');
  }).timeout(30_000);

  it('stays usable while something else is asked', async () => {
    const {chat} = await opened('cf-human', {}, '1.14');
    const first = messages(chat)[1]!;
    await ask(chat, 'Another one');
    await until(() => messages(chat).length === 4 && inForms(chat, '.buttons').length);
    const [button] = deepAll(first, 'dify-chat-part', 'dify-chat-human-input', '.buttons .default');
    button!.click();
    await until(() => textIn(first).includes('Rejected.'));
    expect(titles(chat)).to.deep.equal(['Approve', 'Reject']);
  });

  it('waits for somebody else where nobody here may fill it in', async () => {
    const {chat} = await opened('cf-human', {}, '1.14');
    const {core} = deep<DifyChatPanel>(chat, 'dify-chat-panel').session;
    const answer = core.get().messages.at(-1) as Answer;
    const parts = answer.parts.map((part) =>
      isForm(part) ? {...part, status: 'elsewhere' as const, token: undefined} : part,
    );
    core.patchAnswer(answer.key, {parts});
    await until(() => inForms(chat, '.note')[0]?.textContent.includes('Somebody else has been asked.'));
    expect(inForms(chat, 'button, textarea').map((el) => el.textContent)).to.deep.equal(['Check again']);
    press(chat, 'Check again');
    await until(() => titles(chat).length === 2); // the other token is known by now
  });

  it('does not take the focus, and is told of', async () => {
    const app = await make({mode: 'advanced-chat', graph: 'cf-human'}, '1.14');
    const chat = await mount(app);
    await open(chat);
    const heard = listen(regions(chat));
    field(chat).focus();
    await sendKeys({type: 'Refund please'});
    await sendKeys({press: 'Enter'});
    await until(() => titles(chat).length);
    expect(focused()).to.equal(field(chat));
    await until(() => inOne(heard).includes('waits for input'));
    press(chat, 'Reject');
    await until(() => inOne(heard).includes('Rejected.'), 15_000);
    expect(inOne(heard).match(/Checking/g)).to.have.length(1);
  }).timeout(30_000);

  it('is gone through by keyboard alone, and the focus stays with it', async () => {
    const {chat} = await opened(asking(FORM));
    control(chat, 'Your note').focus();
    await sendKeys({type: ' indeed'});
    await sendKeys({press: 'Tab'});
    expect(focused()).to.equal(control(chat, 'Grade'));
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'Tab'});
    expect(focused()!.textContent.trim()).to.equal('Approve');
    await sendKeys({press: 'Enter'});
    await until(() => focused()?.matches('.outcome'));
    expect(focused()!.textContent.trim()).to.equal('You chose: Approve');
    await ended(chat, 'Thank you.');
  });

  it('may be one of two, each with what is written in it', async () => {
    const {chat} = await opened('cf-human2', {}, '1.14');
    await until(() => inForms(chat, '.card').length === 2);
    const notes = () => inForms<HTMLTextAreaElement>(chat, 'textarea').filter((_, index) => index % 2 === 0);
    notes()[1]!.value = 'the second';
    notes()[1]!.dispatchEvent(new Event('input', {bubbles: true}));
    press(chat, 'Approve');
    await until(() => titles(chat).length === 2);
    await until(() => inForms(chat, '.outcome').length === 1);
    await until(() => notes()[0]?.value === 'the second');
    press(chat, 'Approve');
    await ended(chat, 'Two.');
    const results = deepAll(messages(chat).at(-1)!, 'dify-chat-part', 'dify-chat-human-input', 'dify-chat-markdown');
    expect(results.at(-1)!.shadowRoot!.textContent).to.contain('the second');
  }).timeout(20_000);

  it('is there after a reload, in the middle of the answer, and works', async () => {
    const {app, chat} = await opened('cf-human', {user: 'ann'}, '1.14');
    write(chat, 'Note', 'after all');
    chat.remove();
    const again = await mount(app, {user: 'ann'});
    await open(again);
    await until(() => titles(again).length);
    await until(() => control(again, 'Note').value === 'after all');
    press(again, 'Approve');
    await ended(again, 'approved with note after all');
    expect(Object.keys(localStorage).filter((key) => key.endsWith(':human-input'))).to.deep.equal([]);
  }).timeout(20_000);

  it('keeps what is typed where another tab has asked, whatever that one tells again', async () => {
    const app = await make({mode: 'advanced-chat', graph: 'cf-human'}, '1.14');
    const [one, two] = [await tab(app, {user: 'ann'}), await tab(app, {user: 'ann'})];
    await ask(one.chat, 'Refund please');
    await until(() => titles(two.chat).length);
    write(two.chat, 'Note', 'not yet sent');
    const three = await tab(app, {user: 'ann'}); // who comes is told all
    await until(() => titles(three.chat).length);
    expect(control(two.chat, 'Note').value).to.equal('not yet sent');
  }).timeout(20_000);

  it('takes nothing that was not written by it from what is stored', async () => {
    const {app, chat} = await opened('cf-human', {user: 'ann'}, '1.14');
    write(chat, 'Note', 'mine');
    const key = Object.keys(localStorage).find((name) => name.endsWith(':human-input'))!;
    chat.remove();
    for (const stored of ['', '{', '7', '[[1]]', '[["id", {"Note": "x"}]]', JSON.stringify([[null, [['Note', 1]]]])]) {
      localStorage.setItem(key, stored);
      const again = await mount(app, {user: 'ann'});
      await open(again);
      await until(() => titles(again).length);
      expect(control(again, 'Note').value).to.equal('looks fine');
      again.remove();
    }
  }).timeout(30_000);

  it('says when the app does not go on, and looks again on request', async () => {
    const {app, chat} = await opened('cf-human', {}, '1.14', {resumeMs: 6000});
    await app.fault({match: {path: '/events$'}, fault: {preset: '500'}, times: 5});
    press(chat, 'Reject');
    await until(() => inForms(chat, '.note')[0]?.textContent.includes('has not gone on yet'), 15_000);
    press(chat, 'Check again');
    await until(() => textIn(messages(chat).at(-1)!).includes('Rejected.'), 15_000);
  }).timeout(40_000);
});
