import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {cdp} from './support/commands.js';
import {
  answerTo,
  clearStorage,
  deep,
  deepAll,
  field,
  messages,
  mount,
  next,
  notice,
  open,
  ready,
  retry,
  scroller,
  until,
} from './support/chat.js';
import {asked, make} from './support/app.js';
import {button, change, editField, press, questions, saveButton, write} from './support/question.js';
import type {EmulatorApp} from './support/emulator.js';

beforeEach(clearStorage);

const LONG = 'This is all that I know about my order, and why I think that it is lost. '.repeat(1400);
const FLOOD = `e${'\u0301'.repeat(2000)}`.repeat(50);

/** What somebody may type or paste. */
const TEXTS = {
  '100 kB of words': LONG,
  '100 kB without a space': 'x'.repeat(100_000),
  '3,000 lines': 'a line\n'.repeat(3000) + 'end',
  emoji: 'Family 👩‍👩‍👧‍👦, flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿, tone 👍🏽, ©️ and 1️⃣',
  '1,000 emoji': '👩‍👩‍👧‍👦'.repeat(1000),
  'right to left': 'أين طلبي رقم 1234 (ABC)؟',
  'directions that are not closed': 'a \u202e reversed \u2066 isolated',
  'zero-width characters': `a${'\u200b\u200d\ufeff'.repeat(5000)}b`,
  'combining marks': 'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031ea\u0323\u0349lgo',
  'halves of characters': 'a \ud800 b \udc00 c',
  'control characters': 'a\u0001\u0008\u001b[31m\u2028\u2029b',
  'HTML and Markdown': '<img src=x onerror="alert(1)"> **bold** [link](javascript:alert(1)) {{variable}} &amp;',
  'what looks like a prototype': '{"__proto__": {"polluted": true}}',
};

async function chatOf(app: EmulatorApp, options: Parameters<typeof mount>[1] = {}): Promise<DifyChat> {
  const chat = await mount(app, options);
  await open(chat);
  return chat;
}

/** What Dify was asked last. */
async function query(app: EmulatorApp): Promise<string> {
  const [request] = (await asked(app, '/chat-messages')).slice(-1);
  return (request?.body as {query: string}).query;
}

/** Milliseconds that the main thread of this page has worked so far. What else the machine does is not counted. */
async function worked(): Promise<number> {
  await cdp('Performance.enable', {timeDomain: 'threadTicks'});
  const {metrics} = await cdp<{metrics: {name: string; value: number}[]}>('Performance.getMetrics');
  return metrics.find(({name}) => name === 'TaskDuration')!.value * 1000;
}

/** Waits for two frames: what was changed has been drawn. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

describe('typing', () => {
  for (const [what, text] of Object.entries(TEXTS)) {
    it(`sends ${what} as it is`, async () => {
      const app = await make();
      const chat = await chatOf(app);
      await answerTo(chat, text);
      expect(await query(app)).to.equal(text.trim());
      expect(field(chat).value).to.equal('');
      await until(() => messages(chat).length === 2);
      expect(messages(chat)[0]!.getBoundingClientRect().height).to.be.below(360);
      expect(({} as {polluted?: boolean}).polluted).to.equal(undefined);
    });
  }

  it('stays fluent after 100 kB were pasted', async () => {
    const chat = await chatOf(await make());
    const input = field(chat);
    input.focus();
    input.value = LONG;
    input.dispatchEvent(new Event('input', {bubbles: true}));
    input.setSelectionRange(LONG.length, LONG.length);
    await drawn();
    const times: number[] = [];
    for (let letter = 0; letter < 7; letter++) {
      const before = await worked();
      await cdp('Input.insertText', {text: 'a'});
      await drawn();
      times.push((await worked()) - before);
    }
    expect(input.value).to.have.length(LONG.length + 7);
    expect(Math.min(...times)).to.be.below(50);
  });

  it('keeps 100 kB that were not sent for the next page', async () => {
    const app = await make();
    const chat = await chatOf(app);
    field(chat).value = LONG;
    field(chat).dispatchEvent(new Event('input', {bubbles: true}));
    dispatchEvent(new Event('pagehide'));
    chat.remove();
    const again = await mount(app);
    await ready(again);
    await until(() => field(again).value === LONG);
  });

  it('loses nothing when Dify refuses 100 kB: they can be made shorter', async () => {
    for (const fault of [{status: 413, body: 'html'}, {preset: '400'}]) {
      const app = await make();
      const chat = await chatOf(app);
      await app.fault({match: {path: '/chat-messages$'}, fault});
      await answerTo(chat, LONG);
      await until(() => notice(chat));
      await press(chat, 0, 'Edit message');
      expect((await until(() => editField(chat, 0))).value).to.equal(LONG.trim());
      expect((await change(chat, 0, 'ECHO short')).message.status).to.equal('done');
      chat.remove();
    }
  });

  it('loses nothing of 100 kB when the server fails: they can be sent again', async () => {
    const app = await make();
    const chat = await chatOf(app);
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: '500'}});
    await answerTo(chat, LONG);
    await until(() => notice(chat));
    const ended = next(chat, 'dify-chat-message');
    retry(chat);
    expect((await ended).detail.message.status).to.equal('done');
    expect(await query(app)).to.equal(LONG.trim());
  });
});

describe('a long question', () => {
  const bubble = (chat: DifyChat) => deep(messages(chat)[0]!, '.bubble');
  const lines = (element: Element) => element.getBoundingClientRect().height / 23;

  it('shows its first lines, and all of them on request', async () => {
    const chat = await chatOf(await make());
    await answerTo(chat, LONG);
    const all = await unfold(chat, 'Show all');
    expect(lines(bubble(chat))).to.be.within(11, 13);
    expect(all.ariaExpanded).to.equal('false');
    all.click();
    const whole = await until(() => deepAll(questions(chat)[0]!, '.bubble')[0]);
    expect(whole.textContent).to.equal(LONG.trim());
    const less = await unfold(chat, 'Show less');
    await until(() => less.ariaExpanded === 'true');
    less.click();
    await until(() => lines(bubble(chat)) < 13 && lines(bubble(chat)) > 11);
  });

  it('opens where it is read, and closes under the finger', async () => {
    const chat = await chatOf(await make());
    await answerTo(chat, LONG);
    const all = await unfold(chat, 'Show all');
    const top = messages(chat)[0]!.getBoundingClientRect().top;
    all.click();
    await until(() => scroller(chat).scrollHeight > 20_000);
    await drawn();
    expect(messages(chat)[0]!.getBoundingClientRect().top).to.be.closeTo(top, 1.5);
    all.scrollIntoView({block: 'center'});
    await drawn();
    const place = all.getBoundingClientRect().top;
    all.click();
    await until(() => scroller(chat).scrollHeight < 5000);
    await drawn();
    expect(all.getBoundingClientRect().top).to.be.closeTo(place, 1.5);
  });

  it('offers nothing more when all of it is shown', async () => {
    const chat = await chatOf(await make());
    await answerTo(chat, 'a line\n'.repeat(11) + 'end');
    await button(chat, 0, 'Edit message');
    await drawn();
    expect(deepAll(questions(chat)[0]!, '.all')).to.have.length(0);
  });

  it('is drawn without a standstill, whatever it is made of', async () => {
    for (const text of [LONG, FLOOD, '\u200b'.repeat(100_000), '👩‍👩‍👧‍👦'.repeat(9000)]) {
      const chat = await chatOf(await make());
      const before = await worked();
      const ended = next(chat, 'dify-chat-message');
      await chat.send(text);
      await ended;
      await until(() => messages(chat).length === 2);
      await drawn();
      expect((await worked()) - before, JSON.stringify(text.slice(0, 20))).to.be.below(400);
      chat.remove();
    }
  });

  it('cuts floods of combining marks on the screen only', async () => {
    const app = await make();
    const chat = await chatOf(app);
    void chat.send(FLOOD);
    await until(() => messages(chat).length === 2);
    expect(bubble(chat).textContent.length).to.be.below(2000);
    await until(async () => (await query(app)) === FLOOD);
  });

  it('runs from right to left when its words do', async () => {
    const chat = await chatOf(await make());
    await answerTo(chat, TEXTS['right to left']);
    await until(() => messages(chat).length === 2);
    expect(getComputedStyle(bubble(chat).firstElementChild!).direction).to.equal('rtl');
    expect(getComputedStyle(bubble(chat)).direction).to.equal('ltr');
    await write(chat, 0, TEXTS['right to left']);
    expect(getComputedStyle(editField(chat, 0)).direction).to.equal('rtl');
  });

  it('can be edited as a whole', async () => {
    const app = await make();
    const chat = await chatOf(app);
    await answerTo(chat, LONG);
    await press(chat, 0, 'Edit message');
    expect((await until(() => editField(chat, 0))).value).to.equal(LONG.trim());
    expect(messages(chat)[0]!.getBoundingClientRect().height).to.be.below(400);
    const ended = next(chat, 'dify-chat-message');
    const text = `${LONG}\nend`;
    await write(chat, 0, text);
    (await until(() => !saveButton(chat, 0).disabled && saveButton(chat, 0))).click();
    await ended;
    expect(await query(app)).to.equal(text);
  });
});

/** The button that shows all of the first question, or less of it again. */
function unfold(chat: DifyChat, text: string): Promise<HTMLButtonElement> {
  return until(() => {
    questions(chat)[0]!.scrollIntoView({block: 'nearest'});
    const all = deepAll<HTMLButtonElement>(questions(chat)[0]!, '.all')[0];
    return all?.textContent.trim() === text && all;
  });
}
