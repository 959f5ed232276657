import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {make} from './support/app.js';
import {answerTo, clearStorage, focused, mount, open, panel, ready, scroller, until} from './support/chat.js';
import {emulateFeatures, emulatePhone} from './support/commands.js';
import {
  asks,
  control,
  done,
  errors,
  EVERY_KIND,
  fill,
  inForm,
  labels,
  NAME,
  sentInputs,
  setting,
  submit,
} from './support/form.js';

beforeEach(clearStorage);

const withForm = (user_input_form: unknown[]) => ({parameters: {user_input_form}});
const HTML = '<img src=x onerror="globalThis.hacked=1"><b>bold</b>';

describe('the form, for everyone', () => {
  afterEach(async () => {
    await setViewport({width: 800, height: 600});
    await emulateFeatures({});
    await emulatePhone();
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has no accessibility violation, right or wrong, ${theme}`, async () => {
      const chat = await mount(await make(withForm(EVERY_KIND)), {theme});
      await open(chat);
      await asks(chat);
      await expect(chat).to.be.accessible();
      await fill(chat, {'Your name': '123456789', Age: 'x', Profile: '{'});
      submit(chat);
      await until(() => errors(chat).length === 3);
      await expect(chat).to.be.accessible();
    }).timeout(20_000);
  }

  it('fits a phone, with room for a finger, and leaves the keyboard down', async () => {
    await emulatePhone({width: 390, height: 760});
    const file = setting('file', 'photo', 'Photo', {required: true});
    const chat = await mount(await make(withForm([...EVERY_KIND, {...file, file: {...file.file, variable: 'p2'}}])));
    await open(chat);
    await asks(chat);
    await expect(chat).to.be.accessible();
    for (const target of inForm(chat, 'input[type=text], select, textarea, .check, button')) {
      expect(target.getBoundingClientRect().height, target.outerHTML).to.be.at.least(44);
    }
    expect(['INPUT', 'TEXTAREA']).not.to.include(focused()?.tagName);
  }).timeout(20_000);

  it('fits 320 pixels without sideways scrolling, whatever the settings say', async () => {
    await setViewport({width: 320, height: 480});
    const long = 'verylongword'.repeat(30);
    const wide = ['text-input', 'paragraph', 'checkbox', 'number'].map((kind) =>
      setting(kind, kind, long, {description: long, placeholder: long, required: true, max_length: 3}),
    );
    const chat = await mount(await make(withForm([...wide, setting('select', 's', long, {options: [long]})])));
    await open(chat);
    await asks(chat);
    submit(chat);
    await until(() => errors(chat).length === 3);
    expect(scroller(chat).scrollWidth).to.be.at.most(scroller(chat).clientWidth);
    const {top, bottom} = control(chat, long).getBoundingClientRect();
    expect(top, 'the first is in view').to.be.at.least(scroller(chat).getBoundingClientRect().top);
    expect(bottom).to.be.at.most(scroller(chat).getBoundingClientRect().bottom);
  });

  it('is read from its top', async () => {
    const many = Array.from({length: 20}, (_, index) => setting('number', `n${index}`, `Number ${index}`));
    const chat = await mount(await make(withForm(many)), {display: 'inline'});
    await ready(chat);
    await asks(chat);
    expect(scroller(chat).scrollHeight).to.be.above(scroller(chat).clientHeight + 200);
    expect(scroller(chat).scrollTop).to.equal(0);
  });

  it('keeps borders in forced colours', async () => {
    await emulateFeatures({'forced-colors': 'active'});
    const chat = await mount(await make(withForm(NAME)));
    await open(chat);
    await asks(chat);
    expect(getComputedStyle(inForm(chat, 'button')[0]!).borderTopStyle).to.equal('solid');
    await expect(chat).to.be.accessible();
  });

  it('names, describes and marks every control', async () => {
    const hinted = setting('number', 'age', 'Age', {required: true, description: 'In years'});
    const chat = await mount(await make(withForm([hinted, setting('text-input', 'nick', 'Nick', {max_length: 20})])));
    await open(chat);
    await asks(chat);
    const age = control(chat, 'Age');
    expect(age.ariaRequired).to.equal('true');
    expect(inForm(chat, `#${age.getAttribute('aria-describedby')}`)[0]?.textContent).to.equal('In years');
    const nick = control(chat, 'Nick');
    expect(nick.labels?.[0]?.textContent.trim()).to.match(/^Nick\s+optional$/);
    expect(nick.hasAttribute('aria-describedby')).to.be.false;
    await fill(chat, {Nick: 'x'.repeat(15)});
    await until(() => inForm(chat, '.count')[0]?.textContent === '5 characters left');
    await fill(chat, {Nick: '😀'.repeat(21)});
    await until(() => inForm(chat, '.count')[0]?.textContent === '1 character too many');
  });

  it('speaks Chinese', async () => {
    const chat = await mount(await make(withForm(NAME)), {lang: 'zh-CN'});
    await open(chat);
    await asks(chat);
    submit(chat);
    await until(() => errors(chat)[0] === '请填写此项。');
  });

  it('keeps what is typed, and the focus, while the page fills other fields in', async () => {
    const chat = await mount(await make(withForm(EVERY_KIND)));
    await open(chat);
    await asks(chat);
    const about = control(chat, 'About you');
    about.focus();
    await fill(chat, {'About you': 'half a sen'});
    chat.inputs = {name: 'Ann'};
    await until(() => !labels(chat).includes('Your name'));
    expect(focused() === about && about.isConnected).to.be.true;
    expect(about.value).to.equal('half a sen');
  });
});

describe('hostile settings', () => {
  it('are never more than text', async () => {
    const texts = {label: HTML, description: HTML, placeholder: HTML, required: true};
    const kinds = ['text-input', 'paragraph', 'checkbox', 'json_object', 'number', 'file'];
    const form = [
      ...kinds.map((kind) => ({[kind]: {variable: kind, ...texts}})),
      {select: {variable: 's', ...texts, options: [HTML]}},
    ];
    const chat = await mount(await make(withForm(form)));
    await open(chat);
    await asks(chat);
    expect(inForm(chat, 'form img, form b')).to.be.empty;
    expect(labels(chat)[0]).to.equal(HTML);
    expect(inForm<HTMLSelectElement>(chat, 'select')[0]?.options[1]?.text).to.equal(HTML);
    submit(chat);
    await until(() => errors(chat).length === 6);
    expect('hacked' in globalThis).to.be.false;
  });

  it('may name a variable like a part of every object', async () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const app = await make(withForm(names.map((name) => setting('text-input', name, `The ${name}`))));
    const chat = await mount(app);
    await open(chat);
    await asks(chat);
    await fill(chat, Object.fromEntries(names.map((name) => [`The ${name}`, `value of ${name}`])));
    submit(chat);
    await done(chat);
    await answerTo(chat, 'ECHO hi');
    const [inputs] = await sentInputs(app);
    for (const name of names) expect(Object.entries(inputs!), name).to.deep.include([name, `value of ${name}`]);
  });

  it('may offer 10,000 options', async () => {
    const options = Array.from({length: 10_000}, (_, index) => `option ${index}`);
    const app = await make(withForm([setting('select', 'x', 'Many', {options}), setting('text-input', 'y', 'Other')]));
    const chat = await mount(app);
    await open(chat);
    await asks(chat);
    const started = performance.now();
    for (let count = 1; count <= 20; count++) {
      await fill(chat, {Other: 'x'.repeat(count)});
      await chat.updateComplete;
    }
    await fill(chat, {Many: 'option 9999'});
    submit(chat);
    await done(chat);
    expect(performance.now() - started).to.be.below(3000);
    await answerTo(chat, 'ECHO hi');
    expect((await sentInputs(app))[0]).to.include({x: 'option 9999'});
  });

  for (const odd of ['text', [null, 1, 'x', [], {}], {}, 5, [{select: null}], [{number: {variable: ['x']}}]]) {
    it(`leave a chat that works: ${JSON.stringify(odd)}`, async () => {
      const app = await make({parameters: {user_input_form: []}});
      await app.fault({
        match: {path: '/parameters$'},
        fault: {status: 200, body: {opening_statement: 'Hi', user_input_form: odd}},
      });
      const chat = await mount(app);
      await open(chat);
      expect(panel(chat).checkVisibility()).to.be.true;
      await answerTo(chat, 'ECHO hi');
    });
  }
});
