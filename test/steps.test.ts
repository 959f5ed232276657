import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {
  answerTo,
  ask,
  clearStorage,
  deepAll,
  focused,
  messages,
  mount,
  notice,
  open,
  texts,
  until,
  type Way,
} from './support/chat.js';
import {chord} from './support/commands.js';
import type {AppConfig} from './support/emulator.js';
import {event, node} from './support/steps.js';
import {
  answerWith,
  inSteps,
  lines,
  lists,
  murmured,
  row,
  rowTexts,
  rows,
  said,
  unfold,
  values,
  valueTexts,
} from './support/steps-view.js';

const LLM = {id: 'model', type: 'llm', title: 'LLM', prompt: '{{#sys.query#}}'};
const BEGIN = {id: 'begin', type: 'start', title: 'Start'};

/** A chatflow: these nodes one after the other, then the model, then its answer. */
function flow(...nodes: {id: string}[]): AppConfig['graph'] {
  const all = [BEGIN, ...nodes, LLM, {id: 'say', type: 'answer', title: 'Answer', answer: '{{#model.text#}}'}];
  return {nodes: all, edges: all.slice(1).map(({id}, index) => [all[index]!.id, id])};
}

const SEARCH = {
  id: 'search',
  type: 'template-transform',
  title: 'Searching the handbook',
  template: 'found',
  variables: {},
};
const BROKEN = {
  id: 'call',
  type: 'http-request',
  title: 'Ask the warehouse',
  method: 'GET',
  url: 'http://127.0.0.1:9/',
};

async function opened(config: Partial<AppConfig>, options: Partial<DifyChat> & {way?: Way} = {}) {
  const app = await make({mode: 'advanced-chat', persona: 'scripted', ...config});
  const chat = await mount(app, options);
  await open(chat);
  return {app, chat};
}

beforeEach(clearStorage);

for (const way of ['app-code', 'api-key'] as const) {
  describe(`the steps of a chatflow (${way})`, () => {
    it('are one line: what is being done, then how many there were', async () => {
      const {chat} = await opened({graph: flow(SEARCH), nodeMs: 1500}, {way});
      const answered = answerTo(chat, 'ECHO hello');
      await until(() => said(chat)[0] === 'Searching the handbook…');
      expect(lines(chat)).to.have.length(1);
      const dots = deepAll(messages(chat)[1]!, '.dots')[0];
      expect(dots?.checkVisibility() ?? false, 'the dots say no more').to.equal(false);
      await answered;
      await until(() => /^Used 2 steps, \d+(\.\d)? s$/.test(said(chat)[0]!));
      expect(texts(chat)[1]).to.equal('hello');
      expect(rows(chat)).to.be.empty;
    });

    it('open to all of them, with their state and time', async () => {
      const {chat} = await opened({graph: flow(SEARCH), nodeMs: 200}, {way});
      await answerTo(chat, 'ECHO hello');
      await unfold(chat);
      await until(() => rows(chat).length === 4);
      expect(rowTexts(chat)[1]).to.match(/^Searching the handbook, done 0\.\d s$/);
      expect(lines(chat)[0]!.ariaExpanded).to.equal('true');
      await unfold(chat);
      await until(() => !rows(chat).length);
    });

    it('show what went in and came out, where the server says so', async () => {
      const {chat} = await opened({graph: flow(SEARCH)}, {way});
      await answerTo(chat, 'ECHO hello');
      await unfold(chat);
      const search = await row(chat, 'Searching');
      expect(search.localName).to.equal(way === 'api-key' ? 'button' : 'div');
      if (way === 'app-code') return;
      search.click();
      await until(() =>
        valueTexts(chat).some(([label, text]) => label === 'Output' && text.includes('"output": "found"')),
      );
    });

    it('say where the run failed, and the answer says it too', async () => {
      const {chat} = await opened({graph: flow(BROKEN)}, {way});
      await answerTo(chat, 'ECHO hello');
      await until(() => said(chat)[0] === 'Failed at “Ask the warehouse”');
      expect(notice(chat).textContent).to.contain('could not finish');
      await unfold(chat);
      await until(() => rowTexts(chat)[1] === 'Ask the warehouse, failed');
    });

    it('do not run on when the visitor stops', async () => {
      const {chat} = await opened({graph: flow(SEARCH), nodeMs: 4000}, {way});
      void ask(chat, 'ECHO hello');
      await until(() => said(chat)[0] === 'Searching the handbook…');
      await unfold(chat);
      await until(() => rows(chat).length === 2);
      chat.stop();
      await until(() => said(chat)[0] === 'Stopped after 1 step');
      expect(rowTexts(chat)[1]).to.equal('Searching the handbook, stopped');
      expect([...inSteps(chat, '.running'), ...lists(chat).flatMap((list) => deepAll(list, '.running'))]).to.be.empty;
    });

    it('hold iterations with their rounds, and an agent’s log', async () => {
      const {chat} = await opened({graph: 'demo-chatflow', persona: 'shop'}, {way});
      await answerTo(chat, 'Where is my order?');
      await unfold(chat);
      (await row(chat, 'Order clerk')).click();
      (await row(chat, 'ROUND 1')).click();
      await row(chat, 'CALL order_status');
    });
  });
}

describe('the line of a run', () => {
  it('is not there for a run that does nothing but answer', async () => {
    const {chat} = await opened({
      graph: {
        nodes: [BEGIN, {id: 'say', type: 'answer', title: 'Answer', answer: 'Fixed words'}],
        edges: [['begin', 'say']],
      },
    });
    await answerTo(chat, 'hello');
    await until(() => texts(chat)[1] === 'Fixed words');
    await until(
      () => inSteps(chat, ':host, *').length === 0 && deepAll(messages(chat)[1]!, 'dify-chat-part[data-none]').length,
    );
    const [part, text] = deepAll(messages(chat)[1]!, '.body > *');
    expect(part!.checkVisibility()).to.equal(false);
    expect(getComputedStyle(text!).marginTop).to.equal('0px');
  });

  it('says in other words what a title does not', async () => {
    const {chat} = await opened({graph: flow(), firstTokenMs: 500});
    void ask(chat, 'ECHO hello');
    await until(() => said(chat)[0] === 'Thinking…');
  });

  it('counts problems that did not end the run', async () => {
    const {app, chat} = await opened({});
    await answerWith(
      app,
      chat,
      event('workflow_started'),
      node('node_finished', 'A', {status: 'exception', error: 'refused'}),
      node('node_finished', 'B'),
      {event: 'message', answer: 'Hi'},
      event('workflow_finished', {status: 'partial-succeeded', elapsed_time: 75.2}),
    );
    await until(() => said(chat)[0] === 'Used 2 steps, 1 problem, 1 min 15 s');
    await unfold(chat);
    (await row(chat, 'A')).click();
    await until(() => valueTexts(chat)[0]?.join() === 'Error,refused');
  });

  it('speaks the visitor’s language', async () => {
    const {chat} = await opened({graph: flow(SEARCH)}, {lang: 'zh-CN'});
    await answerTo(chat, 'ECHO hello');
    await until(() => said(chat)[0]?.startsWith('用了 2 个步骤'));
  });

  it('opens by keyboard, and what is pressed stays in place', async () => {
    const {chat} = await opened({graph: flow(SEARCH)}, {way: 'api-key'});
    await answerTo(chat, 'LONG');
    const line = await until(() => !!said(chat)[0] && lines(chat)[0]);
    line.focus();
    const {top} = line.getBoundingClientRect();
    await chord('Enter');
    await until(() => rows(chat).length === 4);
    expect(focused()).to.equal(line);
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    expect(line.getBoundingClientRect().top).to.be.closeTo(top, 1);
    await chord('Tab');
    expect(focused()).to.equal(rows(chat).find(({localName}) => localName === 'button'));
    await chord('Space');
    await until(() => values(chat).length);
  });

  it('is heard now and then, and no more when the answer is there', async () => {
    const many = Array.from({length: 20}, (_, index) => ({...SEARCH, id: `s${index}`, title: `Step ${index}`}));
    const {chat} = await opened({graph: flow(...many), nodeMs: 150});
    const heard = new Set<string>();
    let done = false;
    void answerTo(chat, 'ECHO hello').then(() => (done = true));
    await until(() => {
      for (const text of murmured(chat)) if (text) heard.add(text);
      return done;
    }, 20_000);
    expect(heard.size).to.equal(1);
    expect([...heard][0]).to.match(/^Step \d+…$/);
    await until(() => murmured(chat).join('') === '');
  }).timeout(30_000);
});

describe('the attribute no-steps', () => {
  it('hides what is done, also later, and leaves text and errors', async () => {
    const {chat} = await opened({graph: flow(SEARCH)}, {noSteps: true});
    await answerTo(chat, 'ECHO hello');
    await until(() => texts(chat)[1] === 'hello');
    expect(lines(chat)).to.be.empty;
    chat.noSteps = false;
    await until(() => said(chat)[0]?.startsWith('Used 2 steps'));
    chat.noSteps = true;
    await until(() => !lines(chat).length);
    expect(chat.hasAttribute('no-steps')).to.equal(false);
  });

  it('leaves what failed in words', async () => {
    const {chat} = await opened({graph: flow(BROKEN)}, {noSteps: true});
    await answerTo(chat, 'ECHO hello');
    await until(() => notice(chat).textContent.includes('could not finish'));
    expect(lines(chat)).to.be.empty;
  });
});
