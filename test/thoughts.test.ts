import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {allowClipboard, press as pressAction} from './support/actions.js';
import {make} from './support/app.js';
import {answerTo, ask, clearStorage, deep, deepAll, messages, mount, open, until} from './support/chat.js';
import {stream} from './support/hostile-server.js';
import type {EmulatorApp} from './support/emulator.js';

const ids = {conversation_id: '00000000-0000-4000-8000-000000000001', message_id: 'm', task_id: 't', id: 'm'};

async function opened(app: EmulatorApp): Promise<DifyChat> {
  const chat = await mount(app);
  await open(chat);
  return chat;
}

const thoughts = (chat: DifyChat) => deepAll(messages(chat).at(-1)!, 'dify-chat-thoughts', 'dify-chat-thought');
const line = (thought: Element) => until(() => deepAll<HTMLButtonElement>(thought, 'button.line')[0]);
const words = (chat: DifyChat) =>
  deepAll(messages(chat).at(-1)!, 'dify-chat-thoughts', 'dify-chat-markdown')
    .map((el) => el.shadowRoot!.textContent.trim())
    .join();

beforeEach(clearStorage);

describe('what a model thinks aloud', () => {
  it('is folded into one line that says how long it took', async () => {
    const chat = await opened(await make({tokensPerSecond: 10}));
    await ask(chat, 'THINK');
    const thought = await until(() => thoughts(chat)[0]);
    const button = await line(thought);
    expect(button.textContent.trim()).to.equal('Thinking…');
    await until(() => /^Thought for \d+(?:\.\d)? s$/.test(button.textContent.trim()));
    expect(button.ariaExpanded).to.equal('false');
    await until(() => words(chat));
    button.click();
    await until(() => deepAll(thought, '.detail dify-chat-markdown')[0]?.shadowRoot?.textContent.trim());
    expect(button.ariaExpanded).to.equal('true');
  });

  it('says that it goes on while it does', async () => {
    const chat = await opened(await make({tokensPerSecond: 5}));
    await ask(chat, 'THINK');
    const thought = await until(() => thoughts(chat)[0]);
    expect((await line(thought)).textContent.trim()).to.equal('Thinking…');
    chat.stop();
    await until(() => deep(thought, 'button.line').textContent.trim() !== 'Thinking…');
  });

  it('is folded after a reload too', async () => {
    const app = await make();
    const chat = await opened(app);
    await answerTo(chat, 'THINK');
    chat.remove();
    const again = await opened(app);
    const thought = await until(() => messages(again).length === 2 && thoughts(again)[0]);
    expect((await line(thought)).textContent.trim()).to.equal('Thoughts');
  });

  it('is not copied', async () => {
    await allowClipboard('granted');
    const chat = await opened(await make());
    await answerTo(chat, 'THINK');
    await until(() => thoughts(chat).length);
    await pressAction(chat, 'Copy answer');
    await until(async () => (await navigator.clipboard.readText()) === 'The answer after thinking is **42**.');
    const html = await until(async () => (await (await navigator.clipboard.read())[0]!.getType('text/html')).text());
    expect(html).to.contain('42').and.not.contain('Step');
  });

  it('is shown where there is nothing else to read', async () => {
    const app = await make();
    await app.fault({
      match: {path: '/chat-messages$'},
      fault: stream({event: 'message', ...ids, answer: '<think>only this'}, {event: 'message_end', ...ids}),
    });
    const chat = await opened(app);
    await answerTo(chat, 'x');
    const thought = await until(() => thoughts(chat)[0]);
    await until(() => deepAll(thought, 'dify-chat-markdown')[0]?.shadowRoot?.textContent.trim() === 'only this');
  });

  it('is folded too where it comes apart from the answer', async () => {
    const app = await make();
    const chunk = (reasoning: string, is_final: boolean) => ({
      event: 'reasoning_chunk',
      ...ids,
      data: {reasoning, node_id: 'llm', is_final},
    });
    const parts = [chunk('First ', false), chunk('this.', false), chunk('', true)];
    await app.fault({
      match: {path: '/chat-messages$'},
      fault: stream(...parts, {event: 'message', ...ids, answer: 'Then that.'}, {event: 'message_end', ...ids}),
    });
    const chat = await opened(app);
    expect((await answerTo(chat, 'x')).text).to.equal('Then that.');
    const thought = await until(() => deepAll(messages(chat)[1]!, 'dify-chat-part', 'dify-chat-thought')[0]);
    (await line(thought)).click();
    await until(() => deepAll(thought, 'dify-chat-markdown')[0]?.shadowRoot?.textContent.trim() === 'First this.');
  });
});
