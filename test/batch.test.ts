import {expect} from '@open-wc/testing';
import {asked, ERAS, make} from './support/app.js';
import {buttons, choose, give, inBatch, pressButton, problem, rows, saved} from './support/batch.js';
import {clearStorage, mount, until} from './support/chat.js';
import type {AppConfig, EmulatorApp} from './support/emulator.js';
import {EVERY_KIND, setting} from './support/form.js';

beforeEach(clearStorage);

const FORM = [
  setting('paragraph', 'topic', 'Topic', {required: true, max_length: 200}),
  setting('select', 'tone', 'Tone', {options: ['warm', 'brief']}),
];

const config = (mode: 'completion' | 'workflow', more: Partial<AppConfig> = {}): Partial<AppConfig> => ({
  mode,
  persona: 'scripted',
  parameters: {user_input_form: FORM},
  ...(mode === 'workflow' && {graph: 'wf-simple'}),
  ...more,
});

const opened = async (app: EmulatorApp, options = {}) => {
  const chat = await mount(app, {appMode: app.mode, display: 'inline', ...options});
  await choose(chat, 'batch');
  await until(() => buttons(chat).length);
  return chat;
};

const sent = async (app: EmulatorApp, mode: string) =>
  (await asked(app, mode === 'workflow' ? '/workflows/run' : '/completion-messages')).map(
    ({body}) => (body as {inputs: Record<string, unknown>}).inputs,
  );

describe('many rows of a file', () => {
  for (const era of ERAS) {
    for (const mode of ['completion', 'workflow'] as const) {
      it(`are run, and their results are a file: ${mode} of Dify ${era}`, async () => {
        const app = await make(config(mode), era);
        const chat = await opened(app);
        expect(await saved(chat, 'Download template')).to.deep.equal({
          text: '\ufeffTopic,Tone\r\n',
          name: 'template.csv',
        });
        await give(chat, 'Topic;Tone\r\n"ECHO one; ""1""";warm\r\nECHO =two;\r\n');
        await pressButton(chat, 'Run 2 rows');
        await until(() => rows(chat).length === 2 && rows(chat).every(([, , state]) => state === 'done'));
        const inputs = await sent(app, mode);
        expect(inputs).to.have.deep.members([{topic: 'ECHO one; "1"', tone: 'warm'}, {topic: 'ECHO =two'}]);
        const {text, name} = await saved(chat, 'Download results');
        expect(name).to.equal('results.csv');
        const result = mode === 'workflow' ? 'text' : 'Result';
        expect(text.split('\r\n')).to.deep.equal([
          `\ufeffTopic,Tone,Status,${result},Problem`,
          // A completion app's scripted model hears all texts of its form.
          `"ECHO one; ""1""",warm,done,"one; ""1""${mode === 'workflow' ? '' : '\nwarm'}",`,
          `ECHO =two,,done,'=two,`,
          '',
        ]);
      });
    }
  }

  it('say what is wrong with each, and the others are run', async () => {
    const app = await make(config('completion'));
    const chat = await opened(app);
    const lines = [
      'Topic,Tone,Else',
      'ECHO good,,',
      ',warm,',
      'ECHO x,loud,',
      'a,b',
      'a,b,c,d',
      '"a"b,,',
      `${'y'.repeat(201)},,`,
    ];
    await give(chat, lines.join('\n'));
    await until(() => rows(chat).filter(([, , , said]) => said).length === 6); // the words come by themselves
    expect(rows(chat).map(([line, , state, said]) => [line, state, said])).to.deep.equal([
      ['Line 2', 'waiting', ''],
      ['Line 3', 'has errors', 'Topic: Please fill this in.'],
      ['Line 4', 'has errors', 'Tone: This cannot be chosen any more. Please choose another.'],
      ['Line 5', 'has errors', '2 cells instead of 3.'],
      ['Line 6', 'has errors', '4 cells instead of 3.'],
      ['Line 7', 'has errors', 'A quotation mark is not closed, or something follows one.'],
      ['Line 8', 'has errors', 'Topic: At most 200 characters: please shorten it by 1.'],
    ]);
    expect(inBatch(chat, '.note').some((el) => el.textContent === 'Not used: Else.')).to.be.true;
    await pressButton(chat, 'Run 1 row');
    await until(() => rows(chat)[0]![2] === 'done');
    expect(await sent(app, 'completion')).to.deep.equal([{topic: 'ECHO good'}]);
  });

  it('are refused as a whole when the file is no good', async () => {
    const chat = await opened(await make(config('completion')));
    await give(chat, 'Theme,Tone\nx,y');
    expect(await problem(chat)).to.equal('The first line must name the columns. Missing: Topic.');
    await give(chat, 'Topic,Tone\n\n');
    await until(async () => (await problem(chat)) === 'There is no row in this file below its first line.');
    await give(chat, `Topic\n${'x\n'.repeat(10_001)}`);
    await until(async () => (await problem(chat)) === 'This file has too many rows: at most 10,000. Please split it.');
    await give(chat, new Uint8Array(20_000_001));
    await until(async () => (await problem(chat)) === 'This file is too large: at most 20 MB.');
    await give(chat, 'topic\nECHO mended');
    await until(() => rows(chat).length === 1);
  });

  it('that failed are run again', async () => {
    const app = await make(config('completion'));
    const chat = await opened(app);
    await app.fault({match: {path: '/completion-messages$'}, fault: {preset: '500'}, times: 2});
    await give(chat, 'Topic\nECHO 1\nECHO 2\nECHO 3\nECHO 4');
    await pressButton(chat, 'Run 4 rows');
    await pressButton(chat, 'Run 2 rows again');
    await until(() => rows(chat).every(([, , state]) => state === 'done'));
    expect(await sent(app, 'completion')).to.have.length(6);
  });

  it('run five at a time, and are stopped and gone on with', async () => {
    const app = await make(config('completion', {tokensPerSecond: 10}));
    const chat = await opened(app);
    await give(chat, `Topic\n${'LONG\n'.repeat(12)}`);
    await pressButton(chat, 'Run 12 rows');
    const states = (wanted: string) => rows(chat).filter(([, , state]) => state === wanted).length;
    await until(async () => (await sent(app, 'completion')).length === 5);
    expect(states('running')).to.equal(5);
    await pressButton(chat, 'Stop');
    await until(() => states('stopped') === 5 && states('waiting') === 7);
    await until(async () => (await asked(app, '/stop')).length === 5);
    await app.patch({tokensPerSecond: Infinity});
    await pressButton(chat, 'Run 7 rows');
    await pressButton(chat, 'Run 5 rows again');
    await until(() => states('done') === 12);
  });

  it('wait when there are too many at once', async () => {
    const app = await make(config('completion', {maxActive: 2, tokensPerSecond: 60}));
    const chat = await opened(app);
    await give(chat, `Topic\n${'ECHO some words that take a while\n'.repeat(4)}`);
    await pressButton(chat, 'Run 4 rows');
    await until(() => inBatch(chat, '.note').some((el) => el.textContent.includes('Too many requests')));
    await until(() => rows(chat).every(([, , state]) => state === 'done'), 30_000);
  }).timeout(40_000);

  it('go along with what the page gives, and may be held back by it', async () => {
    const app = await make(config('completion'));
    const chat = await opened(app, {inputs: {tone: 'brief'}});
    expect((await saved(chat, 'Download template')).text).to.equal('\ufeffTopic\r\n');
    chat.addEventListener('dify-chat-send', (event) => {
      if (event.detail.inputs.topic === 'ECHO 2') event.preventDefault();
    });
    await give(chat, 'Topic\nECHO 1\nECHO 2');
    await pressButton(chat, 'Run 2 rows');
    await until(
      () =>
        rows(chat)
          .map(([, , state]) => state)
          .join() === 'done,stopped',
    );
    expect(await sent(app, 'completion')).to.deep.equal([{topic: 'ECHO 1', tone: 'brief'}]);
  });

  it('cannot be had where the app needs a file', async () => {
    const file = setting('file', 'photo', 'Photo', {required: true});
    const chat = await mount(await make(config('workflow', {parameters: {user_input_form: [file]}})), {
      appMode: 'workflow',
      display: 'inline',
    });
    await choose(chat, 'batch');
    await until(() => inBatch(chat, '.note')[0]?.textContent.startsWith('This app needs something'));
  });

  it('take every kind of field', async () => {
    const app = await make(config('completion', {parameters: {user_input_form: EVERY_KIND}}));
    const chat = await opened(app);
    await give(chat, 'Your name,Age,Agree,Profile,about\nAnn,７,no,"{""lang"":""fr""}",tea\nBob,,,,');
    await pressButton(chat, 'Run 2 rows');
    await until(() => rows(chat).length === 2 && rows(chat).every(([, , state]) => state === 'done'));
    expect(await sent(app, 'completion')).to.have.deep.members([
      {name: 'Ann', age: 7, agree: false, profile: {lang: 'fr'}, about: 'tea', secret: 'by default'},
      {name: 'Bob', about: '', secret: 'by default'},
    ]);
  });
});
