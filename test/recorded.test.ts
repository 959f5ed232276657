import {expect, fixture, html} from '@open-wc/testing';
import type {DifyChatMarkdown} from '../src/components/markdown.js';
import {withoutThoughts} from '../src/state/thoughts.js';
import {textOf} from '../src/state/types.js';
import {answerTo, clearStorage, deepAll, messages, ready, until} from './support/chat.js';
import {replayUrl} from './support/emulator.js';
import {exchangesOf, history, index, isAnswer, type Exchange, type Stored} from './support/recorded-chats.js';

const DIFY = 'http://dify.test';
const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), {status, headers: {'Content-Type': 'application/json'}});

/** Sends what the element asks of Dify to the recordings: the one stream, and what history said later. */
function route(release: string, scenario: string, stream: number, pages: ReadonlyMap<string, number>): () => void {
  const own = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (url.origin !== DIFY) return own(input, init);
    const recorded = async (exchange: number) =>
      own(await replayUrl(release, scenario, exchange), {...init, headers: {}, body: init?.body && 'x'});
    if (url.pathname.endsWith('/chat-messages')) return recorded(stream);
    if (url.pathname.endsWith('/passport')) return json({access_token: 'a.b.c'});
    if (/\/(?:parameters|site|meta|info)$/.test(url.pathname)) return json({});
    const page = pages.get(url.searchParams.get('conversation_id') ?? '');
    if (url.pathname.endsWith('/messages') && page !== undefined) return recorded(page);
    return json({code: 'not_found', status: 404, message: 'Not recorded.'}, 404);
  };
  return () => (window.fetch = own);
}

/** What is drawn, as plain text: spaces and addresses of files differ. */
const plain = (drawn: readonly Element[]) =>
  drawn
    .map((el) => el.shadowRoot!.querySelector('.answer')?.textContent ?? '')
    .join(' ')
    .replace(/[\s\u200b]+/g, '');

const markdowns = (message: Element): Element[] => [
  ...deepAll(message, '.body > dify-chat-markdown'),
  ...deepAll(message, 'dify-chat-thoughts', 'dify-chat-markdown'),
];

/** How a text looks when it comes as a whole. */
async function drawn(text: string, policy: DifyChatMarkdown['policy']): Promise<string> {
  const el = await fixture<DifyChatMarkdown>(
    html`<dify-chat-markdown .text=${text} .policy=${policy}></dify-chat-markdown>`,
  );
  await el.updateComplete;
  return plain([el]);
}

/** Plays one recorded stream into the element, and compares what is on the screen in the end. */
async function play(
  release: string,
  scenario: string,
  number: number,
  exchange: Exchange,
  known: Known,
): Promise<void> {
  const family = exchange.request.target.startsWith('/api') ? 'api' : 'v1';
  const restore = route(release, scenario, number, known.pages);
  try {
    clearStorage();
    const chat = document.createElement('dify-chat');
    Object.assign(chat, {baseUrl: `${DIFY}/${family}`, display: 'inline'});
    Object.assign(chat, family === 'api' ? {appCode: 'x'} : {authorize: () => ({})});
    await fixture(html`${chat}`);
    await ready(chat);
    const {message} = await answerTo(chat, 'question');
    const where = `${exchange.name}: ${message.status} ${message.error?.code ?? ''}`;
    const last = messages(chat).at(-1)!;
    await until(() => !deepAll(last, '.thinking').length);
    if (message.status === 'failed') {
      const words = (await until(() => deepAll(last, '.notice')[0])).textContent.trim();
      expect(words, where).to.have.length.above(10);
      expect(words, where).to.not.match(/[{}]|Error\b/);
    }
    const text = withoutThoughts(textOf(message.parts));
    const {policy} = (deepAll(last, '.body > *')[0] ?? {}) as Partial<DifyChatMarkdown>;
    if (!text || !policy) return;
    const wanted = await drawn(text, policy);
    await until(() => plain(markdowns(last)) === wanted).catch(() =>
      expect(plain(markdowns(last)), where).to.equal(wanted),
    );
  } finally {
    restore();
  }
}

interface Known {
  readonly messages: ReadonlyMap<string, Stored>;
  readonly pages: ReadonlyMap<string, number>;
}

for (const [release, scenarios] of Object.entries(index)) {
  describe(`every chat stream recorded from Dify ${release}, in the element`, () => {
    for (const scenario of scenarios) {
      it(`is on the screen as history has it, and its errors are words: ${scenario}`, async function () {
        this.timeout(60_000);
        const exchanges = await exchangesOf(release, scenario);
        const known = history(exchanges);
        for (const [number, exchange] of exchanges.entries())
          // What the client let go of on purpose is cut here, and then looked for in history for minutes.
          if (isAnswer(exchange) && exchange.response.end === 'complete')
            await play(release, scenario, number, exchange, known);
      });
    }
  });
}
