import {expect} from '@open-wc/testing';
import {asked, ERAS, make} from './support/app.js';
import {clearStorage, deepAll, keys, mount, next, until} from './support/chat.js';
import type {AppConfig, EmulatorApp} from './support/emulator.js';
import {setting} from './support/form.js';
import {fill, inTaskForm, made, noteOf, press, results, run, usable, wordsOf} from './support/task.js';

beforeEach(clearStorage);

const TOPIC = [setting('paragraph', 'topic', 'Topic', {required: true, max_length: 2000})];

const workflow = (graph: AppConfig['graph'], more: Partial<AppConfig> = {}): Partial<AppConfig> => ({
  mode: 'workflow',
  persona: 'scripted',
  parameters: {user_input_form: TOPIC},
  ...(graph && {graph}),
  ...more,
});

const started = async (app: EmulatorApp) => (await asked(app, '/workflows/run')).length;

describe('an app that runs a workflow', () => {
  for (const era of ERAS) {
    for (const way of ['app-code', 'api-key'] as const) {
      for (const display of ['bubble', 'inline'] as const) {
        it(`shows what it does and what it gives: Dify ${era} by ${way}, ${display}`, async () => {
          const app = await make(workflow('wf-two'), era);
          const chat = await mount(app, {way, display, appMode: way === 'app-code' ? 'workflow' : ''});
          chat.show();
          const {message} = await made(chat, {Topic: 'ECHO first'});
          expect(message.status).to.equal('done');
          const [result] = results(chat);
          const names = () => deepAll(result!, 'dify-chat-part', 'dify-chat-outputs', 'h4').map((el) => el.textContent);
          await until(() => names().length === 3);
          expect(names()).to.deep.equal(['one', 'two', 'topic']);
          await until(() => wordsOf(result!) === 'first\nsecond part\nECHO first');
          await until(() => deepAll(result!, 'dify-chat-part', 'dify-chat-run', '.line').length);
          expect(await asked(app, '/messages')).to.be.empty;
        });
      }
    }
  }

  it('says that a run failed, and runs it again with the same inputs', async () => {
    const app = await make(workflow('wf-fail'));
    const chat = await mount(app, {appMode: 'workflow', display: 'inline'});
    expect((await made(chat, {Topic: 'x'})).message.status).to.equal('failed');
    const button = await until(() => deepAll<HTMLButtonElement>(results(chat)[0]!, '.notice button')[0]);
    await fill(chat, {Topic: 'something else'});
    const ended = next(chat, 'dify-chat-message');
    button.click();
    await ended;
    const bodies = (await asked(app, '/workflows/run')).map(({body}) => (body as {inputs: unknown}).inputs);
    expect(bodies).to.deep.equal([{topic: 'x'}, {topic: 'x'}]);
    expect(results(chat)).to.have.length(2);
  });

  it('says that some steps failed', async () => {
    const chat = await mount(await make(workflow('wf-partial')), {appMode: 'workflow', display: 'inline'});
    await made(chat, {Topic: 'x'});
    await until(() => noteOf(results(chat)[0]!)[0] === 'Some steps failed, so this may be incomplete.');
  });

  it('keeps what was written when it is stopped, and does not look for it after a reload', async () => {
    const app = await make(workflow('wf-simple', {tokensPerSecond: 20}));
    const chat = await mount(app, {appMode: 'workflow', display: 'inline'});
    await usable(chat);
    await fill(chat, {Topic: 'LONG'});
    await run(chat);
    await until(() => wordsOf(results(chat)[0]!).length > 10);
    expect(keys().some((key) => key.endsWith(':run'))).to.be.true;
    const ended = next(chat, 'dify-chat-message');
    (await until(() => inTaskForm<HTMLButtonElement>(chat, '.stop')[0])).click();
    expect((await ended).detail.message.status).to.equal('stopped');
    await until(async () => (await asked(app, '/stop')).length === 1);
    await until(() => noteOf(results(chat)[0]!).includes('You stopped this.'));
    await until(() => !keys().some((key) => key.endsWith(':run')));
    expect(await started(app)).to.equal(1);
  });

  for (const [era, way] of [
    ['1.13', 'app-code'],
    ['1.13', 'api-key'],
    ['1.14', 'api-key'],
    ['newest', 'app-code'],
  ] as const) {
    it(`goes on after a reload: Dify ${era} by ${way}`, async () => {
      const app = await make(workflow('wf-simple', {tokensPerSecond: 40}), era);
      const options = {way, appMode: 'workflow', display: 'inline', user: 'somebody-who-comes-back'} as const;
      const chat = await mount(app, options);
      await usable(chat);
      await fill(chat, {
        Topic: 'ECHO one two three four five six seven eight nine ten eleven twelve thirteen fourteen',
      });
      await run(chat);
      await until(() => wordsOf(results(chat)[0]!).length > 3);
      chat.remove();
      const again = await mount(app, options);
      await until(() => results(again).length === 1);
      const {detail} = await next(again, 'dify-chat-message');
      expect(detail.message.status).to.equal('done');
      await until(() => wordsOf(results(again)[0]!).endsWith('fourteen'));
      expect(await started(app)).to.equal(1);
      await until(() => !keys().some((key) => key.endsWith(':run')));
    });
  }

  for (const [era, way] of [
    ['1.12', 'api-key'],
    ['1.13', 'app-code'],
    ['1.14', 'api-key'],
  ] as const) {
    it(`is followed to its end when the connection breaks: Dify ${era} by ${way}`, async () => {
      const app = await make(workflow('wf-simple', {tokensPerSecond: 100}), era);
      await app.fault({match: {path: '/workflows/run$'}, fault: {cut: {frame: 6, how: 'reset'}}});
      const chat = await mount(app, {way, appMode: 'workflow', display: 'inline'});
      const {message, text} = await made(chat, {Topic: 'ECHO one two three four five six seven eight nine ten'});
      expect(message.status).to.equal('done');
      expect(text).to.equal('one two three four five six seven eight nine ten');
      expect(await started(app)).to.equal(1);
    });
  }

  it('waits for somebody, over a reload too', async () => {
    const app = await make(workflow('wf-human'));
    const options = {appMode: 'workflow', display: 'inline', user: 'somebody-who-comes-back'} as const;
    const chat = await mount(app, options);
    await made(chat, {Topic: 'tea'});
    const buttons = (of: typeof chat) =>
      deepAll<HTMLButtonElement>(results(of)[0]!, 'dify-chat-part', 'dify-chat-human-input', '.buttons button');
    await until(() => buttons(chat).length);
    chat.remove();
    const again = await mount(app, options);
    await until(() => results(again).length);
    const first = await until(() => buttons(again)[0]);
    const ended = next(again, 'dify-chat-message');
    first.click();
    expect((await ended).detail.message.status).to.equal('done');
    await until(() => !keys().some((key) => key.endsWith(':run')));
  });

  it('can be run again from under its result', async () => {
    const app = await make(workflow('wf-simple'));
    const chat = await mount(app, {appMode: 'workflow', display: 'inline'});
    await made(chat, {Topic: 'ECHO one'});
    await made(chat, {Topic: 'ECHO two'});
    const ended = next(chat, 'dify-chat-message');
    await press(results(chat)[1]!, 'Run again');
    await ended;
    await until(() => results(chat).map(wordsOf).join() === 'one,two,one');
  });
});
