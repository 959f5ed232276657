import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {asked, ERAS, make, posts} from './support/app.js';
import {
  answerTo,
  ask,
  clearStorage,
  deep,
  deepAll,
  field,
  focused,
  messages,
  mount,
  next,
  open,
  panel,
  ready,
  texts,
  until,
  welcome,
} from './support/chat.js';
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

const withForm = (user_input_form: unknown[], more: Record<string, unknown> = {}) => ({
  parameters: {user_input_form, ...more},
});

describe('the form of an app', () => {
  for (const era of ERAS) {
    for (const way of ['app-code', 'api-key'] as const) {
      for (const mode of ['chat', 'advanced-chat'] as const) {
        it(`is asked once, and sent with every question: ${mode} of Dify ${era} by ${way}`, async () => {
          const app = await make({mode, ...withForm(EVERY_KIND)}, era);
          const chat = await mount(app, {way});
          await open(chat);
          await asks(chat);
          const filled = {City: 'Rome', Age: '４２', Agree: false, Profile: '{"lang": "fr"}'};
          await fill(chat, {'Your name': 'Ann', 'About you': 'likes tea', ...filled});
          submit(chat);
          await done(chat);
          expect((await answerTo(chat, 'ECHO one')).message.status).to.equal('done');
          expect((await answerTo(chat, 'ECHO two')).message.status).to.equal('done');
          const inputs = {name: 'Ann', about: 'likes tea', city: 'Rome', age: 42, agree: false, profile: {lang: 'fr'}};
          const all = {...inputs, secret: 'by default'};
          expect(await sentInputs(app)).to.deep.equal([all, all]);
        });
      }
    }
  }

  it('is not there when the app asks for nothing, nor when only hidden things are wanted', async () => {
    for (const form of [[], [EVERY_KIND[6]], [setting('external_data_tool', 'x', 'X', {required: true})]]) {
      const chat = await mount(await make(withForm(form)), {display: 'inline'});
      await ready(chat);
      expect(inForm(chat)).to.be.empty;
      chat.remove();
    }
  });

  it('makes way for the opening words, filled in, the suggestions, and the composer', async () => {
    const opening = {
      opening_statement: 'Hello **{{name}}** from {{city}}!',
      suggested_questions: ['ECHO for {{name}}'],
    };
    const app = await make(withForm(EVERY_KIND, opening));
    const chat = await mount(app);
    await open(chat);
    await asks(chat);
    expect(deepAll(welcome(chat), 'dify-chat-markdown, li')).to.be.empty;
    await fill(chat, {'Your name': 'Ann', City: '東京'});
    submit(chat);
    const words = await until(() => deepAll(welcome(chat), 'dify-chat-markdown')[0]?.shadowRoot?.textContent.trim());
    expect(words).to.equal('Hello Ann from 東京!');
    await until(() => focused() === field(chat));
    const ended = next(chat, 'dify-chat-message');
    deep<HTMLButtonElement>(welcome(chat), 'li button').click();
    await ended;
    await until(() => texts(chat)[0] === 'ECHO for Ann');
    expect(await sentInputs(app)).to.deep.equal([
      {name: 'Ann', about: '', city: '東京', agree: true, secret: 'by default'},
    ]);
  });

  it('is filled in by keyboard alone', async () => {
    const app = await make(withForm([...NAME, EVERY_KIND[4]!]));
    const chat = await mount(app);
    await open(chat);
    await asks(chat);
    await until(() => focused() === control(chat, 'Your name'));
    await sendKeys({press: 'Tab'});
    await sendKeys({press: ' '});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'}); // the button
    await until(() => focused() === control(chat, 'Your name') && errors(chat).length === 1);
    await sendKeys({type: 'Ann'});
    await until(() => errors(chat).length === 0);
    await sendKeys({press: 'Enter'}); // in the field
    await done(chat);
    await until(() => focused() === field(chat));
    await sendKeys({type: 'ECHO hi'});
    const ended = next(chat, 'dify-chat-message');
    await sendKeys({press: 'Enter'});
    await ended;
    expect(await sentInputs(app)).to.deep.equal([{name: 'Ann', agree: false}]);
  });

  it('says under each field what is wrong, goes to the first, and lets nothing leave', async () => {
    const app = await make({mode: 'advanced-chat', ...withForm(EVERY_KIND)}, '1.13');
    const chat = await mount(app);
    await open(chat);
    await asks(chat);
    await fill(chat, {'Your name': '123456789', Age: 'abc', Profile: '{"lang": 5}'});
    submit(chat);
    await until(() => errors(chat).length === 3);
    expect(errors(chat)).to.deep.equal([
      'At most 8 characters: please shorten it by 1.',
      'Please enter a number, such as 12 or 3.5.',
      '“lang” must be of the type string.',
    ]);
    const name = control(chat, 'Your name');
    expect(focused() === name).to.be.true;
    expect(name.ariaInvalid).to.equal('true');
    const note = name.getAttribute('aria-describedby')!;
    expect(inForm(chat, `#${note}`)[0]?.textContent).to.contain('At most 8');
    expect(inForm(chat, '[role=alert]')[0]?.textContent).to.equal(
      'Please look at these 3 again: Your name, Age, Profile.',
    );
    await fill(chat, {'Your name': 'Ann', Age: '', Profile: ''});
    await until(() => !errors(chat).length);
    submit(chat);
    await done(chat);
  });

  it('is looked at when a question is to leave, which stays where it was written', async () => {
    const app = await make(withForm(NAME));
    const chat = await mount(app);
    await open(chat);
    await asks(chat);
    await ask(chat, 'ECHO early');
    await until(() => errors(chat)[0] === 'Please fill this in.' && focused() === control(chat, 'Your name'));
    expect(field(chat).value).to.equal('ECHO early');
    expect(await posts(app)).to.equal(0);
    await fill(chat, {'Your name': 'Ann'});
    const ended = next(chat, 'dify-chat-message');
    await ask(chat, 'ECHO early');
    await ended;
    await done(chat);
    expect(await sentInputs(app)).to.deep.equal([{name: 'Ann'}]);
  });

  it('holds back what the page sends, unless that brings the values', async () => {
    const app = await make(withForm(NAME));
    const chat = await mount(app);
    expect(await chat.send('ECHO too early')).to.be.false; // also before the app is described
    expect(await posts(app)).to.equal(0);
    const ended = next(chat, 'dify-chat-message');
    expect(await chat.send('ECHO hi', {inputs: {name: 'Bob'}})).to.be.true;
    await ended;
    await open(chat);
    await until(() => messages(chat).length === 2);
    expect(inForm(chat)).to.be.empty;
    await answerTo(chat, 'ECHO again');
    expect(await sentInputs(app)).to.deep.equal([{name: 'Bob'}, {name: 'Bob'}]);
  });

  it('does not ask for what the page gives, and asks for what of it is no good', async () => {
    const app = await make(withForm(EVERY_KIND, {opening_statement: 'Hello {{name}}'}));
    const inputs = {
      name: 'much too long',
      about: 'x',
      city: 'Rome',
      age: '7',
      agree: 'yes',
      secret: 'given',
      more: [1],
    };
    const chat = await mount(app, {inputs});
    await open(chat);
    await asks(chat);
    expect(labels(chat)).to.deep.equal(['Your name', 'Profile', 'Photo']);
    expect(control(chat, 'Your name').value).to.equal('much too long');
    chat.inputs = {...inputs, name: 'Ann', profile: '{"lang":"de"}'};
    await until(() => labels(chat).join() === 'Photo'); // optional
    submit(chat);
    await done(chat);
    await answerTo(chat, 'ECHO hi');
    const sent = {...inputs, name: 'Ann', age: 7, agree: true, profile: {lang: 'de'}};
    expect(await sentInputs(app)).to.deep.equal([sent]);
  });

  it('drops what a page gives for a hidden variable and the server would refuse', async () => {
    const app = await make(withForm([setting('number', 'tier', 'Tier', {hide: true, default: '3'})]));
    const chat = await mount(app, {inputs: {tier: 'gold'}});
    await open(chat);
    await answerTo(chat, 'ECHO hi');
    expect(await sentInputs(app)).to.deep.equal([{tier: 3}]);
  });

  it('says what cannot be given here: what only the page knows, and a choice of nothing', async () => {
    const hidden = setting('text-input', 'tier', 'Tier', {required: true, hide: true});
    const app = await make({
      mode: 'advanced-chat',
      ...withForm([hidden, setting('select', 'x', 'X', {required: true})]),
    });
    const chat = await mount(app);
    await open(chat);
    await asks(chat);
    expect(errors(chat)).to.deep.equal([
      '“Tier” has to come from this page, and does not. Please tell the owner of this site.',
      '“X” offers nothing to choose. Please tell the owner of this site.',
    ]);
    submit(chat);
    await until(() => focused()?.className === 'obstacle');
    expect(await chat.send('ECHO hi')).to.be.false;
    expect(await asked(app, '/chat-messages')).to.be.empty;
  });

  it('is seen also where the page fills the empty thread', async () => {
    const chat = await mount(await make(withForm(NAME)));
    chat.innerHTML = '<p slot="empty">Our own welcome</p>';
    await open(chat);
    expect((await asks(chat)).checkVisibility()).to.be.true;
    await fill(chat, {'Your name': 'Ann'});
    submit(chat);
    await until(() => chat.querySelector('p')?.checkVisibility());
    expect(panel(chat).checkVisibility()).to.be.true;
  });
});
