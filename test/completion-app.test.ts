import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {asked, ERAS, make} from './support/app.js';
import {clearStorage, deepAll, focused, launcher, mount, next, until} from './support/chat.js';
import type {AppConfig, EmulatorApp} from './support/emulator.js';
import {setting} from './support/form.js';
import {
  control,
  fill,
  inTask,
  inTaskForm,
  labels,
  made,
  noteOf,
  press,
  results,
  run,
  usable,
  wordsOf,
} from './support/task.js';

beforeEach(clearStorage);

const TOPIC = [setting('paragraph', 'query', 'Topic', {required: true, max_length: 2000})];

const completion = (parameters: object = {}, more: Partial<AppConfig> = {}): Partial<AppConfig> => ({
  mode: 'completion',
  persona: 'scripted',
  parameters: {user_input_form: TOPIC, ...parameters},
  ...more,
});

/** What was posted. */
const posted = async (app: EmulatorApp) =>
  (await asked(app, '/completion-messages')).map(({body}) => (body as {inputs: unknown}).inputs);

describe('an app that makes a text of a form', () => {
  for (const era of ERAS) {
    for (const way of ['app-code', 'api-key'] as const) {
      for (const display of ['bubble', 'inline'] as const) {
        it(`streams its result: Dify ${era} by ${way}, ${display}`, async () => {
          const app = await make(completion(), era);
          const appMode = way === 'app-code' ? 'completion' : '';
          const chat = await mount(app, {way, display, appMode});
          if (display === 'bubble') chat.show();
          const {message, text} = await made(chat, {Topic: 'ECHO tea *now*'});
          expect(message.status).to.equal('done');
          expect(text).to.contain('tea *now*');
          await until(() => wordsOf(results(chat)[0]!).includes('tea now'));
          expect(await posted(app)).to.deep.equal([{query: 'ECHO tea *now*'}]);
          expect(await asked(app, '/messages')).to.be.empty;
          expect(await asked(app, '/conversations')).to.be.empty;
        });
      }
    }
  }

  for (const era of ERAS) {
    it(`makes more like it, as a result of its own: Dify ${era}`, async () => {
      const app = await make(completion({more_like_this: {enabled: true}}), era);
      const chat = await mount(app, {appMode: 'completion', display: 'inline'});
      await made(chat, {Topic: 'ECHO tea'});
      const ended = next(chat, 'dify-chat-message');
      await press(results(chat)[0]!, 'More like this');
      expect((await ended).detail.text).to.equal('tea');
      expect(results(chat)).to.have.length(2);
      expect(await posted(app)).to.have.length(1);
      await press(results(chat)[0]!, 'Good answer');
      await until(async () => (await asked(app, '/feedbacks')).length === 1);
    });
  }

  it('offers more like it only where the app makes such', async () => {
    for (const [way, enabled] of [
      ['app-code', false],
      ['api-key', true],
    ] as const) {
      const app = await make(completion({more_like_this: {enabled}}));
      const chat = await mount(app, {way, appMode: 'completion', display: 'inline'});
      await made(chat, {Topic: 'ECHO tea'});
      await until(() => labels(results(chat)[0]!).includes('Run again'));
      expect(labels(results(chat)[0]!)).to.not.include('More like this');
      chat.remove();
    }
  });

  it('is stopped, and what was written stays', async () => {
    const app = await make(completion({}, {tokensPerSecond: 20}));
    const chat = await mount(app, {appMode: 'completion', display: 'inline'});
    await usable(chat);
    await fill(chat, {Topic: 'LONG'});
    await run(chat);
    await until(() => wordsOf(results(chat)[0]!).length > 10);
    const stop = await until(() => inTaskForm<HTMLButtonElement>(chat, '.stop')[0]);
    const ended = next(chat, 'dify-chat-message');
    stop.click();
    expect((await ended).detail.message.status).to.equal('stopped');
    await until(async () => (await asked(app, '/stop')).length === 1);
    await until(() => inTaskForm(chat, '[type=submit]').length);
    expect(await posted(app)).to.have.length(1);
  });

  it('says under the field what the server refused, and is run again when that is changed', async () => {
    const app = await make(completion());
    const chat = await mount(app, {appMode: 'completion', display: 'inline'});
    const body = {code: 'invalid_param', message: 'query in input form must be a string', status: 400};
    await app.fault({match: {path: '/completion-messages$'}, fault: {status: 400, body}});
    await made(chat, {Topic: 'ECHO x'});
    await until(() => inTaskForm(chat, '.error')[0]?.textContent.includes('did not accept'));
    await until(() => deepAll(results(chat)[0]!, '.notice button')[0]?.textContent.includes('Change inputs'));
    expect((await made(chat, {Topic: 'ECHO y'})).text).to.equal('y');
  });

  it('is cut off, says so, and asks nobody for its past', async () => {
    const app = await make(completion({}, {tokensPerSecond: 200}));
    const chat = await mount(app, {appMode: 'completion', display: 'inline'});
    await app.fault({match: {path: '/completion-messages$'}, fault: {cut: {frame: 4, how: 'reset'}}});
    const {message} = await made(chat, {Topic: 'ECHO one two three four five six seven'});
    expect(message.status).to.equal('incomplete');
    await until(() => noteOf(results(chat)[0]!)[0]?.includes('The connection was lost before this was complete.'));
    expect(wordsOf(results(chat)[0]!)).to.have.length.above(1);
    expect(await asked(app, '/messages')).to.be.empty;
    expect(await asked(app, '/conversations')).to.be.empty;
  });

  it('is run by the page: its text goes into the field for it, and its inputs count first', async () => {
    const app = await make(completion({user_input_form: [...TOPIC, setting('text-input', 'tone', 'Tone')]}));
    const chat = await mount(app, {appMode: 'completion', display: 'inline'});
    const end = async (sent: Promise<boolean>) => {
      const ended = next(chat, 'dify-chat-message');
      expect(await sent).to.be.true;
      await ended;
    };
    await end(chat.send('ECHO by text'));
    await end(chat.send('', {inputs: {query: 'ECHO by inputs', tone: 'warm'}}));
    expect(await chat.send('')).to.be.false; // nothing is filled in
    await until(() => inTaskForm(chat, '.error').length === 1);
    chat.addEventListener('dify-chat-send', (event) => (event.detail.inputs.tone = 'brief'), {once: true});
    await fill(chat, {Topic: 'ECHO by hand'});
    await end(chat.send(''));
    chat.addEventListener('dify-chat-send', (event) => event.preventDefault());
    expect(await chat.send('')).to.be.false;
    expect(await posted(app)).to.deep.equal([
      {query: 'ECHO by text', tone: ''},
      {query: 'ECHO by inputs', tone: 'warm'},
      {query: 'ECHO by hand', tone: 'brief'},
    ]);
    chat.newConversation();
    await until(() => !results(chat).length);
    expect(control(chat, 'Topic').value).to.equal('ECHO by hand');
  });

  it('keeps what is filled in over a reload, until it is cleared', async () => {
    const app = await make(
      completion({user_input_form: [...TOPIC, setting('text-input', 'tone', 'Tone', {default: 'warm'})]}),
    );
    const options = {appMode: 'completion', display: 'inline', user: 'somebody-who-comes-back'} as const;
    const chat = await mount(app, options);
    await made(chat, {Topic: 'ECHO one', Tone: 'brief'});
    expect(control(chat, 'Topic').value).to.equal('ECHO one');
    chat.remove();
    const again = await mount(app, options);
    await usable(again);
    expect(control(again, 'Tone').value).to.equal('brief');
    inTaskForm<HTMLButtonElement>(again, '.clear')[0]!.click();
    await until(() => control(again, 'Topic').value === '' && control(again, 'Tone').value === 'warm');
  });

  it('is used by keyboard alone', async () => {
    const app = await make(completion());
    const chat = await mount(app, {appMode: 'completion'});
    launcher(chat).focus();
    await sendKeys({press: 'Enter'});
    await usable(chat);
    await until(() => focused() === control(chat, 'Topic'));
    await sendKeys({type: 'ECHO keys'});
    await sendKeys({press: 'Tab'});
    const ended = next(chat, 'dify-chat-message');
    await sendKeys({press: 'Enter'});
    expect((await ended).detail.text).to.equal('keys');
    await until(() => focused()?.textContent.trim() === 'Change inputs');
    await sendKeys({press: 'Enter'});
    await until(() => control(chat, 'Topic').checkVisibility());
    await sendKeys({press: 'Escape'});
    await until(() => !chat.open);
  });

  it('is heard', async () => {
    const chat = await mount(await make(completion()), {appMode: 'completion', display: 'inline'});
    await made(chat, {Topic: 'ECHO Words to be heard.'});
    await until(() => inTask(chat, '[role=status]').some((el) => el.textContent.includes('Words to be heard.')));
  });

  it('waits and tries again when there are too many', async () => {
    const app = await make(completion());
    const chat = await mount(app, {appMode: 'completion', display: 'inline'});
    const body = {code: 'too_many_requests', message: 'Too many requests.', status: 429};
    await app.fault({match: {path: '/completion-messages$'}, fault: {status: 429, body}});
    expect((await made(chat, {Topic: 'ECHO late'})).text).to.equal('late');
  });
});
