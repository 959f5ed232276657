import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {asked, make} from './support/app.js';
import {answerTo, clearStorage, deep, deepAll, field, messages, mount, open, panel, until} from './support/chat.js';
import type {EmulatorApp} from './support/emulator.js';
import {setting} from './support/form.js';

const VARIABLES = [
  setting('text-input', 'page_title', 'Page', {max_length: 12, required: true}),
  setting('paragraph', 'cart', 'Cart'),
];

/** What the page says at the moment. */
let told: unknown;
let calls = 0;
const pageContext = () => (calls++, told as Record<string, unknown>);

const app = () => make({parameters: {user_input_form: VARIABLES}});

async function opened(of: EmulatorApp, options: Partial<DifyChat> = {pageContext}): Promise<DifyChat> {
  const chat = await mount(of, options);
  await open(chat);
  return chat;
}

const chips = (chat: DifyChat) =>
  deepAll(chat, 'dify-chat-panel', 'dify-chat-composer', 'dify-chat-context-chip', '.chip');
const inputs = async (of: EmulatorApp) =>
  ((await asked(of, '/chat-messages')).at(-1)!.body as {inputs: Record<string, unknown>}).inputs;

beforeEach(() => {
  clearStorage();
  told = {page_title: 'Mugs', cart: 'one mug', secret: 'x'};
  calls = 0;
});

describe('what the page tells of itself', () => {
  it('goes along with each question, as far as the app has a variable for it, and the form does not ask for it', async () => {
    const shop = await app();
    const chat = await opened(shop);
    expect(deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', 'dify-chat-inputs-form')).to.have.length(0);
    await answerTo(chat, 'ECHO one');
    expect(await inputs(shop)).to.deep.equal({page_title: 'Mugs', cart: 'one mug'});
    told = {page_title: 'A page with a long title'};
    await answerTo(chat, 'ECHO two');
    expect(await inputs(shop)).to.deep.equal({page_title: 'A page with '});
  });

  it('is seen before it goes, and changes with the page', async () => {
    const chat = await opened(await app());
    const chip = await until(() => chips(chat)[0]);
    expect(chip.textContent.replace(/\s+/g, ' ')).to.contain('Shared from this page: \u2068Mugs · one mug\u2069');
    told = {page_title: 'Cups'};
    field(chat).blur();
    field(chat).focus();
    await until(() => chips(chat)[0]?.textContent.includes('Cups'));
  });

  it('is taken back by the visitor for this conversation, also from what went before', async () => {
    const shop = await make({parameters: {user_input_form: [setting('paragraph', 'cart', 'Cart')]}});
    const chat = await opened(shop);
    await answerTo(chat, 'ECHO one');
    expect(await inputs(shop)).to.deep.equal({cart: 'one mug'});
    const chip = await until(() => chips(chat)[0]);
    chip.querySelector('button')!.click();
    await until(() => chips(chat).length === 0);
    expect(panel(chat).matches(':focus-within')).to.be.true;
    await answerTo(chat, 'ECHO two');
    expect(await inputs(shop)).to.deep.equal({});
    chat.newConversation();
    await until(() => chips(chat).length === 1);
    await until(() => messages(chat).length === 0);
    await answerTo(chat, 'ECHO three');
    expect(await inputs(shop)).to.deep.equal({cart: 'one mug'});
  });

  it('may be set later, and left out again', async () => {
    const chat = await opened(await make({parameters: {user_input_form: [VARIABLES[1]]}}), {});
    expect(chips(chat)).to.have.length(0);
    chat.pageContext = pageContext;
    await until(() => chips(chat).length === 1);
    delete chat.pageContext;
    chat.pageContext = undefined;
    await until(() => chips(chat).length === 0);
  });

  for (const [what, value] of Object.entries({
    nothing: undefined,
    'no object': 'text',
    'what cannot be sent': {page_title: 1n},
    'empty values': {page_title: '', cart: null},
    'what the app has no variable for': {other: 'x', constructor: 'y'},
  })) {
    it(`is nothing when it is ${what}`, async () => {
      told = value;
      const errors: unknown[] = [];
      const own = window.onerror;
      window.onerror = (message) => errors.push(message);
      const shop = await make({parameters: {user_input_form: [VARIABLES[1]]}});
      const chat = await opened(shop);
      await answerTo(chat, 'ECHO one');
      window.onerror = own;
      expect(calls).to.be.above(0);
      expect(chips(chat)).to.have.length(0);
      expect(await inputs(shop)).to.deep.equal({cart: ''}); // the default of the app
      expect(errors.length > 0).to.equal(what === 'what cannot be sent');
    });
  }

  it('is shown as text, whatever it says', async () => {
    told = {cart: '<img src=x onerror=alert(1)>\u202e' + 'x'.repeat(5000)};
    const chat = await opened(await make({parameters: {user_input_form: [VARIABLES[1]]}}));
    const chip = await until(() => chips(chat)[0]);
    expect(chip.querySelector('img')).to.equal(null);
    expect(chip.textContent).to.not.contain('\u202e');
    const {right} = deep(chat, 'dify-chat-panel').getBoundingClientRect();
    expect(chip.getBoundingClientRect().right).to.be.at.most(right);
  });
});
