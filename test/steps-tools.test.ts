import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {allowClipboard} from './support/actions.js';
import {asked, make} from './support/app.js';
import {answerTo, clearStorage, deepAll, messages, mount, open, texts, until, type Way} from './support/chat.js';
import {harm, PAYLOADS, strangers, unwatch, watch} from './support/hostile.js';
import {event, node} from './support/steps.js';
import {answerWith, inSteps, lines, row, rows, said, unfold, values, valueTexts} from './support/steps-view.js';

const TOOLS = ['order_status', 'stock_check', 'current_time'];

async function opened(config: Parameters<typeof make>[0] = {}, options: Partial<DifyChat> & {way?: Way} = {}) {
  const app = await make({mode: 'agent-chat', persona: 'scripted', tools: TOOLS, ...config});
  const chat = await mount(app, options);
  await open(chat);
  return {app, chat};
}

/** A use of a tool that is over. */
const used = (more: object = {}) => ({
  event: 'agent_thought',
  id: 't1',
  tool: 'search',
  tool_labels: {search: {en_US: 'Search', zh_Hans: '搜索'}},
  tool_input: '{"search": {"q": "mug"}}',
  observation: '{"search": "found"}',
  ...more,
});
const text = {event: 'agent_message', answer: 'Well.'};

beforeEach(() => {
  clearStorage();
  watch();
});
afterEach(unwatch);

for (const way of ['app-code', 'api-key'] as const) {
  describe(`the tools of an agent (${way})`, () => {
    for (const strategy of ['function_call', 'react'] as const) {
      it(`are a line each, by their labels: ${strategy}`, async () => {
        const {chat} = await opened({strategy}, {way});
        await answerTo(chat, 'TOOL:order_status {"order": "7"}');
        await until(() => said(chat).join() === 'Used Order status');
        await unfold(chat);
        await until(() => values(chat).length === 2);
        const [[, input], [, output]] = valueTexts(chat) as [[string, string], [string, string]];
        expect(JSON.parse(input)).to.include({order: '7'});
        expect(output).to.contain('Order 7: packed');
        // What it thought aloud is not the answer.
        if (strategy === 'react') await until(() => texts(chat)[1] === 'The tool was used. That is the answer.');
        else expect(texts(chat)[1]).to.contain('Order 7: packed');
      });
    }

    it('have an input and an output each where several are used at once', async () => {
      const {chat} = await opened({}, {way});
      await answerTo(chat, 'TOOLP:order_status,stock_check {"order": "7"}');
      await until(() => said(chat).join() === 'Used Order status, Stock check');
      await unfold(chat);
      await until(() => values(chat).length === 4);
      expect(inSteps(chat, 'h3').map((el) => el.textContent)).to.deep.equal(['Order status', 'Stock check']);
    });

    it('are there again after a reload', async () => {
      const {app, chat} = await opened({}, {way});
      await answerTo(chat, 'TOOL2:order_status,stock_check {}');
      await until(() => said(chat).join() === 'Used Order status,Used Stock check');
      const before = [said(chat), texts(chat)];
      chat.remove();
      const again = await mount(app, {way});
      await open(again);
      await until(() => said(again).length === 2 && said(again)[1]);
      expect([said(again), texts(again)]).to.deep.equal(before);
    });
  });
}

describe('the line of a tool', () => {
  it('goes with no-steps, and comes back', async () => {
    const {chat} = await opened({}, {noSteps: true});
    await answerTo(chat, 'TOOL:order_status {}');
    await until(() => deepAll(messages(chat)[1]!, 'dify-chat-part[data-none]').length);
    expect(lines(chat)).to.be.empty;
    chat.noSteps = false;
    await until(() => said(chat).join() === 'Used Order status' && lines(chat)[0]!.checkVisibility());
  });

  it('says in the visitor’s language what is used, and that it did not work', async () => {
    const {app, chat} = await opened({}, {lang: 'zh-CN'});
    await answerWith(
      app,
      chat,
      used(),
      text,
      used({id: 't2', observation: '{"search": "tool invoke error: no"}'}),
      text,
    );
    await until(() => said(chat).join() === '已使用 搜索,搜索 未能使用');
  });

  it('shows Dify’s own icon of it, and asks nobody else', async () => {
    const toolIcons = {search: '', weather: 'https://evil.example/icon.png', note: {background: '#fff', content: '🗒️'}};
    const {app, chat} = await opened();
    toolIcons.search = `${new URL(app.webappUrl).origin}/console/api/none/icon`;
    await app.patch({toolIcons} as never);
    await answerWith(
      app,
      chat,
      used(),
      ...['weather', 'note'].map((tool) => used({id: tool, tool})),
      used({id: 'other', tool: 'constructor', tool_labels: null}),
    );
    await until(() => said(chat).length === 4);
    await until(() => inSteps(chat, '.emoji')[0]?.textContent === '🗒️');
    const images = inSteps<HTMLImageElement>(chat, 'img');
    expect(images.map(({src}) => src)).to.deep.equal([toolIcons.search]);
    await until(() => images[0]!.hidden); // it cannot be had, and ours stands in its place
    expect(lines(chat).filter((line) => line.querySelector('.icon svg')?.checkVisibility())).to.have.length(3);
    expect(await asked(app, '/meta')).to.have.length(1);
    expect(strangers()).to.be.empty;
  });
});

describe('what is long', () => {
  it('a result of 5 MB is cut, can be seen further, and is copied whole', async () => {
    await allowClipboard('granted');
    const {app, chat} = await opened();
    const long = 'x y z '.repeat(850_000);
    await answerWith(app, chat, used({tool_input: '', observation: long}), text);
    await unfold(chat);
    const shown = () => valueTexts(chat)[0]![1].length;
    await until(() => values(chat).length);
    expect(shown()).to.be.below(1000);
    const [more] = deepAll<HTMLButtonElement>(values(chat)[0]!, '.more');
    expect(more!.textContent.trim()).to.equal('Show more');
    more!.click();
    await until(() => shown() > 15_000);
    expect(shown()).to.be.below(30_000);
    deepAll<HTMLButtonElement>(values(chat)[0]!, '[aria-label="Copy: Output"]')[0]!.click();
    await until(() => deepAll(values(chat)[0]!, '[role=status]')[0]?.textContent === 'Copied');
    expect((await navigator.clipboard.readText()).length).to.equal(long.length);
  }).timeout(30_000);

  it('10,000 steps open page by page', async () => {
    const {app, chat} = await opened({mode: 'advanced-chat'});
    const many = Array.from({length: 10_000}, (_, index) => [
      node('node_started', `n${index}`),
      node('node_finished', `n${index}`),
    ]).flat();
    await answerWith(
      app,
      chat,
      event('workflow_started'),
      ...many,
      {event: 'message', answer: 'Hi'},
      event('workflow_finished', {status: 'succeeded'}),
    );
    await until(() => said(chat)[0] === 'Used 10000 steps', 20_000);
    await unfold(chat);
    await until(() => rows(chat).length === 50);
    inSteps(chat, 'dify-chat-step-list', '.more')[0]!.click();
    await until(() => rows(chat).length === 250);
    chat.newConversation(); // Dify knows nothing of this one
    const ended = await answerTo(chat, 'hello');
    expect(ended.message.status).to.equal('done');
  }).timeout(60_000);
});

for (const [name, value] of Object.entries(PAYLOADS)) {
  it(`${name} does no harm in what an agent or a workflow does`, async () => {
    const {app, chat} = await opened({mode: 'advanced-chat'}, {way: 'api-key'});
    const data = {
      title: value,
      inputs: {[value]: value},
      outputs: {x: value},
      process_data: {x: value},
      extras: {icon: value},
    };
    await answerWith(
      app,
      chat,
      event('workflow_started', {inputs: {[value]: value}}, value),
      node('node_finished', `${value}1`, {...data, node_type: value, status: 'failed', error: value}),
      node('node_started', `${value}2`, {...data, title: `A ${value}`, node_type: 'agent'}),
      {
        event: 'agent_log',
        data: {id: value, label: value, node_id: `node-${value}2`, status: 'error', error: value, data: {x: value}},
      },
      used({tool: value, tool_labels: {[value]: {en_US: value}}, tool_input: value, observation: value}),
      {event: 'message', answer: 'Words'},
      event('workflow_finished', {status: 'failed', error: value}, value),
    );
    await until(() => lines(chat).length >= (value.trim() ? 2 : 1));
    for (const index of lines(chat).keys()) await unfold(chat, index);
    await until(() => rows(chat).length >= 2);
    rows(chat)[0]!.click();
    (await row(chat, 'A')).click();
    await until(() => values(chat).length >= 4);
    for (const el of values(chat)) deepAll<HTMLButtonElement>(el, '.more')[0]?.click();
    await until(() => !harm(chat).length).catch(() => undefined);
    expect(harm(chat)).to.deep.equal([]);
    expect(messages(chat)).to.have.length(2);
  });
}
