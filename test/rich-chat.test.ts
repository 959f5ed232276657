import {expect} from '@open-wc/testing';
import {inPlaceOf} from '../src/components/rich-place.js';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {answerTo, clearStorage, deepAll, messages, mount, open, scroller, until} from './support/chat.js';
import {emulatePhone} from './support/commands.js';
import {stream} from './support/hostile-server.js';

const raw = String.raw;
const ids = {conversation_id: '0e5e9f4e-7b52-4f0e-8a44-0d9a5a1f6a01', message_id: 'm1', task_id: 't1'};
const FENCE = '```';

const ALL = raw`Let $a_b$ be the **sum** of

$$
\sum_{i=1}^{n} \frac{x_i}{y_i} + \int_0^\infty e^{-x^2} \, dx = \begin{pmatrix} a & b \\ c & d \end{pmatrix}
$$

${FENCE}python
@dataclass
class Order:
    """An order."""
    def total(self, rate=1.2) -> float:
        return sum(item.price for item in self.items) * rate  # with tax
${FENCE}

${FENCE}html
<a href="/" class="x">text</a> <!-- note -->
${FENCE}

${FENCE}diff
- old
+ new
${FENCE}

${FENCE}svg
<svg viewBox="0 0 200 80"><title>Two bars</title><rect x="20" y="20" width="40" height="60"/><rect x="90" width="40" height="80"/></svg>
${FENCE}

That is ${'long '.repeat(100)}$z$.
`;

/** A chat with that answer. */
async function said(answer: string, options: Partial<DifyChat> = {}): Promise<DifyChat> {
  const app = await make();
  const fault = stream({...ids, event: 'message', answer}, {...ids, event: 'message_end'});
  await app.fault({match: {path: '/chat-messages$'}, fault});
  const chat = await mount(app, options);
  await open(chat);
  await answerTo(chat, 'question');
  return chat;
}

const inAnswer = (chat: DifyChat, selector: string) => deepAll(messages(chat).at(-1)!, 'dify-chat-markdown', selector);

/** Waits until all of it is drawn; code is when it comes near. */
async function drawn(chat: DifyChat): Promise<void> {
  await until(() => inAnswer(chat, 'math').length === 3 && inAnswer(chat, 'img').length);
  for (const code of inAnswer(chat, '.code:not([data-mark], [data-rich=shown])')) {
    code.scrollIntoView();
    await until(() => code.querySelector('pre span[class]'));
  }
}

describe('an answer with code, formulas and drawings', () => {
  beforeEach(clearStorage);
  afterEach(() => emulatePhone());

  it('it keeps its end in view while they are drawn', async () => {
    const chat = await said(ALL);
    await until(() => inAnswer(chat, 'math').length === 3 && inAnswer(chat, 'img').length);
    await until(() => {
      const {scrollTop, scrollHeight, clientHeight} = scroller(chat);
      return scrollHeight - clientHeight - scrollTop < 2;
    });
  });

  it('it is not wider than a phone', async () => {
    await emulatePhone({width: 320, height: 640});
    const chat = await said(ALL);
    await drawn(chat);
    const [el] = deepAll(messages(chat).at(-1)!, 'dify-chat-markdown');
    expect(el!.scrollWidth).to.be.at.most(el!.clientWidth);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`it keeps the rules of accessibility, contrast too: ${theme}`, async () => {
      const chat = await said(ALL, {theme});
      await drawn(chat);
      await expect(chat).to.be.accessible();
    }).timeout(20_000);
  }

  it('it fetches nothing for text', async () => {
    const before = performance.getEntriesByType('resource').length;
    const chat = await said('Some **text** with `code`, for $5.\n\n1. one\n\n| a |\n|---|\n| b |\n');
    await until(() => inAnswer(chat, 'table').length);
    const fetched = performance.getEntriesByType('resource').slice(before);
    expect(fetched.filter(({name}) => name.includes('components/rich') && !/rich-text|rich-words/.test(name))).to.eql(
      [],
    );
  });
});

describe('a block that gets higher', () => {
  it('it moves nothing of what is read below it', () => {
    const list = document.createElement('div');
    list.className = 'scroller';
    Object.assign(list.style, {height: '200px', overflow: 'auto', overflowAnchor: 'none'});
    const host = document.createElement('div');
    const [block, read, rest] = [60, 20, 900].map((height) => {
      const el = document.createElement('div');
      el.style.height = `${height}px`;
      return el;
    });
    host.attachShadow({mode: 'open'}).append(block!, read!, rest!);
    list.append(host);
    document.body.append(list);
    list.scrollTop = 70;
    const {top} = read!.getBoundingClientRect();
    inPlaceOf(block!, () => (block!.style.height = '300px'));
    expect(read!.getBoundingClientRect().top).to.equal(top);
    list.remove();
  });
});
