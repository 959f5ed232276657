import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {browserTabs} from '../../src/browser/tabs.js';
import type {ChatSession} from '../../src/state/session.js';
import type {ChatStorage} from '../../src/state/storage.js';
import {isLive} from '../../src/state/live.js';
import {textOf, type Answer, type Message} from '../../src/state/types.js';
import {asked, make} from '../support/app.js';
import {until} from '../support/chat.js';
import type {EmulatorApp} from '../support/emulator.js';
import {makeKept, memoryStorage} from '../support/session.js';

/** How many random lives are led, and by which seed: always the same ones, so that a failure is no accident. */
const RUNS = 8;
const SEED = 8;

const TIMES = {slow: 8000, dead: 30_000, queue: 30_000, tail: 30, stop: 300};
const TABS = {post: 40, silence: 2000, reply: 500, settle: 60};

/** What the app answers to a question: these words, of which each stands for itself. */
const wordsOf = (nth: number) => Array.from({length: 24}, (_, index) => `q${nth}w${index}`).join(' ');

const questionOf = (nth: number) => `ECHO ${wordsOf(nth)}`;

/** What visitor, network and browser do. Tabs are counted from 0, round and round. */
type Deed =
  | {readonly kind: 'ask'; readonly tab: number; readonly cut: number | undefined; readonly reset: boolean}
  | {readonly kind: 'stop' | 'fresh' | 'close' | 'reload'; readonly tab: number}
  | {readonly kind: 'open'}
  | {readonly kind: 'pause'; readonly ms: number};

const ask = (tab: number, cut?: number): Deed => ({kind: 'ask', tab, cut, reset: false});
const pause = (ms: number): Deed => ({kind: 'pause', ms});
const reload = (tab: number): Deed => ({kind: 'reload', tab});

const tab = fc.nat(2);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      tab,
      cut: fc.option(fc.nat(16), {nil: undefined}),
      reset: fc.boolean(),
    }),
  },
  {weight: 3, arbitrary: fc.record({kind: fc.constantFrom('stop', 'fresh', 'close', 'reload'), tab})},
  {weight: 1, arbitrary: fc.record({kind: fc.constant('open' as const)})},
  {weight: 4, arbitrary: fc.record({kind: fc.constant('pause' as const), ms: fc.nat(700)})},
);

/** Lives in which something was lost, doubled or froze once: they come first. */
const FOUND: readonly Deed[][] = [
  // Two answers of a conversation are followed at once when another tab comes, once by the same tab and once by two.
  [ask(0, 4), pause(371), ask(0), ask(0), reload(0), ask(0, 10), {kind: 'open'}],
  [pause(90), ask(0, 4), {kind: 'open'}, pause(60), ask(1, 0), ask(0, 12), {kind: 'open'}, ask(1), pause(36)],
  // The tab that asks is gone before anybody knows which conversation it is.
  [{kind: 'open'}, ask(1, 3), reload(1), ask(0, 4), {kind: 'open'}],
];

/** A visitor's tabs, which have one storage. */
class Life {
  readonly #app: EmulatorApp;
  readonly #scope = `random:${Math.random()}`;
  readonly #storage: ChatStorage = memoryStorage();
  tabs: ChatSession[] = [];
  /** The questions that were taken. */
  readonly taken: number[] = [];
  /** Those of which the answer was stopped: history does not tell that, so that it seems whole. */
  readonly stopped = new Set<number>();
  #count = 0;

  constructor(app: EmulatorApp) {
    this.#app = app;
  }

  async open(): Promise<void> {
    const {serviceUrl: baseUrl, apiKey} = this.#app;
    const {session} = makeKept(
      {baseUrl, auth: {apiKey}, user: 'ann'},
      {
        tabs: () => browserTabs(this.#scope),
        tabTimes: TABS,
        storage: this.#storage,
        times: TIMES,
        recoverWaits: [20, 60, 150, 400, 1000],
      },
    );
    this.tabs.push(session);
    await session.start();
  }

  async do(deed: Deed): Promise<void> {
    if (deed.kind === 'open') return this.tabs.length < 3 ? this.open() : undefined;
    if (deed.kind === 'pause') return new Promise((resolve) => setTimeout(resolve, deed.ms));
    const at = deed.tab % this.tabs.length;
    const session = this.tabs[at]!;
    switch (deed.kind) {
      case 'ask':
        return this.#ask(session, deed.cut, deed.reset);
      case 'stop': {
        this.#stop(session);
        return;
      }
      case 'fresh': {
        session.newConversation();
        return;
      }
      case 'close':
      case 'reload':
        session.dispose();
        this.tabs.splice(at, 1);
        if (deed.kind === 'reload' || !this.tabs.length) await this.open();
    }
  }

  #stop(session: ChatSession): void {
    const question = session.core.get().messages.at(-2);
    if (!session.running || question?.role !== 'user') return;
    this.stopped.add(this.taken.find((nth) => question.text === questionOf(nth))!);
    session.stop();
  }

  async #ask(session: ChatSession, frame: number | undefined, reset: boolean): Promise<void> {
    if (session.running) return;
    const fault = {cut: {frame, how: reset ? 'reset' : 'end'}};
    const match = {method: 'POST', path: '/chat-messages$'};
    if (frame !== undefined) await this.#app.fault({match, fault});
    if (session.send(questionOf(this.#count))) this.taken.push(this.#count++);
    // That of a question that does not leave must not hit another one.
    await until(async () => (await asked(this.#app, '/chat-messages')).length >= this.taken.length);
  }

  /** Until nothing is written or looked for any more. */
  rest(): Promise<unknown> {
    const rests = (message: Message) => message.role === 'user' || (!isLive(message) && !message.delay);
    return until(() => this.tabs.every(({seen}) => seen.every((core) => core.get().messages.every(rests))), 30_000);
  }

  close(): void {
    for (const session of this.tabs) session.dispose();
  }
}

/** Whether what stands there was said, each word once, from the first one on unless a gap tells that something is missing. */
function isPart({parts}: Answer, words: string): boolean {
  const text = textOf(parts).trim();
  if (!parts.some(({kind}) => kind === 'gap')) return words.startsWith(text);
  // The first word after a gap may be cut.
  const places = text.split(' ').map((word) => words.split(' ').indexOf(word));
  return places.slice(1).every((place, index) => place > places[index]!);
}

/** What is wrong with what a tab shows of one conversation. */
function problemsOf(messages: readonly Message[], {taken, stopped}: Life): string[] {
  const problems: string[] = [];
  const questions = messages.filter(({role}) => role === 'user').map((message) => (message as {text: string}).text);
  if (new Set(questions).size !== questions.length) problems.push(`a question stands there twice: ${questions.join()}`);
  for (const [index, message] of messages.entries()) {
    if (message.role !== 'assistant') continue;
    const question = questions[(index - 1) / 2];
    const nth = taken.find((number) => question === questionOf(number));
    const text = textOf(message.parts).trim();
    if (nth === undefined) problems.push(`an answer without its question: ${text}`);
    else if (message.status === 'done' && !stopped.has(nth) ? text !== wordsOf(nth) : !isPart(message, wordsOf(nth)))
      problems.push(`${message.status}: ${text}`);
  }
  return problems;
}

describe('whatever network, tabs and visitor do', () => {
  for (const [mode, era] of [
    ['advanced-chat', '1.14'],
    ['chat', '1.13'],
  ] as const) {
    it(`no question is sent twice or lost, and no answer says anything twice: ${mode} ${era}`, async () => {
      const lead = async (deeds: readonly Deed[]) => {
        const app = await make({mode, tokensPerSecond: 150, firstTokenMs: 10}, era);
        const life = new Life(app);
        try {
          await life.open();
          for (const deed of deeds) await life.do(deed);
          await life.rest();
          const sent = (await asked(app, '/chat-messages')).map(({body}) => (body as {query: string}).query);
          expect(sent, 'sent').to.deep.equal(life.taken.map(questionOf));
          for (const {seen} of life.tabs)
            for (const core of seen) expect(problemsOf(core.get().messages, life), 'on the screen').to.deep.equal([]);
          // Somebody who comes later finds each question once.
          const conversations = new Set(life.tabs.flatMap(({seen}) => seen.map((core) => core.get().conversationId)));
          await life.open();
          const late = life.tabs.at(-1)!;
          for (const id of conversations) {
            if (!id) continue;
            late.openConversation(id);
            await until(() => late.core.get().history !== 'loading' && late.core.get().messages.length);
            await life.rest();
            expect(problemsOf(late.core.get().messages, life), 'later').to.deep.equal([]);
          }
        } finally {
          life.close();
        }
      };
      await fc.assert(fc.asyncProperty(fc.array(deed, {minLength: 3, maxLength: 12}), lead), {
        numRuns: RUNS,
        seed: SEED,
        examples: FOUND.map((deeds): [readonly Deed[]] => [deeds]),
        endOnFailure: true,
      });
    }).timeout(240_000);
  }
});
